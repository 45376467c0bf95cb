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

/** The parts of the statuses of one simulation. Equal parts that were made lately are the same object. */
export class StatusParts {
  readonly #images = new Map<string, string>();
  readonly #hostIps = new Map<string, readonly { readonly ip: string }[]>();
  /** The last condition made of each type that was true, and that was not. */
  readonly #whenTrue = new Map<string, PodCondition>();
  readonly #otherwise = new Map<string, PodCondition>();
  readonly #lists: (readonly PodCondition[])[] = [];
  #nextList = 0;
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

  condition(
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

  /** The list, or an equal one that was made lately. */
  conditions(list: readonly PodCondition[]): readonly PodCondition[] {
    const known = this.#lists.find(other => hasSameItems(other, list));
    if (known !== undefined) {
      return known;
    }
    this.#lists[this.#nextList] = list;
    this.#nextList = (this.#nextList + 1) % listsMax;
    return list;
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

const listsMax = 4;

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
