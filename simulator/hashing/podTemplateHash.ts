// The pod-template-hash of a template: what ReplicaSets and the revisions of DaemonSets are named
// by.

import { fnv1a, fnv1aBytes, safeEncode } from './fnv.js';
import { podTemplateText } from './podTemplateText.js';

const hashes = new WeakMap<object, number>();

/**
 * The hash as it stands in names and labels, of a defaulted template without the pod-template-hash
 * label. `collisionCount` is the owner's status.collisionCount, undefined when unset. Templates are
 * values: the hash of the same object is computed once.
 */
export function podTemplateHash(template: object, collisionCount?: number): string {
  const hash = textHash(template);
  return safeEncode(
    collisionCount === undefined ? hash : fnv1aBytes(littleEndian(collisionCount), hash),
  );
}

function textHash(template: object): number {
  const known = hashes.get(template);
  if (known !== undefined) {
    return known;
  }
  const hash = fnv1a(podTemplateText(template));
  hashes.set(template, hash);
  return hash;
}

/** Eight bytes: Go writes the uint32 into a buffer of that size. */
function littleEndian(value: number): number[] {
  return [0, 8, 16, 24].map(shift => (value >>> shift) & 255).concat([0, 0, 0, 0]);
}
