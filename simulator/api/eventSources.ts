// What client-go remembers of the events of one source about one object: to count equal ones, combine similar ones and
// drop floods.

/** What makes happenings of one source and object equal. */
export interface Happening {
  readonly type: string;
  readonly reason: string;
  readonly message: string;
  readonly fieldPath: string | undefined;
}

interface Counted extends Happening {
  /** The name of the Event that counts it. */
  readonly eventName: string;
}

/** Happenings that differ in the message alone. */
interface Similar {
  readonly type: string;
  readonly reason: string;
  readonly fieldPath: string | undefined;
  readonly messages: string[];
  lastMs: number;
}

const similarMax = 10;
const similarWindowMs = 600_000;
const burst = 25;
const refillMs = 300_000;
const countedMax = 100;
const similarKindsMax = 100;

/** One source of events about one object. */
export class EventSource {
  readonly #counted: Counted[] = [];
  readonly #similar: Similar[] = [];
  #tokens = burst;
  #sinceMs: number;

  constructor(nowMs: number) {
    this.#sinceMs = nowMs;
  }

  /** Whether the source may speak: 25 events at once, then one in five minutes. */
  takesToken(nowMs: number): boolean {
    this.#tokens = Math.min(burst, this.#tokens + (nowMs - this.#sinceMs) / refillMs);
    this.#sinceMs = nowMs;
    if (this.#tokens < 1) {
      return false;
    }
    this.#tokens--;
    return true;
  }

  /** From the tenth different message within ten minutes on, one event stands for all. */
  isOneOfMany(happening: Happening, nowMs: number): boolean {
    const similar = this.#similarTo(happening, nowMs);
    similar.lastMs = nowMs;
    if (!similar.messages.includes(happening.message)) {
      similar.messages.push(happening.message);
    }
    if (similar.messages.length < similarMax) {
      return false;
    }
    similar.messages.shift();
    return true;
  }

  /** The Event that counts the happening; undefined where there is none yet. */
  eventOf(happening: Happening): string | undefined {
    return this.#counted[this.#placeOf(happening)]?.eventName;
  }

  count(happening: Happening, eventName: string): void {
    const known = this.#placeOf(happening);
    if (known >= 0) {
      this.#counted.splice(known, 1);
    } else if (this.#counted.length > countedMax) {
      this.#counted.shift();
    }
    const { type, reason, message, fieldPath } = happening;
    this.#counted.push({ type, reason, message, fieldPath, eventName });
  }

  #placeOf(happening: Happening): number {
    for (let index = 0; index < this.#counted.length; index++) {
      const known = this.#counted[index] as Counted;
      if (known.message === happening.message && isAlike(known, happening)) {
        return index;
      }
    }
    return -1;
  }

  #similarTo(happening: Happening, nowMs: number): Similar {
    const place = this.#placeOfSimilar(happening);
    const known = this.#similar[place];
    if (known !== undefined && nowMs - known.lastMs <= similarWindowMs) {
      return known;
    }
    if (known !== undefined) {
      this.#similar.splice(place, 1);
    } else if (this.#similar.length > similarKindsMax) {
      this.#similar.shift();
    }
    const { type, reason, message, fieldPath } = happening;
    const fresh: Similar = { type, reason, fieldPath, messages: [message], lastMs: nowMs };
    this.#similar.push(fresh);
    return fresh;
  }

  #placeOfSimilar(happening: Happening): number {
    for (let index = 0; index < this.#similar.length; index++) {
      if (isAlike(this.#similar[index] as Similar, happening)) {
        return index;
      }
    }
    return -1;
  }
}

function isAlike(a: Omit<Happening, 'message'>, b: Omit<Happening, 'message'>): boolean {
  return a.reason === b.reason && a.type === b.type && a.fieldPath === b.fieldPath;
}
