// The last steps of a build: names get their hashes, what names others follows, and the objects are those to apply.

import { type Fields, fieldsOf, isFields } from '../json.js';
import type { FieldPath } from '../validation/fieldError.js';
import type { BuiltObject } from './builtObject.js';
import { clusterKinds } from './clusterKinds.js';
import { hashMark } from './generatedContent.js';
import { nameHash } from './nameHash.js';
import { namePlacesOf } from './nameReferences.js';
import { changedAt, type Traced, tracedAt, withField } from './traced.js';

/** A built object with its last name. */
interface Named {
  readonly built: BuiltObject;
  readonly kind: string;
  readonly content: Traced;
  /** Names before the last. */
  readonly formerNames: readonly string[];
  readonly name: string;
  readonly namespace: string | undefined;
}

/** The objects of a build as they are applied. What is only for kustomize itself is left out. */
export function finished(
  objects: readonly BuiltObject[],
  sha256: (text: string) => string,
): readonly Traced[] {
  const named = objects.map(object => withLastName(object, sha256));
  const byKind = new Map<string, Named[]>();
  for (const each of named) {
    const alike = byKind.get(each.kind) ?? [];
    alike.push(each);
    byKind.set(each.kind, alike);
  }
  return named
    .map(each => withReferences(each, byKind))
    .filter(({ value }) => annotationsOf(value)['config.kubernetes.io/local-config'] !== 'true')
    .map(withoutMarks);
}

function withLastName(built: BuiltObject, sha256: (text: string) => string): Named {
  const { kind } = built.origin.facts;
  const before = built.names.at(-1) ?? '';
  const at = tracedAt(built.content, ['metadata']) ?? built.content;
  const namespace = namespaceOf(built);
  const placed = placeIn(built.content, namespace, at);
  const plain = nameIn(placed, before);
  const isHashed = annotationsOf(plain.value)[hashMark] === 'enabled';
  const name = isHashed ? `${before}-${nameHash(fieldsOf(plain.value), sha256)}` : before;
  return {
    built,
    kind,
    content: isHashed ? nameIn(plain, name) : plain,
    formerNames: isHashed ? built.names : formerNamesOf(built),
    name,
    namespace,
  };
}

/** Names before a change of the name; what has moved to a namespace had all of its names before. */
function formerNamesOf({ names, namespaces }: BuiltObject): readonly string[] {
  const earlier = names.slice(0, -1);
  return namespaces.length > 1 ? earlier : earlier.filter((name, at) => name !== names[at + 1]);
}

/** What a build says, else what is written. */
function namespaceOf({ namespaces, content, origin }: BuiltObject): string | undefined {
  const written = tracedAt(content, ['metadata', 'namespace'])?.value;
  const isMoved = namespaces.length > 1 && !clusterKinds.has(origin.facts.kind);
  const last = isMoved ? namespaces.at(-1) : written;
  return typeof last === 'string' && last !== '' ? last : undefined;
}

function placeIn(content: Traced, namespace: string | undefined, around: Traced): Traced {
  const { origin } = tracedAt(content, ['metadata', 'namespace']) ?? around;
  return namespace === undefined
    ? content
    : changedAt(content, ['metadata', 'namespace'], () => ({ value: namespace, origin }), origin);
}

function nameIn(content: Traced, name: string): Traced {
  return changedAt(content, ['metadata', 'name'], before => ({
    value: name,
    origin: before?.origin ?? content.origin,
  }));
}

function withReferences(referrer: Named, byKind: ReadonlyMap<string, readonly Named[]>): Traced {
  const { apiVersion } = referrer.built.origin.facts;
  const places = namePlacesOf(apiVersion, referrer.kind, referrer.content.value);
  return places.reduce<Traced>((content, { to, path }) => {
    const found = tracedAt(content, path);
    return found === undefined
      ? content
      : to.reduce(
          (inner, kind) =>
            changedAt(inner, path, each => each && renamed(each, referrer, byKind.get(kind) ?? [])),
          content,
        );
  }, referrer.content);
}

function renamed(place: Traced, referrer: Named, candidates: readonly Named[]): Traced {
  if (typeof place.value === 'string') {
    const target = targetOf(place.value, referrer, candidates);
    return target === undefined ? place : { value: target.name, origin: place.origin };
  }
  const { name, namespace } = fieldsOf(place.value);
  if (!isFields(place.value) || typeof name !== 'string') {
    return place;
  }
  const target = targetOf(name, referrer, inNamespace(candidates, namespace));
  if (target === undefined) {
    return place;
  }
  const { origin } = tracedAt(place, ['name']) ?? place;
  const moved = withField(place, 'name', { value: target.name, origin });
  return target.namespace === undefined
    ? moved
    : withField(moved, 'namespace', { value: target.namespace, origin });
}

/** Where a namespace is said beside the name: as it was written, or else as it is now. */
function inNamespace(candidates: readonly Named[], namespace: unknown): readonly Named[] {
  if (typeof namespace !== 'string') {
    return candidates;
  }
  const written = candidates.filter(
    ({ built }) => (built.namespaces[0] ?? 'default') === namespace,
  );
  return written.length > 0
    ? written
    : candidates.filter(each => (each.namespace ?? 'default') === namespace);
}

/** The object whose name this was: the only one, or the one that was given the same prefixes and suffixes. */
function targetOf(name: string, referrer: Named, candidates: readonly Named[]): Named | undefined {
  const near = candidates.filter(
    each => each.formerNames.includes(name) && isInReach(referrer, each),
  );
  if (near.length <= 1) {
    return near[0];
  }
  const alike = near.filter(each => haveSameAffixes(each.built, referrer.built));
  return new Set(alike.map(each => each.name)).size === 1 ? alike[0] : undefined;
}

function isInReach(referrer: Named, target: Named): boolean {
  return (
    clusterKinds.has(referrer.kind) ||
    clusterKinds.has(target.kind) ||
    target.kind === 'ServiceAccount' ||
    (referrer.namespace ?? 'default') === (target.namespace ?? 'default')
  );
}

function haveSameAffixes(one: BuiltObject, other: BuiltObject): boolean {
  return (
    isSameEnd(affixesOf(one, 0), affixesOf(other, 0)) &&
    isSameEnd(affixesOf(one, 1), affixesOf(other, 1))
  );
}

/** What was put before (0) or behind (1) the name, in its order. */
function affixesOf({ names }: BuiltObject, side: 0 | 1): readonly string[] {
  return names.slice(1).flatMap((name, index) => {
    const before = names[index] ?? '';
    const at = name.indexOf(before);
    const affix = side === 0 ? name.slice(0, at) : name.slice(at + before.length);
    return at < 0 || affix === '' ? [] : [affix];
  });
}

function isSameEnd(one: readonly string[], other: readonly string[]): boolean {
  const [fewer, more] = one.length <= other.length ? [one, other] : [other, one];
  const end = more.slice(more.length - fewer.length);
  if (fewer.length === 0) {
    return more.length === 0;
  }
  return fewer.every((each, index) => each === end[index]);
}

function withoutMarks(object: Traced): Traced {
  const at: FieldPath = ['metadata', 'annotations'];
  const annotations = tracedAt(object, at);
  if (annotations === undefined) {
    return object;
  }
  const left = withField(annotations, hashMark, undefined);
  const isEmpty = Object.keys(fieldsOf(left.value)).length === 0;
  return changedAt(object, at, () => (isEmpty ? undefined : left));
}

function annotationsOf(value: unknown): Fields {
  return fieldsOf(fieldsOf(fieldsOf(value)['metadata'])['annotations']);
}
