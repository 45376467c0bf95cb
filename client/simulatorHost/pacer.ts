// Lets virtual time pass as wall time does, in slices short enough that the editor never waits.

/** What the pacer drives. */
export interface Paced {
  readonly nowMs: number;
  runUntil(timeMs: number, maxEvents?: number): number;
  nextEventMs(): number | undefined;
}

/** The wall clock and timers, given so that tests have their own. */
export interface WallClock {
  nowMs(): number;
  /** Calls once after a delay; the result cancels. */
  after(delayMs: number, call: () => void): () => void;
}

/** Longest time one slice may take, and how many events are handled between two looks at the clock. */
const sliceMs = 6;
const eventsPerLook = 1;
const tickMs = 33;
/** A machine that slept does not make virtual time leap. */
const wallStepMsMax = 500;

export const speeds: readonly number[] = [0.25, 0.5, 1, 2, 5, 10, 60, 600];

/** Owns the playing state of one simulation. */
export class Pacer {
  readonly #paced: Paced;
  readonly #clock: WallClock;
  readonly #onProgress: () => void;
  #speed = 1;
  #playing = false;
  #lastWallMs = 0;
  #cancel: (() => void) | undefined;
  /** Virtual time that is due but was not reached within a slice; whole, as the simulator's clock counts. */
  #targetMs: number;
  /** What of a millisecond is left over, so that slow speeds lose nothing. */
  #restMs = 0;

  constructor(paced: Paced, clock: WallClock, onProgress: () => void) {
    this.#paced = paced;
    this.#clock = clock;
    this.#onProgress = onProgress;
    this.#targetMs = paced.nowMs;
  }

  get playing(): boolean {
    return this.#playing;
  }

  get speed(): number {
    return this.#speed;
  }

  /** Nothing is planned: time has no reason to pass, and stands until something is. */
  get waiting(): boolean {
    return this.#paced.nextEventMs() === undefined;
  }

  play(): void {
    if (!this.#playing) {
      this.#playing = true;
      this.#targetMs = this.#paced.nowMs;
      this.#lastWallMs = this.#clock.nowMs();
      this.#schedule(0);
    }
  }

  pause(): void {
    this.#playing = false;
    this.#cancel?.();
    this.#cancel = undefined;
  }

  /** Ignores speeds that are not offered. */
  setSpeed(speed: number): void {
    if (speeds.includes(speed)) {
      this.#speed = speed;
    }
  }

  /** Pauses and goes to the next moment at which anything happens. */
  step(): void {
    this.pause();
    const nextMs = this.#paced.nextEventMs();
    if (nextMs !== undefined) {
      this.#targetMs = nextMs;
      this.#runSlice();
    }
    this.#onProgress();
  }

  /** Wakes time up after a user's action. */
  wake(): void {
    if (this.#playing && this.#cancel === undefined) {
      this.#lastWallMs = this.#clock.nowMs();
      this.#schedule(0);
    }
  }

  #schedule(delayMs: number): void {
    this.#cancel?.();
    this.#cancel = this.#clock.after(delayMs, () => this.#tick());
  }

  #tick(): void {
    this.#cancel = undefined;
    if (!this.#playing) {
      return;
    }
    const wallMs = this.#clock.nowMs();
    const passedMs = Math.min(wallStepMsMax, wallMs - this.#lastWallMs);
    this.#lastWallMs = wallMs;
    const isBehind = this.#paced.nowMs < this.#targetMs;
    // Time does not run away from a simulation that cannot follow it.
    if (!isBehind) {
      const dueMs = passedMs * this.#speed + this.#restMs;
      this.#targetMs = this.#paced.nowMs + Math.floor(dueMs);
      this.#restMs = dueMs % 1;
    }
    const isDone = this.waiting || this.#runSlice();
    this.#onProgress();
    if (!this.waiting) {
      this.#schedule(isDone ? tickMs : 1);
    }
  }

  /** Handles what is due for a few milliseconds. Returns whether the target was reached. */
  #runSlice(): boolean {
    const endMs = this.#clock.nowMs() + sliceMs;
    while (this.#paced.runUntil(this.#targetMs, eventsPerLook) === eventsPerLook) {
      if (this.#clock.nowMs() >= endMs) {
        return false;
      }
    }
    return true;
  }
}
