// One served cluster: a simulation, its clock, its API on a socket, its kubeconfig.

import type { Catalogue } from '../core/kubernetes/schema.js';
import { createSimulation } from '../simulator/index.js';
import type { ClusterFile, Simulation } from '../simulator/simulation.js';
import { startApiServer } from './apiServer.js';
import { createCertificateSigner } from './certificateSigner.js';
import { type Clock, createFastClock, createRealClock } from './clock.js';
import { refuseOwnKubeconfig, removeKubeconfig, writeKubeconfig } from './kubeconfig.js';

/** What to serve. */
export interface ServeOptions {
  readonly catalogue: Catalogue;
  readonly cluster?: ClusterFile;
  readonly clock: 'real' | 'fast';
  /** Virtual seconds for each of the wall's, with the real clock. */
  readonly speed?: number;
  readonly seed?: number;
  readonly port?: number;
  /** Where the kubeconfig goes. */
  readonly kubeconfig: string;
  /** The wall's time in milliseconds since the epoch. */
  readonly wallMs: () => number;
}

/** A cluster that is being served. */
export interface ServedCluster {
  readonly simulation: Simulation;
  readonly url: string;
  /** The open watches and followed logs. */
  readonly streams: { readonly size: number };
  /** Removes the kubeconfig, ends watches and connections. */
  close(): Promise<void>;
}

/** With the fast clock time begins this long before the wall's, so that no client ever sees the future. */
const FAST_START_BEFORE_MS = 24 * 3_600_000;

/** Starts to serve; resolves when the kubeconfig is written. Rejects with a sentence for the user. */
export async function serveCluster(options: ServeOptions): Promise<ServedCluster> {
  refuseOwnKubeconfig(options.kubeconfig);
  const nowMs = options.wallMs();
  const isFast = options.clock === 'fast';
  const simulation = createSimulation({
    catalogue: options.catalogue,
    startMs: isFast ? nowMs - FAST_START_BEFORE_MS : nowMs,
    signer: createCertificateSigner(options.seed ?? 1),
    ...(options.cluster === undefined ? {} : { cluster: options.cluster }),
    ...(options.seed === undefined ? {} : { seed: options.seed }),
  });
  simulation.runUntil(simulation.nowMs);
  const clock = clockOf(simulation, options);
  const server = await startApiServer({
    simulation,
    catalogue: options.catalogue,
    nowMs,
    onWrite: () => clock.noteWrite(),
    onAwaited: () => clock.react(),
    onSettle: quiet => clock.settle(quiet),
    ...(options.port === undefined ? {} : { port: options.port }),
  }).catch((error: unknown) => {
    clock.stop();
    throw error;
  });
  if (isFast) {
    simulation.settle();
  }
  writeKubeconfig(options.kubeconfig, server.kubeconfig);
  return {
    simulation,
    url: server.url,
    streams: server.streams,
    close: () => {
      clock.stop();
      removeKubeconfig(options.kubeconfig, server.kubeconfig);
      return server.close();
    },
  };
}

function clockOf(simulation: Simulation, { clock, speed, wallMs }: ServeOptions): Clock {
  return clock === 'fast'
    ? createFastClock(simulation)
    : createRealClock(simulation, wallMs, speed ?? 1);
}
