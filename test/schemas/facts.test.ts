// The hand-kept facts: that they name what exists, and that recordings of a real API server agree.

import { existsSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { parseDocument } from 'yaml';
import type { Field, FieldType } from '../../core/kubernetes/schema.js';
import { testCatalogue, testStructure } from '../support/catalogue.js';

const recordings = new URL('../../../shared/conformance/', import.meta.url);
const structure = testStructure();

function lines(file: string): { readonly [field: string]: unknown }[] {
  const url = new URL(file, recordings);
  if (!existsSync(url)) {
    console.log(`${file} is not here: nothing to hold the facts against`);
    return [];
  }
  return readFileSync(url, 'utf8')
    .split('\n')
    .filter(line => line !== '')
    .map(line => JSON.parse(line));
}

function typeOfRoot(apiVersion: string, kind: string): FieldType | undefined {
  const type = testCatalogue().typeOf(apiVersion, kind);
  return type && { kind: 'object', type };
}

/** The field that `spec.containers[0].imagePullPolicy` names. */
function fieldAt(apiVersion: string, kind: string, path: string): Field | undefined {
  let type = typeOfRoot(apiVersion, kind);
  let field: Field | undefined;
  for (const name of path.replace(/\[[^\]]*\]/g, '').split('.')) {
    while (type?.kind === 'array') {
      type = type.items;
    }
    field = type?.kind === 'object' ? type.type.fields.get(name) : undefined;
    type = field?.type;
  }
  return field;
}

test('enumerations, defaults and list keys name fields that exist', () => {
  const definitions = structure.definitions.length;
  for (const [definition, fields] of Object.entries(structure.overlays)) {
    expect(Number(definition)).toBeLessThan(definitions);
    expect(Object.keys(fields).length).toBeGreaterThan(0);
  }
  const enumerated = Object.values(structure.overlays).flatMap(fields => Object.values(fields));
  expect(enumerated.filter(({ e }) => e !== undefined).length).toBeGreaterThan(250);
});

test('every default is a value that its field allows', () => {
  const wrong = testCatalogue().resources.flatMap(({ group, version, kind }) =>
    wrongDefaults(typeOfRoot(group === '' ? version : `${group}/${version}`, kind), new Set()),
  );
  expect(wrong).toEqual([]);
});

function wrongDefaults(type: FieldType | undefined, seen: Set<string>): string[] {
  if (type?.kind === 'array' || type?.kind === 'map') {
    return wrongDefaults(type.kind === 'array' ? type.items : type.values, seen);
  }
  if (type?.kind !== 'object' || seen.has(type.type.name)) {
    return [];
  }
  seen.add(type.type.name);
  return [...type.type.fields.values()].flatMap(field => {
    const { defaultValue, enumeration } = field;
    const allowed = typeof defaultValue !== 'string' || !enumeration?.closed;
    const isWrong = !allowed && !enumeration?.values.includes(String(defaultValue));
    const own = isWrong ? [`${type.type.name}.${field.name}`] : [];
    return [...own, ...wrongDefaults(field.type, seen)];
  });
}

test.each(['own/mutants.jsonl', 'public/mutants.jsonl'])(
  'closed sets are those a real server names (%s)',
  file => {
    const rows = lines(file);
    expect(rows.flatMap(row => unsupportedFields(row))).toEqual([]);
    const named = rows.filter(row =>
      JSON.stringify(row['errors'] ?? []).includes('supported values'),
    );
    expect(named.length).toBeGreaterThanOrEqual(rows.length === 0 ? 0 : 50);
  },
);

/** Sets of a rule on top of the field's own: pods of workloads must restart, a cluster's binding names its role. */
const narrowed =
  /template\.spec\.restartPolicy$|^spec\.strategy$|^ClusterRoleBinding roleRef\.kind$/;

function unsupportedFields(row: { readonly [field: string]: unknown }): string[] {
  const errors = (row['errors'] ?? []) as { readonly field: string; readonly message: string }[];
  return errors.flatMap(({ field, message }) => {
    const told = /^Unsupported value: .*: supported values: (.*)$/.exec(message)?.[1];
    const found = fieldAt(String(row['apiVersion']), String(row['kind']), field);
    if (told === undefined || narrowed.test(field) || narrowed.test(`${row['kind']} ${field}`)) {
      return [];
    }
    const values = [...told.matchAll(/"([^"]*)"/g)].map(([, value]) => value).sort();
    const known = found?.enumeration?.closed ? [...found.enumeration.values].sort() : [];
    return JSON.stringify(values) === JSON.stringify(known) ? [] : [`${row['kind']} ${field}`];
  });
}

test('defaults are what a real server fills in', () => {
  const rows = lines('public/defaulted.jsonl').flatMap(row => {
    const object = row['object'] as { readonly apiVersion?: string; readonly kind?: string } | null;
    const written = parseDocument(String(row['manifest']));
    const type = typeOfRoot(object?.apiVersion ?? '', object?.kind ?? '');
    return written.errors.length > 0 ? [] : filledIn(type, written.toJS(), object);
  });
  const wrong = rows.filter(({ field, value }) => !dependent.test(field) && value === 'different');
  expect([...new Set(wrong.map(({ field }) => field))]).toEqual([]);
  const isThere = existsSync(new URL('public/defaulted.jsonl', recordings));
  expect(rows.length).toBeGreaterThanOrEqual(isThere ? 2000 : 0);
});

/** Fields whose default depends on others; the fact is that of the usual case. */
const dependent = /JobSpec\.(completions|parallelism)$/;

interface FilledIn {
  readonly field: string;
  readonly value: 'same' | 'different';
}

function filledIn(type: FieldType | undefined, written: unknown, stored: unknown): FilledIn[] {
  if (type?.kind === 'array' && Array.isArray(stored) && Array.isArray(written)) {
    return stored.flatMap((item, index) => filledIn(type.items, written[index], item));
  }
  if (type?.kind !== 'object' || !isRecord(written) || !isRecord(stored)) {
    return [];
  }
  return [...type.type.fields.values()].flatMap((field): FilledIn[] => {
    const [before, after] = [written[field.name], stored[field.name]];
    if (before !== undefined && before !== null) {
      return filledIn(field.type, before, after);
    }
    if (after === undefined || field.defaultValue === undefined) {
      return [];
    }
    const same = JSON.stringify(after) === JSON.stringify(field.defaultValue);
    return [{ field: `${type.type.name}.${field.name}`, value: same ? 'same' : 'different' }];
  });
}

function isRecord(value: unknown): value is { readonly [field: string]: unknown } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
