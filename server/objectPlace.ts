// What completion and hover ask of a place in an object: what stands around it, its PodSpec, its container.

import { type Fields, fieldsOf, valueAt } from '../core/json.js';
import { containerLists, podPlaceOf } from '../core/kubernetes/podTemplate.js';
import type { FieldPath } from '../core/validation/fieldError.js';

/** A place in an object. What is not typed yet is undefined. */
export interface ObjectPlace {
  readonly object: { readonly apiVersion: string | undefined; readonly kind: string | undefined };
  /** The path below the object. */
  readonly path: FieldPath;
}

/** The mapping at a path below the object; empty where there is none. */
export function fieldsIn({ value }: { readonly value: unknown }, path: FieldPath): Fields {
  return fieldsOf(valueAt(value, path));
}

/** The path of the PodSpec below the object; undefined for kinds without pods. */
export function podSpecPathOf({
  object,
}: Pick<ObjectPlace, 'object'>): readonly string[] | undefined {
  const { apiVersion, kind } = object;
  return apiVersion === undefined || kind === undefined
    ? undefined
    : podPlaceOf(apiVersion, kind)?.specPath;
}

/** A place below a PodSpec. */
export interface PodSpot {
  readonly specPath: FieldPath;
  /** The place's path below the PodSpec. */
  readonly below: FieldPath;
}

/** Where the place is in the object's PodSpec; undefined outside of one. */
export function podSpotOf(place: ObjectPlace): PodSpot | undefined {
  const specPath = podSpecPathOf(place);
  const isBelow = specPath?.every((step, index) => place.path[index] === step) === true;
  return specPath !== undefined && isBelow
    ? { specPath, below: place.path.slice(specPath.length) }
    : undefined;
}

/** The path of the container around the place; undefined outside of one. */
export function containerPathOf(place: ObjectPlace): FieldPath | undefined {
  const spot = podSpotOf(place);
  const [list, index] = spot?.below ?? [];
  const name = containerLists.find(known => known === list);
  return spot !== undefined && name !== undefined && typeof index === 'number'
    ? [...spot.specPath, name, index]
    : undefined;
}
