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
  messages: readonly string[];
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
  #counted: readonly Counted[] = [];
  #similar: readonly Similar[] = [];
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
      similar.messages = [...similar.messages, happening.message];
    }
    if (similar.messages.length < similarMax) {
      return false;
    }
    similar.messages = similar.messages.slice(1);
    return true;
  }

  /** The Event that counts the happening; undefined where there is none yet. */
  eventOf(happening: Happening): string | undefined {
    return this.#counted.find(known => isAlike(known, happening) && sameMessage(known, happening))
      ?.eventName;
  }

  count(happening: Happening, eventName: string): void {
    const others = this.#counted.filter(
      known => !(isAlike(known, happening) && sameMessage(known, happening)),
    );
    const { type, reason, message, fieldPath } = happening;
    const counted = { type, reason, message, fieldPath, eventName };
    this.#counted = [...others.slice(-countedMax), counted];
  }

  #similarTo(happening: Happening, nowMs: number): Similar {
    const known = this.#similar.find(other => isAlike(other, happening));
    if (known !== undefined && nowMs - known.lastMs <= similarWindowMs) {
      return known;
    }
    const { type, reason, fieldPath } = happening;
    const fresh = { type, reason, fieldPath, messages: [], lastMs: nowMs };
    const others = this.#similar.filter(other => other !== known);
    this.#similar = [...others.slice(-similarKindsMax), fresh];
    return fresh;
  }
}

function isAlike(a: Omit<Happening, 'message'>, b: Omit<Happening, 'message'>): boolean {
  return a.reason === b.reason && a.type === b.type && a.fieldPath === b.fieldPath;
}

function sameMessage(a: Happening, b: Happening): boolean {
  return a.message === b.message;
}
