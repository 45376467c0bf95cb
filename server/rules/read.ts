// Reading fields of half-typed objects, for rules: what is not there or not of the kind asked for is undefined.

import type { GraphObject } from '../../core/graph/objectGraph.js';
import { type Fields, fieldsOf } from '../../core/json.js';
import type { GroupKind } from '../../core/kubernetes/groupKind.js';
import { type PodPlace, podPlaceOf } from '../../core/kubernetes/podTemplate.js';
import type { FieldPath } from '../../core/validation/fieldError.js';
import type { Rule, RuleContext, RuleFinding } from './rule.js';

/** A value with the path at which it stands in its document. */
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
    typeof value === 'object' && value !== null ? [{ value: fieldsOf(value), path }] : [],
  );
}

/** The values of a list under some fields. */
export function valuesAt(place: Placed, ...names: readonly string[]): Placed<unknown>[] {
  const parent = fieldsAt(place, ...names.slice(0, -1));
  const last = names.at(-1) ?? '';
  const list = parent.value[last];
  return Array.isArray(list)
    ? list.map((value: unknown, index) => ({ value, path: [...parent.path, last, index] }))
    : [];
}

/** The text of a field; undefined where it is empty or no text. */
export function textAt(place: Placed, name: string): string | undefined {
  const value = place.value[name];
  return typeof value === 'string' && value !== '' ? value : undefined;
}

export function numberAt(place: Placed, name: string): number | undefined {
  const value = place.value[name];
  return typeof value === 'number' ? value : undefined;
}

export function isSet(place: Placed, name: string): boolean {
  const value = place.value[name];
  return value !== undefined && value !== null;
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

/** Judges each container by itself. Patches are left alone: what they do not say stands elsewhere. */
export function eachContainer(
  judge: (container: Placed) => RuleFinding | undefined,
): Rule['check'] {
  return (object, context) =>
    context.isPatch(object) ? [] : containersIn(object).flatMap(one => judge(one) ?? []);
}

/** Judges each path of the node that a volume mounts. */
export function eachHostPath(judge: (path: string) => string | undefined): Rule['check'] {
  return object => {
    const spec = podSpecOf(object);
    return (spec === undefined ? [] : itemsAt(spec, 'volumes')).flatMap(volume => {
      const source = fieldsAt(volume, 'hostPath');
      const message = judge(textAt(source, 'path') ?? '');
      return message === undefined ? [] : [{ path: [...source.path, 'path'], message }];
    });
  };
}

/** All objects of a kind, each once, for a rule that reads more of them than what selects and is selected. */
export function allOfKind({ graph }: RuleContext, groupKind: GroupKind): readonly GraphObject[] {
  const names = new Set(graph.ofKind(groupKind).map(({ facts }) => facts.name));
  return [...names].flatMap(name => graph.named(groupKind, name));
}

/** `Deployment web`, for messages. */
export function titleOf({ facts }: GraphObject): string {
  return `${facts.kind} ${facts.name}`;
}
