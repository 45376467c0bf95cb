// JSON that knows where each of its parts is written: a built object has fields of its base, of patches and of the
// kustomization. Never changed in place: what a change leaves alone is shared.

import { isFields } from '../json.js';
import type { ManifestDocument } from '../manifest/node.js';
import type { FieldPath } from '../validation/fieldError.js';

/** A document of a file. */
export interface Source {
  readonly uri: string;
  readonly document: ManifestDocument;
}

/** Where a value is written. */
export interface Origin {
  readonly source: Source;
  /** From the document's root. */
  readonly path: FieldPath;
  /** All parts of the value stand at one place: a patch inside a text. */
  readonly isOpaque?: true;
  /** Parts that do not stand where the value does; undefined for those at the value's own place. */
  readonly inner?: ReadonlyMap<string | number, Origin>;
}

/** A value with its origin. */
export interface Traced {
  readonly value: unknown;
  readonly origin: Origin;
}

/** Where a part of a value is written. */
export function originOf(origin: Origin, path: FieldPath): Origin {
  return path.reduce<Origin>((outer, step) => {
    const known = outer.inner?.get(step);
    const { source, isOpaque } = outer;
    return (
      known ??
      (isOpaque ? { source, path: outer.path, isOpaque } : { source, path: [...outer.path, step] })
    );
  }, origin);
}

/** Every document that a value has parts of. */
export function sourcesOf({ source, inner }: Origin, found = new Set<Source>()): Set<Source> {
  found.add(source);
  for (const each of inner?.values() ?? []) {
    sourcesOf(each, found);
  }
  return found;
}

/** A field of a mapping; undefined where there is none. */
export function fieldOf({ value, origin }: Traced, name: string): Traced | undefined {
  return isFields(value) && value[name] !== undefined
    ? { value: value[name], origin: originOf(origin, [name]) }
    : undefined;
}

/** The mapping with a field set, or without it. */
export function withField(traced: Traced, name: string, field: Traced | undefined): Traced {
  const fields = isFields(traced.value) ? traced.value : {};
  const inner = new Map(traced.origin.inner);
  if (field === undefined) {
    const { [name]: _gone, ...rest } = fields;
    inner.delete(name);
    return { value: rest, origin: { ...traced.origin, inner } };
  }
  inner.set(name, field.origin);
  return { value: { ...fields, [name]: field.value }, origin: { ...traced.origin, inner } };
}

/** The items of a list; none where it is no list. */
export function itemsOf({ value, origin }: Traced): readonly Traced[] {
  return Array.isArray(value)
    ? value.map((item: unknown, index) => ({ value: item, origin: originOf(origin, [index]) }))
    : [];
}

/** The list with other items. */
export function withItems({ origin }: Traced, items: readonly Traced[]): Traced {
  return {
    value: items.map(item => item.value),
    origin: { ...origin, inner: new Map(items.map((item, index) => [index, item.origin])) },
  };
}

/** The value at a path; undefined where the path leaves it. */
export function tracedAt(traced: Traced, path: FieldPath): Traced | undefined {
  return path.reduce<Traced | undefined>(
    (outer, step) =>
      outer && (typeof step === 'number' ? itemsOf(outer)[step] : fieldOf(outer, step)),
    traced,
  );
}

/** What becomes of a value: undefined where it goes. */
export type Change = (value: Traced | undefined) => Traced | undefined;

/**
 * The value with what stands at a path changed. Where the path leaves it, mappings are made if `creating` says where
 * these are written; else nothing changes.
 */
export function changedAt(
  traced: Traced,
  path: FieldPath,
  change: Change,
  creating?: Origin,
): Traced {
  const [step, ...rest] = path;
  if (step === undefined) {
    return change(traced) ?? traced;
  }
  const inner = typeof step === 'number' ? itemsOf(traced)[step] : fieldOf(traced, step);
  if (inner === undefined && (creating === undefined || typeof step === 'number')) {
    return traced;
  }
  const made = creating && { value: {}, origin: creating };
  const changed =
    rest.length === 0 ? change(inner) : changedAt(inner ?? made ?? traced, rest, change, creating);
  if (typeof step === 'string') {
    return withField(traced, step, changed);
  }
  const items = [...itemsOf(traced)];
  items.splice(step, 1, ...(changed === undefined ? [] : [changed]));
  return withItems(traced, items);
}
