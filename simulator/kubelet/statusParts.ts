// What many statuses have in common, made once and shared: times of one second, conditions, digests of images.

import type { ContainerState, PodCondition } from '../../schemas/built/types.js';
import { toTimestamp } from '../kernel/kernel.js';

const rememberedMax = 10_000;

/** What a kubelet says in a condition. */
export interface OwnCondition {
  readonly type: string;
  readonly status: string;
  readonly reason?: string;
  readonly message?: string;
}

/** What decides the conditions of a pod. */
export interface ConditionsAsked {
  /** The conditions it has so far. */
  readonly before: readonly PodCondition[];
  /** What its kubelet says now. */
  readonly own: readonly OwnCondition[];
  readonly generation: number;
  readonly timestamp: string;
}

interface Answer {
  readonly asked: ConditionsAsked;
  readonly list: readonly PodCondition[];
}

const ownTypes = [
  'PodResizePending',
  'PodResizeInProgress',
  'PodReadyToStartContainers',
  'Initialized',
  'Ready',
  'ContainersReady',
  'PodScheduled',
];

/** The parts of the statuses of one simulation. Equal parts that were made lately are the same object. */
export class StatusParts {
  readonly #images = new Map<string, string>();
  readonly #hostIps = new Map<string, readonly { readonly ip: string }[]>();
  /** The last condition made of each type that was true, and that was not. */
  readonly #whenTrue = new Map<string, PodCondition>();
  readonly #otherwise = new Map<string, PodCondition>();
  readonly #answers: Answer[] = [];
  #nextAnswer = 0;
  #second = Number.NaN;
  #timestamp = '';
  #running: ContainerState = { running: { startedAt: '' } };
  #waiting: ContainerState = { waiting: { reason: '' } };

  /** RFC 3339, whole seconds. */
  timestamp(timeMs: number): string {
    const second = Math.floor(timeMs / 1000);
    if (second !== this.#second) {
      this.#second = second;
      this.#timestamp = toTimestamp(timeMs);
    }
    return this.#timestamp;
  }

  /** The digest form of an image. */
  imageId(image: string): string {
    return remembered(this.#images, image, digestOf);
  }

  hostIPs(hostIP: string): readonly { readonly ip: string }[] {
    return remembered(this.#hostIps, hostIP, ip => [{ ip }]);
  }

  /** The kubelet's own conditions, then those of others. What was asked lately is answered with the same list. */
  conditions(asked: ConditionsAsked): readonly PodCondition[] {
    for (const known of this.#answers) {
      if (isSameQuestion(known.asked, asked)) {
        return known.list;
      }
    }
    const made = this.#conditionsOf(asked);
    const list = this.#answers.find(known => hasSameItems(known.list, made))?.list ?? made;
    this.#answers[this.#nextAnswer] = { asked, list };
    this.#nextAnswer = (this.#nextAnswer + 1) % answersMax;
    return list;
  }

  #conditionsOf({ before, own, generation, timestamp }: ConditionsAsked): readonly PodCondition[] {
    const conditions: PodCondition[] = [];
    for (const each of own) {
      conditions.push(this.#condition(each, sinceOf(each, before, timestamp), generation));
    }
    for (const condition of before) {
      if (!ownTypes.includes(condition.type)) {
        conditions.push(condition);
      }
    }
    return conditions;
  }

  #condition(
    own: OwnCondition,
    lastTransitionTime: string,
    observedGeneration: number,
  ): PodCondition {
    const known = own.status === 'True' ? this.#whenTrue : this.#otherwise;
    const last = known.get(own.type);
    if (
      last?.lastTransitionTime === lastTransitionTime &&
      last.observedGeneration === observedGeneration &&
      last.status === own.status &&
      last.reason === own.reason &&
      last.message === own.message
    ) {
      return last;
    }
    const { type, status, reason, message } = own;
    const base = { type, observedGeneration, status, lastTransitionTime };
    const made =
      reason === undefined
        ? base
        : message === undefined
          ? { ...base, reason }
          : { ...base, reason, message };
    known.set(type, made);
    return made;
  }

  running(startedMs: number): ContainerState {
    const startedAt = this.timestamp(startedMs);
    if (this.#running.running?.startedAt !== startedAt) {
      this.#running = { running: { startedAt } };
    }
    return this.#running;
  }

  waiting(reason: string, message: string | undefined): ContainerState {
    if (message !== undefined) {
      return { waiting: { reason, message } };
    }
    if (this.#waiting.waiting?.reason !== reason) {
      this.#waiting = { waiting: { reason } };
    }
    return this.#waiting;
  }
}

const answersMax = 4;

/** A digest that depends on the image's name alone. */
export function digestOf(image: string): string {
  const [name = ''] = image.split('@');
  const digest = Array.from({ length: 8 }, (_, index) => hash(image, index)).join('');
  return `${name.replace(/:[^/]*$/, '')}@sha256:${digest}`;
}

/** Eight hexadecimal digits that depend on the text and the salt. */
export function hash(text: string, salt: number): string {
  let value = 0x811c9dc5 ^ salt;
  for (let index = 0; index < text.length; index++) {
    value = Math.imul(value ^ text.charCodeAt(index), 0x01000193);
  }
  return (value >>> 0).toString(16).padStart(8, '0');
}

function remembered<T>(map: Map<string, T>, key: string, make: (key: string) => T): T {
  let value = map.get(key);
  if (value === undefined) {
    if (map.size >= rememberedMax) {
      map.clear();
    }
    value = make(key);
    map.set(key, value);
  }
  return value;
}

/** The time of the last change of status stays while the status does. */
function sinceOf(own: OwnCondition, before: readonly PodCondition[], timestamp: string): string {
  for (const old of before) {
    if (old.type === own.type) {
      return old.status === own.status ? (old.lastTransitionTime ?? timestamp) : timestamp;
    }
  }
  return timestamp;
}

function isSameQuestion(a: ConditionsAsked, b: ConditionsAsked): boolean {
  if (
    a.before !== b.before ||
    a.timestamp !== b.timestamp ||
    a.generation !== b.generation ||
    a.own.length !== b.own.length
  ) {
    return false;
  }
  for (let index = 0; index < a.own.length; index++) {
    if (!isSaidAlike(a.own[index] as OwnCondition, b.own[index] as OwnCondition)) {
      return false;
    }
  }
  return true;
}

function isSaidAlike(a: OwnCondition, b: OwnCondition): boolean {
  return (
    a === b ||
    (a.type === b.type && a.status === b.status && a.reason === b.reason && a.message === b.message)
  );
}

function hasSameItems(a: readonly PodCondition[], b: readonly PodCondition[]): boolean {
  if (a.length !== b.length) {
    return false;
  }
  for (let index = 0; index < a.length; index++) {
    if (a[index] !== b[index]) {
      return false;
    }
  }
  return true;
}
