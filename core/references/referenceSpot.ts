// What belongs at a path of an object: the name of another object, a key of it or a port of it. For completion and
// hover, where the name itself may not be written yet.

import { groupKindOf } from '../kubernetes/groupKind.js';
import { podPlaceOf } from '../kubernetes/podTemplate.js';
import type { FieldPath } from '../validation/fieldError.js';
import { startOf, stepsOf } from './findReferences.js';
import { type ReferencePattern, referencePatterns } from './patterns.js';

/** A place that speaks of another object. */
export interface ReferenceSpot {
  readonly role: 'name' | 'key' | 'port' | 'namespace';
  readonly pattern: ReferencePattern;
  /** The path of the mapping that the name stands in, below the object. */
  readonly around: FieldPath;
  /** The path of the name. */
  readonly nameAt: FieldPath;
}

/** The spot at a path below an object; undefined where no other object is spoken of. */
export function findReferenceSpot(
  object: { readonly apiVersion: string; readonly kind: string },
  path: FieldPath,
): ReferenceSpot | undefined {
  const groupKind = groupKindOf(object);
  const specPath = podPlaceOf(object.apiVersion, object.kind)?.specPath;
  for (const pattern of referencePatterns) {
    const start = startOf(pattern, groupKind, specPath);
    const spot = start && spotOf(pattern, [...start, ...stepsOf(pattern.at)], path);
    if (spot !== undefined) {
      return spot;
    }
  }
  return undefined;
}

function spotOf(
  pattern: ReferencePattern,
  steps: readonly string[],
  path: FieldPath,
): ReferenceSpot | undefined {
  const depth = steps.length - 1;
  if (path.length <= depth || !fits(steps.slice(0, depth), path.slice(0, depth))) {
    return undefined;
  }
  const around = path.slice(0, depth);
  const rest = path.slice(depth);
  const name = steps[depth] ?? '';
  const spot = { pattern, around, nameAt: [...around, name] };
  const isAt = (place: string | undefined): boolean =>
    place !== undefined && place !== '' && fits(stepsOf(place), rest);
  if (isAt(name)) {
    return { ...spot, role: 'name' };
  }
  if (isAt(pattern.keyAt)) {
    return { ...spot, role: 'key' };
  }
  if (isAt(pattern.namespaceAt)) {
    return { ...spot, role: 'namespace' };
  }
  return (pattern.portAt ?? []).some(isAt) ? { ...spot, role: 'port' } : undefined;
}

function fits(steps: readonly string[], path: FieldPath): boolean {
  return (
    steps.length === path.length &&
    steps.every((step, index) =>
      step === '[]' ? typeof path[index] === 'number' : path[index] === step,
    )
  );
}
