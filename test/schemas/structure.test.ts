// The schema bundle against the published APIs. The numbers were counted in the official OpenAPI document of 1.36 and
// in the client packages of the others.

import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { formFor, unpackFields } from '../../core/kubernetes/schemaBundle.js';
import { testCatalogue, testStructure } from '../support/catalogue.js';

const structure = testStructure();

function definitionsOf(version: string) {
  const bit = 1 << structure.versions.indexOf(version);
  return structure.definitions.flatMap(forms => {
    const form = formFor<string>(forms as (number | string)[], bit);
    return form === undefined ? [] : [unpackFields(form)];
  });
}

/** Kinds and their lists that can be created, as the REST paths tell them. */
function kindsOf(version: string) {
  const catalogue = testCatalogue(version);
  const kinds = catalogue.resources.filter(({ kind }) => kind !== 'ComponentStatus');
  const lists = kinds.filter(({ group, version: stage, kind }) =>
    catalogue.typeOf(group === '' ? stage : `${group}/${stage}`, `${kind}List`),
  );
  return { kinds, lists };
}

test.each([
  ['1.29', 564, 2390, 505, 137],
  ['1.30', 613, 2555, 539, 149],
  ['1.32', 625, 2601, 570, 150],
  ['1.33', 694, 2868, 642, 167],
  ['1.34', 717, 2990, 670, 171],
  ['1.36', 757, 3137, 701, 181],
])('%s has all its definitions, properties and kinds', (version, ...counts) => {
  const definitions = definitionsOf(version);
  const fields = definitions.flat();
  const { kinds, lists } = kindsOf(version);
  expect([
    definitions.length,
    fields.length,
    fields.filter(({ required }) => required).length,
    kinds.length + lists.length,
  ]).toEqual(counts);
});

test('1.36 has the formats of the official document', () => {
  const counts = new Map<string, number>();
  for (const { type } of definitionsOf('1.36').flat()) {
    const scalar = type.replace(/^[[{]+/, '');
    counts.set(scalar, (counts.get(scalar) ?? 0) + 1);
  }
  const formats = ['i', 'l', 'n', 'y', 't', 'u', 'x', 'q'].map(word => counts.get(word) ?? 0);
  expect(formats.reduce((sum, count) => sum + count)).toBe(382);
  expect(counts.get('q')).toBe(61);
  expect(counts.get('x')).toBe(11);
});

test('1.36 tells the scope of 94 kinds', () => {
  const { kinds } = kindsOf('1.36');
  expect(kinds.length).toBe(94);
  const clusterWide = kinds.filter(({ namespaced }) => !namespaced).map(({ kind }) => kind);
  expect(clusterWide).toEqual(expect.arrayContaining(['Node', 'Namespace', 'ClusterRole']));
  expect(clusterWide).not.toContain('Pod');
});

test('nearly every property is documented', () => {
  const catalogue = testCatalogue();
  const names = structure.names.flatMap(([packageName, list]) =>
    list.split(' ').map(name => `${packageName}.${name}`),
  );
  const fields = names.flatMap(name => [...(catalogue.typeNamed(name)?.fields.values() ?? [])]);
  expect(fields.length).toBe(3137);
  const documented = fields.filter(({ description }) => description !== undefined);
  expect(documented.length).toBeGreaterThanOrEqual(3087);
});

test('no text that speaks of a quantity is left a plain string', () => {
  const suspects = structure.versions.flatMap(version => {
    const catalogue = testCatalogue(version);
    return catalogue.resources.flatMap(({ group, version: stage, kind }) =>
      plainQuantities(catalogue.typeOf(group === '' ? stage : `${group}/${stage}`, kind)),
    );
  });
  expect([...new Set(suspects)]).toEqual([]);
});

function plainQuantities(
  type: ReturnType<ReturnType<typeof testCatalogue>['typeOf']>,
  seen = new Set<string>(),
): string[] {
  if (type === undefined || seen.has(type.name)) {
    return [];
  }
  seen.add(type.name);
  return [...type.fields.values()].flatMap(field => {
    let inner = field.type;
    while (inner.kind === 'array' || inner.kind === 'map') {
      inner = inner.kind === 'array' ? inner.items : inner.values;
    }
    const speaks = /quantity/i.test(field.description ?? '');
    const isText =
      inner.kind === 'string' && !/^(expression|selector|capacityKey)$/.test(field.name);
    const below = inner.kind === 'object' ? plainQuantities(inner.type, seen) : [];
    return speaks && isText ? [`${type.name}.${field.name}`] : below;
  });
}

test('the bundle stays small', () => {
  const size = (name: string) =>
    gzipSync(readFileSync(new URL(`../../schemas/built/${name}`, import.meta.url))).length;
  expect(size('structure.json')).toBeLessThan(60_000);
  expect(size('descriptions.json')).toBeLessThan(250_000);
});
