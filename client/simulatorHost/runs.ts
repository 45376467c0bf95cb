// The worker's side of the window: owns the one simulation that runs and answers what the window asks of it.

import type { MessageConnection } from 'vscode-jsonrpc/node';
import { parse as parseYaml } from 'yaml';
import type { Catalogue } from '../../core/kubernetes/schema.js';
import { parseClusterFile } from '../../simulator/clusterFile.js';
import type { ClusterFile } from '../../simulator/simulation.js';
import { fileLabel } from './changeWords.js';
import { Drawing } from './drawing.js';
import { KubectlAccess } from './kubectlAccess.js';
import {
  actRequest,
  applyRequest,
  candidatesRequest,
  drawRequest,
  endServingRequest,
  failedNotice,
  loadsRequest,
  lookNotice,
  manifestRequest,
  objectAtRequest,
  placeRequest,
  replicasRequest,
  type StartParams,
  type StartResult,
  serveRequest,
  startRequest,
  steerNotice,
  stopNotice,
} from './messages.js';
import type { WallClock } from './pacer.js';
import { RunningSimulation } from './runningSimulation.js';
import type { ServeRun } from './serveRun.js';
import { fileWords } from './timelineWords.js';
import type { Translate } from './translate.js';

/** What the runs need of the world around them. */
export interface RunsWorld {
  readonly line: MessageConnection;
  readonly clock: WallClock;
  readonly t: Translate;
  /** The API the simulations serve. */
  readonly catalogue: Catalogue;
  /** Loads what serves a simulation to kubectl. */
  readonly serve: () => Promise<ServeRun>;
}

/** One run at a time; between two of them nothing. */
export class Runs {
  readonly #world: RunsWorld;
  readonly #clock: WallClock;
  readonly #drawing: Drawing;
  readonly #access: KubectlAccess;
  #running: RunningSimulation | undefined;
  #seed = 0;
  /** Of a run that failed one fault is enough. */
  #hasFailed = false;

  constructor(world: RunsWorld) {
    this.#world = world;
    this.#access = new KubectlAccess(world.serve);
    this.#clock = { ...world.clock, after: (delayMs, call) => this.#after(delayMs, call) };
    this.#drawing = new Drawing(this.#clock, picture =>
      world.line.sendRequest(drawRequest, picture),
    );
    this.#answer(world.line);
  }

  #answer(line: MessageConnection): void {
    line.onRequest(startRequest, params => this.#start(params));
    line.onRequest(applyRequest, sources => this.#running?.apply(sources).refusals ?? []);
    line.onRequest(
      actRequest,
      ({ words, isTrouble, action }) =>
        this.#running?.act(words, isTrouble, action) ?? { done: false, message: '' },
    );
    line.onRequest(candidatesRequest, kinds => this.#running?.candidates(kinds) ?? []);
    line.onRequest(replicasRequest, target => this.#running?.replicasOf(target) ?? null);
    line.onRequest(loadsRequest, target => this.#running?.loadsOf(target) ?? []);
    line.onRequest(manifestRequest, id => this.#running?.findManifest(id) ?? null);
    line.onRequest(placeRequest, link => this.#running?.links.find(link) ?? null);
    line.onRequest(
      objectAtRequest,
      place => this.#running?.findObjectAt(place.uri, place.line) ?? null,
    );
    line.onRequest(serveRequest, kubeconfig => this.#access.open(kubeconfig, this.#running));
    line.onRequest(endServingRequest, () => this.#access.close());
    line.onNotification(steerNotice, message => this.#running?.steer(message));
    line.onNotification(lookNotice, look => this.#drawing.see(look));
    line.onNotification(stopNotice, () => this.#end());
  }

  #start({ sources, cluster, seed, speed, autoplay }: StartParams): StartResult {
    const { t, catalogue } = this.#world;
    this.#end();
    const { value, problem } = readCluster(cluster);
    const running = new RunningSimulation({
      title: sources.length === 0 ? t('empty cluster') : fileWords(fileLabel(sources), t),
      cluster: value,
      seed,
      clock: this.#clock,
      t,
      catalogue,
      onProgress: () => this.#drawing.request(),
    });
    this.#seed = seed;
    this.#hasFailed = false;
    running.pacer.setSpeed(speed);
    const { refusals } = running.apply(sources);
    if (autoplay) {
      running.play();
    }
    this.#running = running;
    this.#drawing.follow(running);
    this.#access.follow(running);
    return { title: running.title, refusals, clusterProblem: problem };
  }

  #end(): void {
    this.#running?.dispose();
    this.#running = undefined;
    this.#drawing.follow(undefined);
    this.#access.follow(undefined);
  }

  /**
   * A timer of the simulation or its views: what goes wrong in it stops this one run, with what is needed
   * to replay it.
   */
  #after(delayMs: number, call: () => void): () => void {
    return this.#world.clock.after(delayMs, () => {
      try {
        call();
      } catch (error) {
        this.#fail(error);
      }
    });
  }

  #fail(error: unknown): void {
    this.#running?.pacer.pause();
    if (this.#hasFailed) {
      return;
    }
    this.#hasFailed = true;
    const { message, stack = '' } = error instanceof Error ? error : new Error(String(error));
    const timeMs = this.#running?.simulation.nowMs ?? 0;
    void this.#world.line.sendNotification(failedNotice, {
      message,
      stack,
      timeMs,
      seed: this.#seed,
    });
    this.#drawing.request();
  }
}

/** The cluster the file describes, or why it describes none. */
function readCluster(file: StartParams['cluster']): {
  readonly value: ClusterFile | undefined;
  readonly problem: string | undefined;
} {
  if (file === undefined) {
    return { value: undefined, problem: undefined };
  }
  try {
    const { value, problems } = parseClusterFile(parseYaml(file.text));
    return problems.length === 0
      ? { value, problem: undefined }
      : { value: undefined, problem: `${file.name}: ${problems.join('; ')}` };
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return { value: undefined, problem: `${file.name}: ${reason}` };
  }
}
