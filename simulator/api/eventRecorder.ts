// Events as client-go records them: equal ones are counted, similar ones combined, floods dropped.

import type { KubernetesObject } from '../../core/kubernetes/object.js';
import { toMicroTimestamp } from '../kernel/kernel.js';
import { hashUuid } from '../kernel/random.js';
import type { EventRecord } from '../kernel/types.js';
import type { ApiServer } from './apiServer.js';

const similarMax = 10;
const similarWindowMs = 600_000;
const burst = 25;
const refillMs = 300_000;
const rememberedMax = 100_000;
const combinedPrefix = '(combined from similar events): ';

interface Similar {
  readonly messages: Set<string>;
  lastMs: number;
}

interface Budget {
  tokens: number;
  sinceMs: number;
}

/** Turns what controllers report into Event objects. */
export class EventRecorder {
  readonly #server: ApiServer;
  readonly #similar = new Map<string, Similar>();
  readonly #budgets = new Map<string, Budget>();
  /** Nanoseconds of the last event's name in two halves: numbers are too small for them. */
  #high = 0;
  #low = 0;
  #momentMs = -1;
  /** The name of the Event that counts a happening, by what makes happenings equal. */
  readonly #names = new Map<string, string>();

  constructor(server: ApiServer) {
    this.#server = server;
  }

  record(actor: string, object: KubernetesObject, record: EventRecord): void {
    if (!this.#accepts(object.metadata.namespace)) {
      return;
    }
    const involved = referenceTo(object, record.fieldPath);
    const source = `${actor}|${involved.uid}|${involved.fieldPath ?? ''}`;
    if (record.action !== undefined) {
      this.#store(`${source}|${record.type}|${record.reason}|${record.message}`, involved, () =>
        actionEvent(actor, record, this.#server.nowMs),
      );
      return;
    }
    if (!this.#allows(`${actor}|${involved.uid}`)) {
      return;
    }
    const kind = `${source}|${record.type}|${record.reason}`;
    const combined = this.#isOneOfMany(kind, record.message);
    const message = combined ? combinedPrefix + record.message : record.message;
    const key = combined ? kind : `${kind}|${record.message}`;
    this.#store(key, involved, () => coreEvent(actor, { ...record, message }, this.#server));
  }

  /** A namespace that is going takes no events either. */
  #accepts(namespace: string | undefined): boolean {
    const found = this.#server.get('Namespace', '', namespace ?? 'default');
    return found !== undefined && found.metadata.deletionTimestamp === undefined;
  }

  /** From the tenth different message within ten minutes on, one event stands for all. */
  #isOneOfMany(kind: string, message: string): boolean {
    const nowMs = this.#server.nowMs;
    let similar = this.#similar.get(kind);
    if (similar === undefined || nowMs - similar.lastMs > similarWindowMs) {
      similar = { messages: new Set(), lastMs: nowMs };
      remember(this.#similar, kind, similar);
    }
    similar.messages.add(message);
    similar.lastMs = nowMs;
    if (similar.messages.size < similarMax) {
      return false;
    }
    const [oldest = ''] = similar.messages;
    similar.messages.delete(oldest);
    return true;
  }

  #allows(source: string): boolean {
    const nowMs = this.#server.nowMs;
    let budget = this.#budgets.get(source);
    if (budget === undefined) {
      budget = { tokens: burst, sinceMs: nowMs };
      remember(this.#budgets, source, budget);
    }
    budget.tokens = Math.min(burst, budget.tokens + (nowMs - budget.sinceMs) / refillMs);
    budget.sinceMs = nowMs;
    if (budget.tokens < 1) {
      return false;
    }
    budget.tokens--;
    return true;
  }

  #store(key: string, involved: Involved, body: () => object): void {
    const namespace = involved.namespace ?? 'default';
    const name = this.#names.get(key);
    const known = name === undefined ? undefined : this.#server.get('Event', namespace, name);
    if (known !== undefined) {
      this.#server.storeAsIs(countedAgain(known, body(), this.#server.timestamp), 'events');
      return;
    }
    const metadata = this.#newMetadata(involved, namespace);
    remember(this.#names, key, metadata.name);
    const event = {
      apiVersion: 'v1',
      kind: 'Event',
      metadata,
      involvedObject: involved,
      ...body(),
    };
    this.#server.storeAsIs(event, 'events');
  }

  /** Hexadecimal nanoseconds since the epoch, as event names end: those of one moment keep their order. */
  #nextNanoseconds(): string {
    const { nowMs } = this.#server;
    if (nowMs !== this.#momentMs) {
      const nanoseconds = BigInt(nowMs) * 1_000_000n;
      this.#momentMs = nowMs;
      this.#high = Number(nanoseconds >> 32n);
      this.#low = Number(nanoseconds & 0xffff_ffffn);
    }
    this.#low++;
    if (this.#low >= 2 ** 32) {
      this.#high++;
      this.#low -= 2 ** 32;
    }
    return this.#high.toString(16) + this.#low.toString(16).padStart(8, '0');
  }

  #newMetadata(involved: Involved, namespace: string) {
    const server = this.#server;
    const name = `${involved.name}.${this.#nextNanoseconds()}`;
    const uid = hashUuid(server.seed, `event|${name}`);
    return { name, namespace, uid, creationTimestamp: server.timestamp };
  }
}

interface Involved {
  readonly kind: string;
  readonly namespace?: string;
  readonly name: string;
  readonly uid?: string;
  readonly apiVersion: string;
  readonly resourceVersion?: string;
  readonly fieldPath?: string;
}

function referenceTo(object: KubernetesObject, fieldPath: string | undefined): Involved {
  const { namespace, name = '', uid, resourceVersion } = object.metadata;
  return {
    kind: object.kind,
    ...(namespace === undefined ? {} : { namespace }),
    name,
    ...(uid === undefined ? {} : { uid }),
    apiVersion: object.apiVersion,
    ...(resourceVersion === undefined ? {} : { resourceVersion }),
    ...(fieldPath === undefined ? {} : { fieldPath }),
  };
}

function coreEvent(actor: string, record: EventRecord, server: ApiServer): object {
  return {
    reason: record.reason,
    message: record.message,
    source: { component: actor },
    firstTimestamp: server.timestamp,
    lastTimestamp: server.timestamp,
    count: 1,
    type: record.type,
    eventTime: null,
    reportingComponent: actor,
    reportingInstance: '',
  };
}

/** Events of events.k8s.io, as the scheduler's: no count, but a series from the second one on. */
function actionEvent(actor: string, record: EventRecord, nowMs: number): object {
  return {
    reason: record.reason,
    message: record.message,
    source: {},
    firstTimestamp: null,
    lastTimestamp: null,
    type: record.type,
    eventTime: toMicroTimestamp(nowMs),
    action: record.action,
    reportingComponent: actor,
    reportingInstance: `${actor}-control-plane`,
  };
}

function countedAgain(
  known: KubernetesObject,
  repeated: object,
  timestamp: string,
): KubernetesObject {
  const { message, eventTime } = repeated as { message: string; eventTime: string | null };
  if (eventTime !== null) {
    const { count = 1 } = (known['series'] ?? {}) as { readonly count?: number };
    return { ...known, series: { count: count + 1, lastObservedTime: eventTime } };
  }
  const count = Number(known['count'] ?? 1) + 1;
  return { ...known, message, count, lastTimestamp: timestamp };
}

function remember<T>(map: Map<string, T>, key: string, value: T): void {
  if (map.size >= rememberedMax) {
    const [oldest = ''] = map.keys();
    map.delete(oldest);
  }
  map.set(key, value);
}
