// Finds what an object names: other objects, their keys and their ports, each with the place where the name stands.

import { fieldsOf, valueAt } from '../json.js';
import { type GroupKind, groupKindIn, groupKindOf } from '../kubernetes/groupKind.js';
import { podPlaceOf } from '../kubernetes/podTemplate.js';
import type { FieldPath } from '../validation/fieldError.js';
import { type ReferencePattern, referencePatterns } from './patterns.js';

/** A name of another object. */
export interface Reference {
  readonly to: GroupKind;
  /** Empty for cluster-scoped objects; undefined: the namespace of the object that refers. */
  readonly namespace: string | undefined;
  readonly name: string;
  readonly path: FieldPath;
  /** A missing object does no harm. */
  readonly optional: boolean;
  /** Keys of the ConfigMap or Secret that are asked for. */
  readonly keys: readonly NamedPlace[];
  /** The Service's port that is asked for, by name or number. */
  readonly port: { readonly value: string | number; readonly path: FieldPath } | undefined;
  readonly pattern: ReferencePattern;
}

/** A name with the place where it is written. */
export interface NamedPlace {
  readonly name: string;
  readonly path: FieldPath;
}

/**
 * All references of an object, in the order of the patterns. The value may be half typed: what is no text is no name.
 */
export function findReferences(
  object: { readonly apiVersion: string; readonly kind: string },
  value: unknown,
): Reference[] {
  const groupKind = groupKindOf(object);
  const specPath = podPlaceOf(object.apiVersion, object.kind)?.specPath;
  return referencePatterns.flatMap(pattern => {
    const start = startOf(pattern, groupKind, specPath);
    if (start === undefined) {
      return [];
    }
    const steps = stepsOf(pattern.at);
    return placesAt(valueAt(value, start), steps, start).flatMap(place =>
      toReference(place, pattern),
    );
  });
}

interface Place {
  readonly path: FieldPath;
  readonly value: unknown;
  /** The mapping the name stands in. */
  readonly parent: unknown;
}

/** The path a pattern starts from in this kind, or undefined where the kind has no such place. */
export function startOf(
  pattern: ReferencePattern,
  groupKind: GroupKind,
  specPath: readonly string[] | undefined,
): readonly string[] | undefined {
  if (pattern.of !== undefined) {
    return pattern.of.includes(groupKind) ? [] : undefined;
  }
  return specPath;
}

const steps = new Map<string, readonly string[]>(
  referencePatterns.map(pattern => [pattern.at, splitSteps(pattern.at)]),
);

/** The steps of a pattern's path: field names, and `[]` for the items of a list. */
export function stepsOf(at: string): readonly string[] {
  return steps.get(at) ?? splitSteps(at);
}

function splitSteps(at: string): readonly string[] {
  return at
    .replace(/^pod:/, '')
    .split('.')
    .flatMap(step => (step.endsWith('[]') ? [step.slice(0, -2), '[]'] : [step]));
}

function placesAt(
  value: unknown,
  path: readonly string[],
  at: FieldPath,
  parent?: unknown,
): Place[] {
  const [step, ...rest] = path;
  if (step === undefined) {
    return [{ path: at, value, parent }];
  }
  if (step === '[]') {
    return Array.isArray(value)
      ? value.flatMap((item, index) => placesAt(item, rest, [...at, index], value))
      : [];
  }
  const inner = fieldOf(value, step);
  return inner === undefined ? [] : placesAt(inner, rest, [...at, step], value);
}

function toReference({ path, value, parent }: Place, pattern: ReferencePattern): Reference[] {
  if (typeof value !== 'string' || value === '') {
    return [];
  }
  const to = kindNamed(parent, pattern);
  if (to === undefined) {
    return [];
  }
  const around = path.slice(0, -1);
  return [
    {
      to,
      namespace: namespaceBeside(parent, pattern, to),
      name: value,
      path,
      optional: pattern.optionalAt !== undefined && fieldOf(parent, pattern.optionalAt) === true,
      keys: pattern.keyAt === undefined ? [] : keysOf(parent, pattern.keyAt, around),
      port: portOf(parent, pattern, around),
      pattern,
    },
  ];
}

/** The namespace said beside a name: empty for cluster-scoped kinds, undefined for that of the object that refers. */
export function namespaceBeside(
  parent: unknown,
  pattern: ReferencePattern,
  to: GroupKind,
): string | undefined {
  if (pattern.clusterScoped || to === 'rbac.authorization.k8s.io/ClusterRole') {
    return '';
  }
  const said = pattern.namespaceAt === undefined ? undefined : fieldOf(parent, pattern.namespaceAt);
  return typeof said === 'string' && said !== '' ? said : undefined;
}

/** The kind of what is named; undefined where it is no object. */
function kindNamed(parent: unknown, pattern: ReferencePattern): GroupKind | undefined {
  if (pattern.to === undefined) {
    return kindBeside(parent, pattern);
  }
  const kind = pattern.kindMayBeSaid === undefined ? undefined : fieldOf(parent, 'kind');
  if (typeof kind !== 'string' || pattern.kindMayBeSaid === undefined) {
    return pattern.to;
  }
  const said = fieldOf(parent, pattern.kindMayBeSaid);
  if (typeof said !== 'string') {
    const slash = pattern.to.lastIndexOf('/');
    return `${pattern.to.slice(0, slash + 1)}${kind}`;
  }
  if (pattern.kindMayBeSaid === 'apiVersion') {
    return groupKindOf({ apiVersion: said, kind });
  }
  return said === '' ? kind : `${said}/${kind}`;
}

/** The kind that stands beside a name; users and groups are no objects. */
export function kindBeside(parent: unknown, pattern: ReferencePattern): GroupKind | undefined {
  const kind = fieldOf(parent, 'kind');
  if (typeof kind !== 'string' || kind === 'User' || kind === 'Group') {
    return undefined;
  }
  if (pattern.kindAt === 'apiVersion') {
    const apiVersion = fieldOf(parent, 'apiVersion');
    return typeof apiVersion === 'string' ? groupKindOf({ apiVersion, kind }) : undefined;
  }
  const group = kind === 'ServiceAccount' ? '' : 'rbac.authorization.k8s.io';
  return groupKindIn(group, kind);
}

function keysOf(parent: unknown, keyAt: string, around: FieldPath): NamedPlace[] {
  return placesAt(parent, splitSteps(keyAt), around).flatMap(({ value, path }) =>
    typeof value === 'string' ? [{ name: value, path }] : [],
  );
}

function portOf(parent: unknown, pattern: ReferencePattern, around: FieldPath): Reference['port'] {
  for (const at of pattern.portAt ?? []) {
    const [place] = placesAt(parent, splitSteps(at), around);
    if (typeof place?.value === 'string' || typeof place?.value === 'number') {
      return { value: place.value, path: place.path };
    }
  }
  return undefined;
}

function fieldOf(value: unknown, name: string): unknown {
  return fieldsOf(value)[name];
}
