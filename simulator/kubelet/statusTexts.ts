// Texts that many statuses share, made once: times of one second, digests of images.

import { toTimestamp } from '../kernel/kernel.js';
import { digestOf } from './podStatus.js';

const imagesMax = 10_000;

/** The texts of one simulation. */
export class StatusTexts {
  readonly #images = new Map<string, string>();
  #second = Number.NaN;
  #timestamp = '';

  /** RFC 3339, whole seconds. */
  timestamp(timeMs: number): string {
    const second = Math.floor(timeMs / 1000);
    if (second !== this.#second) {
      this.#second = second;
      this.#timestamp = toTimestamp(timeMs);
    }
    return this.#timestamp;
  }

  imageId(image: string): string {
    let id = this.#images.get(image);
    if (id === undefined) {
      if (this.#images.size >= imagesMax) {
        this.#images.clear();
      }
      id = digestOf(image);
      this.#images.set(image, id);
    }
    return id;
  }
}
