// Events as client-go records them: equal ones are counted, similar ones combined, floods dropped.

import type { KubernetesObject } from '../../core/kubernetes/object.js';
import { toMicroTimestamp } from '../kernel/kernel.js';
import { Latest } from '../kernel/latest.js';
import { hashUuid, hexadecimal } from '../kernel/random.js';
import type { EventRecord } from '../kernel/types.js';
import type { ApiServer } from './apiServer.js';
import { EventSource, type Happening } from './eventSources.js';

const sourcesMax = 100_000;
const combinedPrefix = '(combined from similar events): ';

/** Turns what controllers report into Event objects. */
export class EventRecorder {
  readonly #server: ApiServer;
  /** By who reports and the UID of the object. */
  readonly #sources = new Latest<EventSource>(sourcesMax);
  /** Nanoseconds of the last event's name in two halves: numbers are too small for them. */
  #high = 0;
  #highText = '';
  #low = 0;
  #momentMs = -1;

  constructor(server: ApiServer) {
    this.#server = server;
  }

  record(actor: string, object: KubernetesObject, record: EventRecord): void {
    if (!this.#accepts(object.metadata.namespace)) {
      return;
    }
    const { nowMs } = this.#server;
    const source = this.#sourceOf(actor, object.metadata.uid ?? '');
    const { type, reason, message, fieldPath } = record;
    const happening = { type, reason, message, fieldPath };
    if (record.action !== undefined) {
      this.#store(source, happening, object, { actor, record });
      return;
    }
    if (!source.takesToken(nowMs)) {
      return;
    }
    if (!source.isOneOfMany(happening, nowMs)) {
      this.#store(source, happening, object, { actor, record });
      return;
    }
    const combined = { ...record, message: combinedPrefix + message };
    this.#store(source, { ...happening, message: '' }, object, { actor, record: combined });
  }

  /** A namespace that is going takes no events either. */
  #accepts(namespace: string | undefined): boolean {
    const found = this.#server.get('Namespace', '', namespace ?? 'default');
    return found !== undefined && found.metadata.deletionTimestamp === undefined;
  }

  #sourceOf(actor: string, uid: string): EventSource {
    const key = `${actor}|${uid}`;
    let source = this.#sources.get(key);
    if (source === undefined) {
      source = new EventSource(this.#server.nowMs);
      this.#sources.set(key, source);
    }
    return source;
  }

  /** Counts the happening in the Event that stands for it, or makes one. */
  #store(
    source: EventSource,
    happening: Happening,
    object: KubernetesObject,
    report: Report,
  ): void {
    const namespace = object.metadata.namespace ?? 'default';
    const name = source.eventOf(happening);
    const known = name === undefined ? undefined : this.#server.get('Event', namespace, name);
    if (known !== undefined) {
      this.#server.storeAsIs(countedAgain(known, report.record, this.#server), 'events');
      return;
    }
    const involved = referenceTo(object, happening.fieldPath);
    const metadata = this.#newMetadata(involved, namespace);
    source.count(happening, metadata.name);
    const make = report.record.action === undefined ? coreEvent : actionEvent;
    this.#server.storeEvent(make(report, metadata, involved, this.#server));
  }

  /** Hexadecimal nanoseconds since the epoch, as event names end: those of one moment keep their order. */
  #nextNanoseconds(): string {
    const { nowMs } = this.#server;
    if (nowMs !== this.#momentMs) {
      const nanoseconds = BigInt(nowMs) * 1_000_000n;
      this.#momentMs = nowMs;
      this.#high = Number(nanoseconds >> 32n);
      this.#highText = this.#high.toString(16);
      this.#low = Number(nanoseconds & 0xffff_ffffn);
    }
    this.#low++;
    if (this.#low >= 2 ** 32) {
      this.#high++;
      this.#highText = this.#high.toString(16);
      this.#low -= 2 ** 32;
    }
    return this.#highText + hexadecimal(this.#low);
  }

  #newMetadata(involved: Involved, namespace: string) {
    const server = this.#server;
    const name = `${involved.name}.${this.#nextNanoseconds()}`;
    const uid = hashUuid(server.seed, `event|${name}`);
    const resourceVersion = String(server.store.nextRevision());
    return { name, namespace, uid, creationTimestamp: server.timestamp, resourceVersion };
  }
}

/** What is reported, and by whom. */
interface Report {
  readonly actor: string;
  readonly record: EventRecord;
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
  const { kind, apiVersion } = object;
  if (namespace !== undefined && uid !== undefined && resourceVersion !== undefined) {
    const base = { kind, namespace, name, uid, apiVersion, resourceVersion };
    return fieldPath === undefined ? base : { ...base, fieldPath };
  }
  return {
    kind,
    ...(namespace === undefined ? {} : { namespace }),
    name,
    ...(uid === undefined ? {} : { uid }),
    apiVersion,
    ...(resourceVersion === undefined ? {} : { resourceVersion }),
    ...(fieldPath === undefined ? {} : { fieldPath }),
  };
}

function coreEvent(
  { actor, record }: Report,
  metadata: KubernetesObject['metadata'],
  involvedObject: Involved,
  { timestamp }: ApiServer,
): KubernetesObject {
  return {
    apiVersion: 'v1',
    kind: 'Event',
    metadata,
    involvedObject,
    reason: record.reason,
    message: record.message,
    source: { component: actor },
    firstTimestamp: timestamp,
    lastTimestamp: timestamp,
    count: 1,
    type: record.type,
    eventTime: null,
    reportingComponent: actor,
    reportingInstance: '',
  };
}

/** Events of events.k8s.io, as the scheduler's: no count, but a series from the second one on. */
function actionEvent(
  { actor, record }: Report,
  metadata: KubernetesObject['metadata'],
  involvedObject: Involved,
  { nowMs }: ApiServer,
): KubernetesObject {
  return {
    apiVersion: 'v1',
    kind: 'Event',
    metadata,
    involvedObject,
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
  { action, message }: EventRecord,
  { nowMs, timestamp }: ApiServer,
): KubernetesObject {
  if (action !== undefined) {
    const { count = 1 } = (known['series'] ?? {}) as { readonly count?: number };
    const lastObservedTime = toMicroTimestamp(nowMs);
    return { ...known, series: { count: count + 1, lastObservedTime } };
  }
  const count = Number(known['count'] ?? 1) + 1;
  return { ...known, message, count, lastTimestamp: timestamp };
}
