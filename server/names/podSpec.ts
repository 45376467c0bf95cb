// What stands in a PodSpec under names of its own: containers, their ports, volumes.

import type { GraphObject } from '../../core/graph/objectGraph.js';
import { type Fields, isFields, valueAt } from '../../core/json.js';
import { podPlaceOf } from '../../core/kubernetes/podTemplate.js';
import type { FieldPath } from '../../core/validation/fieldError.js';

/** A value with its path from the object's root. */
export interface At<Value> {
  readonly value: Value;
  readonly path: FieldPath;
}

export const containerLists = ['containers', 'initContainers', 'ephemeralContainers'] as const;

/** The PodSpec of an object; undefined for kinds without pods. */
export function podSpecOf({ facts }: GraphObject): At<Fields> | undefined {
  const path = podPlaceOf(facts.apiVersion, facts.kind)?.specPath;
  const value = path && valueAt(facts.value, path);
  return path !== undefined && isFields(value) ? { value, path } : undefined;
}

/** Every container, init and ephemeral ones included. */
export function containersOf(object: GraphObject): At<Fields>[] {
  const spec = podSpecOf(object);
  return spec === undefined ? [] : containerLists.flatMap(list => itemsAt(spec, list));
}

/** The mappings of a list below a place. */
export function itemsAt(place: At<Fields>, ...steps: readonly string[]): At<Fields>[] {
  const list = valueAt(place.value, steps);
  return Array.isArray(list)
    ? list.flatMap((value: unknown, index) =>
        isFields(value) ? [{ value, path: [...place.path, ...steps, index] }] : [],
      )
    : [];
}

/** The scalar at a field of a place, as one element. */
export function scalarsAt(place: At<Fields>, ...steps: readonly string[]): At<string | number>[] {
  const value = valueAt(place.value, steps);
  return typeof value === 'string' || typeof value === 'number'
    ? [{ value, path: [...place.path, ...steps] }]
    : [];
}
