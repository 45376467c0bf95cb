// The queue of what will happen: what is due at one moment stands in line, in order of planning; a binary heap holds
// the moments. Many tasks share few moments, so most of them are planned and taken without a comparison.

/** Something planned. Cancelled tasks stay in line and are skipped. */
export interface Task {
  readonly dueMs: number;
  cancelled: boolean;
  run(): void;
}

const compactionMin = 1024;

/** All tasks of one moment. */
interface Line {
  readonly dueMs: number;
  tasks: Task[];
  /** The first that was not taken yet. */
  head: number;
}

/** Holds planned tasks; hands them out in order of time, then of planning. */
export class EventQueue {
  readonly #lines = new Map<number, Line>();
  /** The line that was added to last. */
  #latest: Line | undefined;
  readonly #heap: Line[] = [];
  #plannedCount = 0;
  #cancelledCount = 0;

  /** Tasks planned and not cancelled. */
  get size(): number {
    return this.#plannedCount - this.#cancelledCount;
  }

  add(task: Task): void {
    this.#lineAt(task.dueMs).tasks.push(task);
    this.#plannedCount++;
  }

  cancel(task: Task): void {
    if (task.cancelled) {
      return;
    }
    task.cancelled = true;
    this.#cancelledCount++;
    if (this.#cancelledCount > compactionMin && this.#cancelledCount * 2 > this.#plannedCount) {
      this.#compact();
    }
  }

  /** The next task without taking it. */
  peek(): Task | undefined {
    for (let line = this.#heap[0]; line !== undefined; line = this.#heap[0]) {
      const task = line.tasks[line.head];
      if (task === undefined) {
        this.#removeFirstLine();
      } else if (task.cancelled) {
        line.head++;
        this.#plannedCount--;
        this.#cancelledCount--;
      } else {
        return task;
      }
    }
    return undefined;
  }

  take(): Task | undefined {
    const task = this.peek();
    const line = this.#heap[0];
    if (task !== undefined && line !== undefined) {
      line.head++;
      this.#plannedCount--;
    }
    return task;
  }

  #lineAt(dueMs: number): Line {
    if (this.#latest?.dueMs === dueMs) {
      return this.#latest;
    }
    let line = this.#lines.get(dueMs);
    if (line === undefined) {
      line = { dueMs, tasks: [], head: 0 };
      this.#lines.set(dueMs, line);
      this.#rise(line);
    }
    this.#latest = line;
    return line;
  }

  #removeFirstLine(): void {
    const [first] = this.#heap;
    const moved = this.#heap.pop();
    if (first !== undefined) {
      this.#lines.delete(first.dueMs);
    }
    if (this.#latest === first) {
      this.#latest = undefined;
    }
    if (moved !== undefined && moved !== first) {
      this.#sink(moved);
    }
  }

  /** Drops what was cancelled; empty lines go when it is their turn. */
  #compact(): void {
    this.#plannedCount = 0;
    this.#cancelledCount = 0;
    for (const line of this.#heap) {
      line.tasks = line.tasks.slice(line.head).filter(task => !task.cancelled);
      line.head = 0;
      this.#plannedCount += line.tasks.length;
    }
  }

  /** Puts a new line where it belongs. */
  #rise(line: Line): void {
    const heap = this.#heap;
    let index = heap.length;
    heap.push(line);
    while (index > 0) {
      const parent = (index - 1) >> 1;
      const above = heap[parent] as Line;
      if (above.dueMs < line.dueMs) {
        break;
      }
      heap[index] = above;
      index = parent;
    }
    heap[index] = line;
  }

  /** Puts the line in the place of the first, or below. */
  #sink(line: Line): void {
    const heap = this.#heap;
    let index = 0;
    for (;;) {
      let child = 2 * index + 1;
      if (child >= heap.length) {
        break;
      }
      if (child + 1 < heap.length && isEarlier(heap[child + 1], heap[child])) {
        child++;
      }
      if (isEarlier(line, heap[child])) {
        break;
      }
      heap[index] = heap[child] as Line;
      index = child;
    }
    heap[index] = line;
  }
}

/** No two lines are of one moment. */
function isEarlier(a: Line | undefined, b: Line | undefined): boolean {
  return a !== undefined && b !== undefined && a.dueMs < b.dueMs;
}
