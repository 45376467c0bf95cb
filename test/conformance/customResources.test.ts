// The definitions of custom resources in public repositories, and the custom resources beside them: all of the first are
// understood, none of the second is refused.
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { compileExpression } from '../../core/cel/expression.js';
import {
  type CustomResourceDefinition,
  crdsIn,
  findCustomResource,
  isCustomResourceDefinition,
  withCustomResources,
} from '../../core/customResources/index.js';
import type { FieldType, ObjectType } from '../../core/kubernetes/schema.js';
import { objectsOf } from '../../core/manifest/objects.js';
import { parseManifest } from '../../core/manifest/parseManifest.js';
import { validateDocument } from '../../core/validation/index.js';
import { testCatalogue } from '../support/catalogue.js';
import { publicRecordings } from '../support/shared.js';

interface FoundObject {
  readonly file: string;
  readonly value: Readonly<Record<string, unknown>>;
}

const folder = publicRecordings('custom resources of public repositories');
const found = folder === undefined ? [] : readAll(path.join(folder, 'manifests'));
const definitions = crdsIn(found.map(({ value }) => value));
const catalogue = withCustomResources(testCatalogue(), definitions);

test('every definition becomes types, down to the last field', () => {
  const written = found.filter(({ value }) => isCustomResourceDefinition(value));
  expect(definitions.length).toBeLessThanOrEqual(written.length);
  expect(folder === undefined || definitions.length > 20).toBe(true);
  expect(definitions.flatMap(withoutFields)).toEqual([]);
});

test('every rule can be compiled', () => {
  const rules = found
    .filter(({ value }) => isCustomResourceDefinition(value))
    .flatMap(({ value }) => rulesIn(value));
  const unsupported = rules.filter(rule => {
    const outcome = compileExpression(rule).evaluate({ self: {}, oldSelf: {} });
    return outcome.kind === 'unsupported';
  });
  expect(unsupported).toEqual([]);
});

test('no custom resource is refused but those that lack what their definition requires', () => {
  const custom = found.filter(({ value }) => customVersionOf(value) !== undefined);
  const refused = custom.flatMap(({ file, value }) => {
    const { errors, hints = [] } = validateDocument(value, { catalogue });
    return [...errors, ...hints].map(error => `${file} ${error.field}: ${error.message}`);
  });
  expect(folder === undefined || custom.length > 15).toBe(true);
  expect(refused.filter(fault => !incomplete.test(fault))).toEqual([]);
});

/** kube-linter's own test data: ServiceMonitors without their endpoints. */
const incomplete = /^stackrox__kube-linter\/.* spec\.(endpoints|selector): Required value$/;

function customVersionOf({ apiVersion, kind }: FoundObject['value']) {
  return findCustomResource(catalogue, String(apiVersion), String(kind));
}

function readAll(root: string): readonly FoundObject[] {
  return readdirSync(root, { recursive: true, encoding: 'utf8' })
    .filter(name => /\.ya?ml$/.test(name))
    .flatMap(file =>
      parseManifest(readFileSync(path.join(root, file), 'utf8')).documents.flatMap(({ document }) =>
        objectsOf(document).map(object => ({
          file,
          value: object.value() as FoundObject['value'],
        })),
      ),
    );
}

/** Served versions whose type lacks a property of the schema. Walks through every type. */
function withoutFields(definition: CustomResourceDefinition): readonly string[] {
  return definition.versions.flatMap(({ apiVersion, kind, schema, served }) => {
    const type = served ? catalogue.typeOf(apiVersion, kind) : undefined;
    const names = [...(schema?.properties.keys() ?? [])];
    const isWhole = type !== undefined && countFields(type) >= names.length;
    return served && !(isWhole && names.every(name => type.fields.has(name)))
      ? [`${apiVersion} ${kind}`]
      : [];
  });
}

/** How many fields a type has with everything below; metadata counts as one. */
function countFields(type: ObjectType): number {
  let count = 0;
  for (const field of type.fields.values()) {
    count += 1 + (field.name === 'metadata' ? 0 : countBelow(field.type));
  }
  return count;
}

function countBelow(type: FieldType): number {
  switch (type.kind) {
    case 'object':
      return countFields(type.type);
    case 'array':
      return countBelow(type.items);
    case 'map':
      return countBelow(type.values);
    default:
      return 0;
  }
}

function rulesIn(value: unknown): readonly string[] {
  if (Array.isArray(value)) {
    return value.flatMap(rulesIn);
  }
  if (typeof value !== 'object' || value === null) {
    return [];
  }
  return Object.entries(value).flatMap(([key, child]) =>
    key === 'rule' && typeof child === 'string' ? [child] : rulesIn(child),
  );
}
