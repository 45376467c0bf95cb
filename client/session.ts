// The one simulation of this window: starts and stops it, tells the views when to draw, keeps the editor's rhythm.

import { readFileSync } from 'node:fs';
import path from 'node:path';
import { performance } from 'node:perf_hooks';
import * as vscode from 'vscode';
import type { Structure } from '../core/kubernetes/schemaBundle.js';
import type { ClusterFile } from '../simulator/simulation.js';
import { readSettings } from './settings.js';
import type { Refusal } from './simulatorHost/refusals.js';
import type { RunningSimulation } from './simulatorHost/runningSimulation.js';
import type { SourceText } from './simulatorHost/sources.js';

/** Views are told this often at most. */
const drawMsMin = 60;

/** Owns what runs. */
export class Session implements vscode.Disposable {
  readonly #extensionPath: string;
  readonly #changed = new vscode.EventEmitter<void>();
  readonly #refused = new vscode.EventEmitter<readonly Refusal[]>();
  #running: RunningSimulation | undefined;
  #drawTimer: NodeJS.Timeout | undefined;
  #drawMs = drawMsMin;

  /** Something that views show may have changed. */
  readonly onDidChange = this.#changed.event;
  /** What stands refused after an apply; empty when all is taken. */
  readonly onDidApply = this.#refused.event;

  constructor(extensionPath: string) {
    this.#extensionPath = extensionPath;
  }

  get running(): RunningSimulation | undefined {
    return this.#running;
  }

  /** Starts anew with these files. The simulator's code is loaded first now. */
  async start(texts: readonly SourceText[], cluster: ClusterFile | undefined): Promise<void> {
    const { RunningSimulation, fileLabel, fileWords, createCatalogue } = await import('./lazy.js');
    this.stop();
    const settings = readSettings();
    const catalogue = createCatalogue(this.#readStructure(), '1.36');
    const running = new RunningSimulation({
      title:
        texts.length === 0
          ? vscode.l10n.t('empty cluster')
          : fileWords(fileLabel(texts), vscode.l10n.t),
      cluster,
      seed: settings.seed,
      clock: { nowMs: () => performance.now(), after: (delay, call) => this.#after(delay, call) },
      t: vscode.l10n.t,
      catalogue,
      onProgress: () => this.#requestDraw(),
    });
    running.pacer.setSpeed(settings.speed);
    this.#running = running;
    this.apply(texts);
    if (settings.autoplay) {
      running.play();
    }
    this.#changed.fire();
  }

  /** Applies files to what runs; nothing if nothing does. */
  apply(texts: readonly SourceText[]): void {
    const report = this.#running?.apply(texts);
    if (report !== undefined) {
      this.#refused.fire(report.refusals);
    }
  }

  stop(): void {
    this.#running?.dispose();
    this.#running = undefined;
    this.#refused.fire([]);
    this.#changed.fire();
  }

  dispose(): void {
    this.stop();
    clearTimeout(this.#drawTimer);
    this.#changed.dispose();
    this.#refused.dispose();
  }

  /** Draws soon, and the less often the longer drawing takes: the extension host stays free. */
  #requestDraw(): void {
    this.#drawTimer ??= setTimeout(() => {
      this.#drawTimer = undefined;
      const startMs = performance.now();
      this.#changed.fire();
      this.#drawMs = Math.max(drawMsMin, (performance.now() - startMs) * 8);
    }, this.#drawMs);
  }

  #readStructure(): Structure {
    const file = path.join(this.#extensionPath, 'dist', 'structure.json');
    return JSON.parse(readFileSync(file, 'utf8')) as Structure;
  }

  /** A timer of the simulation: what goes wrong in it stops this one simulation, with what is needed to replay it. */
  #after(delayMs: number, call: () => void): () => void {
    const timer = setTimeout(() => {
      try {
        call();
      } catch (error) {
        this.#fail(error);
      }
    }, delayMs);
    return () => clearTimeout(timer);
  }

  #fail(error: unknown): void {
    const running = this.#running;
    running?.pacer.pause();
    const reason = error instanceof Error ? (error.stack ?? error.message) : String(error);
    console.error(`Drydock simulation failed: ${reason}`);
    void vscode.window.showErrorMessage(
      vscode.l10n.t(
        'Drydock: the simulation stopped at {0} ms (seed {1}): {2}',
        running?.simulation.nowMs ?? 0,
        readSettings().seed,
        error instanceof Error ? error.message : String(error),
      ),
    );
    this.#changed.fire();
  }
}
