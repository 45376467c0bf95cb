// Serves a running simulation to kubectl: its own cluster, at the pace the panel sets.

import { startApiServer } from '../../serving/apiServer.js';
import { removeKubeconfig, writeKubeconfig } from '../../serving/kubeconfig.js';
import type { RunningSimulation } from './runningSimulation.js';

/** A simulation that is being served. */
export interface ServedRun {
  /** Removes the kubeconfig at once; resolves when the port is free. */
  close(): Promise<void>;
}

export type ServeRun = (run: RunningSimulation, kubeconfig: string) => Promise<ServedRun>;

/** Resolves when the kubeconfig is written. What clients change is drawn like any other change. */
export const serveRun: ServeRun = async (run, kubeconfig) => {
  const server = await startApiServer({
    simulation: run.simulation,
    catalogue: run.catalogue,
    nowMs: Date.now(),
    onWrite: () => run.noteOutsideChange(),
    onAwaited: () => run.react(),
  });
  writeKubeconfig(kubeconfig, server.kubeconfig);
  return {
    close: () => {
      removeKubeconfig(kubeconfig, server.kubeconfig);
      return server.close();
    },
  };
};
