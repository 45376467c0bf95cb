// `replacements` of a kustomization: a value of one object is written into others.
// https://kubectl.docs.kubernetes.io/references/kustomize/kustomization/replacements/

import { type Fields, fieldsOf, isFields } from '../json.js';
import type { FieldPath } from '../validation/fieldError.js';
import { itemsAt, textAt, textsAt } from './buildFields.js';
import { type BuiltObject, withContent } from './builtObject.js';
import type { PatchContext } from './patches.js';
import { folderOf, resolvePath } from './paths.js';
import { selectedBy } from './targets.js';
import { changedAt, type Origin, type Source, type Traced, tracedAt } from './traced.js';

/** One replacement and where it is written. */
interface Replacement {
  readonly fields: Fields;
  readonly origin: Origin;
}

/** The replacements of a kustomization, those in files included. */
export function readReplacements({
  kustomization,
  fields,
  documentsOf,
}: PatchContext): readonly Replacement[] {
  return itemsAt(fields, 'replacements').flatMap((item, index) => {
    const path = textAt(item, 'path');
    if (path === undefined) {
      return [replacement(item, kustomization, ['replacements', index])];
    }
    const uri = resolvePath(folderOf(kustomization.uri), path);
    return documentsOf(uri).flatMap(document => {
      const value = document.toValue();
      const source = { uri, document };
      return Array.isArray(value)
        ? value.map((each, place) => replacement(fieldsOf(each), source, [place]))
        : [replacement(fieldsOf(value), source, [])];
    });
  });
}

function replacement(fields: Fields, source: Source, path: FieldPath): Replacement {
  return { fields, origin: { source, path, isOpaque: true } };
}

/** A replacement whose value is found: what it does to an object. `key` tells it from others. */
export interface ReadyReplacement {
  readonly key: string;
  readonly replacement: Replacement;
  readonly value: unknown;
}

/** Finds what is to be written; undefined where the source is none or several. */
export function prepareReplacement(
  replacement: Replacement,
  objects: readonly BuiltObject[],
): ReadyReplacement | undefined {
  const { fields } = replacement;
  const source = fieldsOf(fields['source']);
  const literal = fields['sourceValue'];
  const [object, ...others] = isFields(fields['source']) ? (selectedBy(source, objects) ?? []) : [];
  const found = object && others.length === 0 ? sourceValueOf(object, source) : undefined;
  const value = literal ?? found;
  return value === undefined ? undefined : { key: JSON.stringify(value), replacement, value };
}

function sourceValueOf(object: BuiltObject, source: Fields): unknown {
  const path = textAt(source, 'fieldPath') ?? 'metadata.name';
  if (path === 'metadata.name' || path === 'metadata.namespace') {
    return (path === 'metadata.name' ? object.names : object.namespaces).at(-1);
  }
  const [at] = pathsIn(object.content, stepsOf(path));
  const value = at && tracedAt(object.content, at)?.value;
  const { delimiter, index } = fieldsOf(source['options']);
  return typeof delimiter === 'string' && typeof value === 'string'
    ? value.split(delimiter)[Number(index ?? 0)]
    : value;
}

/** The object after a replacement; itself where it is for others. */
export function replaced(
  object: BuiltObject,
  { replacement, value }: ReadyReplacement,
): BuiltObject {
  let result = object;
  for (const target of itemsAt(replacement.fields, 'targets')) {
    const isMeant = selectedBy(fieldsOf(target['select']), [object])?.length === 1;
    const isRejected = itemsAt(target, 'reject').some(
      each => selectedBy(each, [object])?.length === 1,
    );
    if (!isMeant || isRejected || !isFields(target['select'])) {
      continue;
    }
    const listed = textsAt(target, 'fieldPaths');
    for (const path of listed.length === 0 ? ['metadata.name'] : listed) {
      result = written(result, stepsOf(path), { target, value, origin: replacement.origin });
    }
  }
  return result;
}

interface Writing {
  readonly target: Fields;
  readonly value: unknown;
  readonly origin: Origin;
}

function written(
  object: BuiltObject,
  steps: readonly string[],
  { target, value, origin }: Writing,
): BuiltObject {
  if (steps.join('.') === 'metadata.name' && typeof value === 'string') {
    return { ...object, names: [...object.names, value] };
  }
  const options = fieldsOf(target['options']);
  const creating = options['create'] === true ? origin : undefined;
  const content = pathsIn(object.content, steps, creating !== undefined).reduce(
    (inner, path) =>
      changedAt(
        inner,
        path,
        before =>
          before === undefined && creating === undefined
            ? undefined
            : { value: spliced(before, value, options), origin },
        creating,
      ),
    object.content,
  );
  return content === object.content ? object : withContent(object, content);
}

/** With a delimiter only one part of the text is written. */
function spliced(before: Traced | undefined, value: unknown, options: Fields): unknown {
  const { delimiter, index } = options;
  if (typeof delimiter !== 'string' || typeof before?.value !== 'string') {
    return value;
  }
  const parts = before.value.split(delimiter);
  const at = Number(index ?? 0);
  if (at < 0) {
    return [value, ...parts].join(delimiter);
  }
  parts.splice(at, 1, String(value));
  return parts.join(delimiter);
}

/** `spec.template.spec.containers.[name=web].image`; a dot that belongs to a name is `\.`. */
function stepsOf(path: string): readonly string[] {
  return (path.match(/(?:\[[^\]]*\]|\\\.|[^.])+/g) ?? []).map(step => step.replaceAll('\\.', '.'));
}

/** The paths that steps lead to: `*` is every item, `[name=web]` the items with that field. */
function pathsIn(content: Traced, steps: readonly string[], creating = false): FieldPath[] {
  let paths: FieldPath[] = [[]];
  for (const step of steps) {
    paths = paths.flatMap(path => {
      const value = tracedAt(content, path)?.value;
      if (Array.isArray(value)) {
        return value.flatMap((item: unknown, index) =>
          isStepTo(step, item, index) ? [[...path, index]] : [],
        );
      }
      const isThere = isFields(value) && value[step] !== undefined;
      return isThere || creating ? [[...path, step]] : [];
    });
  }
  return paths;
}

function isStepTo(step: string, item: unknown, index: number): boolean {
  const [, field = '', wanted] = /^\[([^=]*)=(.*)\]$/.exec(step) ?? [];
  return (
    step === '*' ||
    step === String(index) ||
    (wanted !== undefined && isFields(item) && String(item[field]) === wanted)
  );
}
