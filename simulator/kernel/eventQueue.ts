// The queue of what will happen: a binary heap by virtual time, ties by the order of planning.

/** Something planned. Cancelled tasks stay in the heap and are skipped. */
export interface Task {
  readonly dueMs: number;
  /** Set by the queue when planned. */
  sequence: number;
  cancelled: boolean;
  run(): void;
}

const compactionMin = 1024;

/** Holds planned tasks; hands them out in order of time, then of planning. */
export class EventQueue {
  #heap: Task[] = [];
  #sequence = 0;
  #cancelledCount = 0;

  /** Tasks planned and not cancelled. */
  get size(): number {
    return this.#heap.length - this.#cancelledCount;
  }

  add(task: Task): void {
    task.sequence = ++this.#sequence;
    this.#heap.push(task);
    this.#rise(this.#heap.length - 1);
  }

  cancel(task: Task): void {
    if (task.cancelled) {
      return;
    }
    task.cancelled = true;
    this.#cancelledCount++;
    if (this.#cancelledCount > compactionMin && this.#cancelledCount * 2 > this.#heap.length) {
      this.#compact();
    }
  }

  /** The next task without taking it. */
  peek(): Task | undefined {
    while (this.#heap[0]?.cancelled) {
      this.#removeFirst();
      this.#cancelledCount--;
    }
    return this.#heap[0];
  }

  take(): Task | undefined {
    const first = this.peek();
    if (first !== undefined) {
      this.#removeFirst();
    }
    return first;
  }

  #removeFirst(): void {
    const last = this.#heap.pop();
    if (last !== undefined && this.#heap.length > 0) {
      this.#heap[0] = last;
      this.#sink(0);
    }
  }

  #compact(): void {
    this.#heap = this.#heap.filter(task => !task.cancelled);
    this.#cancelledCount = 0;
    for (let index = (this.#heap.length >> 1) - 1; index >= 0; index--) {
      this.#sink(index);
    }
  }

  #rise(start: number): void {
    const heap = this.#heap;
    let index = start;
    while (index > 0) {
      const parent = (index - 1) >> 1;
      if (!this.#swapIfBefore(heap, index, parent)) {
        return;
      }
      index = parent;
    }
  }

  #sink(start: number): void {
    const heap = this.#heap;
    let index = start;
    for (;;) {
      const left = 2 * index + 1;
      if (left >= heap.length) {
        return;
      }
      const right = left + 1;
      const child = right < heap.length && isBefore(heap[right], heap[left]) ? right : left;
      if (!this.#swapIfBefore(heap, child, index)) {
        return;
      }
      index = child;
    }
  }

  #swapIfBefore(heap: Task[], lower: number, upper: number): boolean {
    const below = heap[lower];
    const above = heap[upper];
    if (below === undefined || above === undefined || !isBefore(below, above)) {
      return false;
    }
    heap[lower] = above;
    heap[upper] = below;
    return true;
  }
}

function isBefore(a: Task | undefined, b: Task | undefined): boolean {
  if (a === undefined || b === undefined) {
    return false;
  }
  return a.dueMs < b.dueMs || (a.dueMs === b.dueMs && a.sequence < b.sequence);
}
