// Reading fields of half-typed objects with the places they stand at, for rules, hints, names and actions: what is not
// there or not of the kind asked for is undefined.

import type { GraphObject } from '../core/graph/objectGraph.js';
import { type Fields, fieldsOf, isFields, listOf, valueAt } from '../core/json.js';
import { type PodPlace, podPlaceOf } from '../core/kubernetes/podTemplate.js';
import type { FieldPath } from '../core/validation/fieldError.js';

/** A value with the path at which it stands: from the document's root, unless somebody says otherwise. */
export interface Placed<T = Fields> {
  readonly value: T;
  readonly path: FieldPath;
}

/** The object itself, at its place. */
export function rootOf({ facts }: GraphObject): Placed {
  return { value: fieldsOf(facts.value), path: facts.at };
}

/** The mapping under some fields; empty where there is none. */
export function fieldsAt(place: Placed, ...names: readonly string[]): Placed {
  const value = names.reduce<Fields>((inner, name) => fieldsOf(inner[name]), place.value);
  return { value, path: [...place.path, ...names] };
}

/** The mappings of a list under some fields. */
export function itemsAt(place: Placed, ...names: readonly string[]): Placed[] {
  return valuesAt(place, ...names).flatMap(({ value, path }) =>
    isFields(value) ? [{ value, path }] : [],
  );
}

/** The values of a list under some fields. */
export function valuesAt(place: Placed, ...names: readonly string[]): Placed<unknown>[] {
  return listOf(valueAt(place.value, names)).map((value, index) => ({
    value,
    path: [...place.path, ...names, index],
  }));
}

/** The text of a field; undefined where it is empty or no text. */
export function textAt(place: Placed, name: string): string | undefined {
  const value = place.value[name];
  return typeof value === 'string' && value !== '' ? value : undefined;
}

/** The number of a field; undefined where it is none. */
export function numberAt(place: Placed, name: string): number | undefined {
  const value = place.value[name];
  return typeof value === 'number' ? value : undefined;
}

/** Whether a field is there and not null. */
export function isSet(place: Placed, name: string): boolean {
  const value = place.value[name];
  return value !== undefined && value !== null;
}

/** The text or number under some fields, as one element. */
export function scalarsAt(place: Placed, ...names: readonly string[]): Placed<string | number>[] {
  const value = valueAt(place.value, names);
  return typeof value === 'string' || typeof value === 'number'
    ? [{ value, path: [...place.path, ...names] }]
    : [];
}

/** The PodSpec that an object is or makes; undefined for kinds without pods. */
export function podSpecOf(object: GraphObject): Placed | undefined {
  const place = podPlace(object);
  return place && fieldsAt(rootOf(object), ...place.specPath);
}

/** The metadata of the pods that an object is or makes. */
export function podMetadataOf(object: GraphObject): Placed | undefined {
  const place = podPlace(object);
  return place && fieldsAt(rootOf(object), ...place.path, 'metadata');
}

function podPlace({ facts }: GraphObject): PodPlace | undefined {
  return podPlaceOf(facts.apiVersion, facts.kind);
}

/** Containers and init containers of a PodSpec. */
export function containersOf(podSpec: Placed | undefined): Placed[] {
  return podSpec === undefined
    ? []
    : [...itemsAt(podSpec, 'containers'), ...itemsAt(podSpec, 'initContainers')];
}

/** The containers of an object's pods. */
export function containersIn(object: GraphObject): Placed[] {
  return containersOf(podSpecOf(object));
}

/** `Deployment web`, for messages. */
export function titleOf({ facts }: GraphObject): string {
  return `${facts.kind} ${facts.name}`;
}
