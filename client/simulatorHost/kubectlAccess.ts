// The running simulation as kubectl reaches it: served on the loopback address, a kubeconfig while it is wanted.

import type { RunningSimulation } from './runningSimulation.js';
import type { ServedRun, ServeRun } from './serveRun.js';

/**
 * Serves one simulation at a time from `open` until `close`, under one kubeconfig for all of them, so that an open
 * terminal speaks to the one that runs.
 */
export class KubectlAccess {
  readonly #serve: () => Promise<ServeRun>;
  #file: string | undefined;
  #run: RunningSimulation | undefined;
  #served: Promise<ServedRun> | undefined;

  /** `serve` loads the server's code, which is not small. */
  constructor(serve: () => Promise<ServeRun>) {
    this.#serve = serve;
  }

  /** Resolves when kubectl can be used. */
  async open(file: string, run: RunningSimulation | undefined): Promise<void> {
    this.#file = file;
    this.follow(run);
    await this.#served;
  }

  /** What runs now: while access is open, the old one's server closes and the new one is served. */
  follow(run: RunningSimulation | undefined): void {
    const file = this.#file;
    if (file === undefined || run === this.#run) {
      return;
    }
    const before = this.#end();
    this.#run = run;
    if (run !== undefined) {
      this.#served = before.then(async () => (await this.#serve())(run, file));
      // Who opened hears of a failure; who only follows is left without access.
      this.#served.catch(() => undefined);
    }
  }

  /** Ends connections and removes the kubeconfig. */
  async close(): Promise<void> {
    this.#file = undefined;
    await this.#end();
  }

  async #end(): Promise<void> {
    const served = this.#served;
    this.#served = undefined;
    this.#run = undefined;
    await served?.then(
      ({ close }) => close(),
      () => undefined,
    );
  }
}
