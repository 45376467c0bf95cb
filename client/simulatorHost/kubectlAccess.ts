// The running simulation as kubectl reaches it: served on the loopback address, a kubeconfig while it is wanted.

import type { RunningSimulation } from './runningSimulation.js';
import type { ServedRun, ServeRun } from './serveRun.js';

/** Serves one simulation at a time under one kubeconfig, from `open` until `close`. */
export class KubectlAccess {
  /** The same for every simulation, so that an open terminal speaks to the one that runs. */
  readonly file: string;
  readonly #serve: () => Promise<ServeRun>;
  #isOpen = false;
  #run: RunningSimulation | undefined;
  #served: Promise<ServedRun> | undefined;

  /** `serve` loads the server's code, which is not small. */
  constructor(file: string, serve: () => Promise<ServeRun>) {
    this.file = file;
    this.#serve = serve;
  }

  /** Resolves when kubectl can be used. */
  async open(run: RunningSimulation): Promise<void> {
    this.#isOpen = true;
    this.follow(run);
    await this.#served;
  }

  /** What runs now: while access is open, the old one's server closes and the new one is served. */
  follow(run: RunningSimulation | undefined): void {
    if (!this.#isOpen || run === this.#run) {
      return;
    }
    const before = this.#end();
    this.#run = run;
    if (run !== undefined) {
      this.#served = before.then(async () => (await this.#serve())(run, this.file));
      // Who opened hears of a failure; who only follows is left without access.
      this.#served.catch(() => undefined);
    }
  }

  /** Ends connections and removes the kubeconfig. */
  async close(): Promise<void> {
    this.#isOpen = false;
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
