// The queue of what will happen: a binary heap by virtual time, ties by the order of planning.

/** Something planned. Cancelled tasks stay in the heap and are skipped. */
export interface Task {
  readonly dueMs: number;
  cancelled: boolean;
  run(): void;
}

const compactionMin = 1024;
const capacityMin = 256;

/** Holds planned tasks; hands them out in order of time, then of planning. Times stand in arrays of their own. */
export class EventQueue {
  #tasks: Task[] = [];
  #dueMs = new Float64Array(capacityMin);
  #sequences = new Float64Array(capacityMin);
  #sequence = 0;
  #cancelledCount = 0;

  /** Tasks planned and not cancelled. */
  get size(): number {
    return this.#tasks.length - this.#cancelledCount;
  }

  add(task: Task): void {
    const index = this.#tasks.length;
    if (index === this.#dueMs.length) {
      this.#dueMs = doubled(this.#dueMs);
      this.#sequences = doubled(this.#sequences);
    }
    this.#tasks.push(task);
    this.#sequence++;
    this.#rise(index, { task, dueMs: task.dueMs, sequence: this.#sequence });
  }

  cancel(task: Task): void {
    if (task.cancelled) {
      return;
    }
    task.cancelled = true;
    this.#cancelledCount++;
    if (this.#cancelledCount > compactionMin && this.#cancelledCount * 2 > this.#tasks.length) {
      this.#compact();
    }
  }

  /** The next task without taking it. */
  peek(): Task | undefined {
    while (this.#tasks[0]?.cancelled) {
      this.#removeFirst();
      this.#cancelledCount--;
    }
    return this.#tasks[0];
  }

  take(): Task | undefined {
    const first = this.peek();
    if (first !== undefined) {
      this.#removeFirst();
    }
    return first;
  }

  #removeFirst(): void {
    const last = this.#tasks.length - 1;
    const moved = this.#at(last);
    this.#tasks.pop();
    if (last > 0) {
      this.#sink(0, moved);
    }
  }

  #compact(): void {
    const kept = this.#tasks.map((_, index) => this.#at(index)).filter(at => !at.task.cancelled);
    this.#tasks = kept.map(({ task }) => task);
    for (const [index, placed] of kept.entries()) {
      this.#put(index, placed);
    }
    this.#cancelledCount = 0;
    for (let index = (kept.length >> 1) - 1; index >= 0; index--) {
      this.#sink(index, this.#at(index));
    }
  }

  #at(index: number): Placed {
    return {
      task: this.#tasks[index] as Task,
      dueMs: this.#dueMs[index] as number,
      sequence: this.#sequences[index] as number,
    };
  }

  #put(index: number, { task, dueMs, sequence }: Placed): void {
    this.#tasks[index] = task;
    this.#dueMs[index] = dueMs;
    this.#sequences[index] = sequence;
  }

  #move(from: number, to: number): void {
    this.#tasks[to] = this.#tasks[from] as Task;
    this.#dueMs[to] = this.#dueMs[from] as number;
    this.#sequences[to] = this.#sequences[from] as number;
  }

  /** Puts what is to stand at `start` where it belongs, that place or above. */
  #rise(start: number, placed: Placed): void {
    let index = start;
    while (index > 0) {
      const parent = (index - 1) >> 1;
      if (!this.#isLater(parent, placed.dueMs, placed.sequence)) {
        break;
      }
      this.#move(parent, index);
      index = parent;
    }
    this.#put(index, placed);
  }

  /** Puts what is to stand at `start` where it belongs, that place or below. */
  #sink(start: number, placed: Placed): void {
    const size = this.#tasks.length;
    let index = start;
    for (;;) {
      const child = this.#firstChild(index, size);
      if (child < 0 || this.#isLater(child, placed.dueMs, placed.sequence)) {
        break;
      }
      this.#move(child, index);
      index = child;
    }
    this.#put(index, placed);
  }

  /** The child that comes first; -1 without children. */
  #firstChild(index: number, size: number): number {
    const left = 2 * index + 1;
    if (left >= size) {
      return -1;
    }
    const right = left + 1;
    const rightIsFirst =
      right < size &&
      this.#isLater(left, this.#dueMs[right] as number, this.#sequences[right] as number);
    return rightIsFirst ? right : left;
  }

  #isLater(index: number, dueMs: number, sequence: number): boolean {
    const own = this.#dueMs[index] as number;
    return own > dueMs || (own === dueMs && (this.#sequences[index] as number) > sequence);
  }
}

/** A task and its place in time, while it is moved. */
interface Placed {
  readonly task: Task;
  readonly dueMs: number;
  readonly sequence: number;
}

function doubled(values: Float64Array): Float64Array<ArrayBuffer> {
  const larger = new Float64Array(values.length * 2);
  larger.set(values);
  return larger;
}
