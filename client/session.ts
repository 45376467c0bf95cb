// The one simulation of this window: starts and stops it, hears what can be seen of it, and tells the views.

import path from 'node:path';
import * as vscode from 'vscode';
import { RemoteRun } from './remoteRun.js';
import { readSettings } from './settings.js';
import {
  drawRequest,
  endServingRequest,
  type Failure,
  failedNotice,
  type Look,
  lookNotice,
  type Picture,
  type StartParams,
  startRequest,
  stopNotice,
} from './simulatorHost/messages.js';
import type { Refusal } from './simulatorHost/refusals.js';
import type { Source } from './simulatorHost/sources.js';
import { type SimulatorWorker, startWorker } from './simulatorWorker.js';

/** Owns what runs, and the worker it runs in: made with the first simulation, kept warm for the next. */
export class Session implements vscode.Disposable {
  readonly #extensionPath: string;
  readonly #changed = new vscode.EventEmitter<void>();
  readonly #drawn = new vscode.EventEmitter<Picture>();
  readonly #refused = new vscode.EventEmitter<readonly Refusal[]>();
  #worker: SimulatorWorker | undefined;
  #running: RemoteRun | undefined;
  /** Grows with each start and stop: an answer to an earlier start comes too late. */
  #turn = 0;
  #look: Look = { pane: undefined, tree: false, panelAge: 0 };

  /** How what runs is, or whether anything does, may have changed. */
  readonly onDidChange = this.#changed.event;
  /** A new picture of what runs. */
  readonly onDidDraw = this.#drawn.event;
  /** What stands refused after an apply; empty when all is taken. */
  readonly onDidApply = this.#refused.event;

  constructor(extensionPath: string) {
    this.#extensionPath = extensionPath;
  }

  get running(): RemoteRun | undefined {
    return this.#running;
  }

  /** Starts anew with these files and builds. */
  async start(sources: readonly Source[], cluster: StartParams['cluster']): Promise<void> {
    this.stop();
    this.#worker ??= this.#startWorker();
    const { line } = this.#worker;
    const { seed, speed, autoplay } = readSettings();
    const params = { sources, cluster, seed, speed, autoplay };
    const turn = this.#turn;
    const { title, refusals, clusterProblem } = await line.sendRequest(startRequest, params);
    if (turn !== this.#turn) {
      return;
    }
    this.#running = new RemoteRun(line, title, sources);
    if (clusterProblem !== undefined) {
      void vscode.window.showWarningMessage(`Drydock: ${clusterProblem}`);
    }
    this.#refused.fire(refusals);
    this.#changed.fire();
  }

  /** Applies files and builds to what runs; nothing if nothing does. */
  async apply(sources: readonly Source[]): Promise<void> {
    const refusals = await this.#running?.apply(sources);
    if (refusals !== undefined) {
      this.#refused.fire(refusals);
    }
  }

  stop(): void {
    void this.#worker?.line.sendNotification(stopNotice);
    this.#end();
  }

  /** Nobody speaks to what runs by kubectl any more. */
  async endServing(): Promise<void> {
    await this.#worker?.line.sendRequest(endServingRequest);
  }

  /** Says what the person can see now: only that is drawn. */
  look(change: Partial<Look>): void {
    this.#look = { ...this.#look, ...change };
    void this.#worker?.line.sendNotification(lookNotice, this.#look);
  }

  dispose(): void {
    this.#worker?.end();
    this.#changed.dispose();
    this.#drawn.dispose();
    this.#refused.dispose();
  }

  #startWorker(): SimulatorWorker {
    const file = (name: string) => path.join(this.#extensionPath, 'dist', name);
    const setup = { structureFile: file('structure.json'), translations: vscode.l10n.bundle };
    const worker = startWorker(file('simulatorWorker.cjs'), setup, error => this.#break(error));
    worker.line.onRequest(drawRequest, picture => this.#draw(picture));
    worker.line.onNotification(failedNotice, failure => this.#fail(failure));
    void worker.line.sendNotification(lookNotice, this.#look);
    return worker;
  }

  #draw(picture: Picture): void {
    if (this.#running !== undefined) {
      this.#running.status = picture.status;
      this.#drawn.fire(picture);
      this.#changed.fire();
    }
  }

  /** The run stands still where it failed, to be looked at. */
  #fail({ message, stack, timeMs, seed }: Failure): void {
    console.error(`Drydock simulation failed: ${stack}`);
    void vscode.window.showErrorMessage(
      vscode.l10n.t(
        'Drydock: the simulation stopped at {0} ms (seed {1}): {2}',
        timeMs,
        seed,
        message,
      ),
    );
  }

  /** The worker is gone, and what ran with it; the next start makes another. */
  #break(error: Error): void {
    console.error('Drydock: the worker of the simulation ended', error);
    this.#worker = undefined;
    this.#end();
    void vscode.window.showErrorMessage(
      vscode.l10n.t('Drydock: the simulation ended: {0}', error.message),
    );
  }

  #end(): void {
    this.#turn += 1;
    this.#running = undefined;
    this.#refused.fire([]);
    this.#changed.fire();
  }
}
