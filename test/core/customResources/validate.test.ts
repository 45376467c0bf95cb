// Custom resources judged in the words of kube-apiserver, keyword by keyword.
import { expect, test } from 'vitest';
import {
  prepareCustomResource,
  validateCustomResource,
} from '../../../core/customResources/index.js';
import { verdictOn, versionWithSchema, versionWithSpec, widget } from './definitions.js';

const skipped =
  '<nil>: Invalid value: null: some validation rules were not checked because the object was invalid; ' +
  'correct the existing errors to complete validation';

test('types', () => {
  const version = versionWithSpec(`
    properties:
      replicas: { type: integer, format: int32 }
      size: { type: integer }
      share: { type: number }
      name: { type: string }
      fast: { type: boolean }
      list: { type: array, items: { type: string } }
      port: { x-kubernetes-int-or-string: true }
      labels: { type: object, additionalProperties: { type: string } }
      time: { type: string, format: date-time }
  `);
  const say = (spec: unknown) => verdictOn(version, spec);
  expect(say({ replicas: 'x' })).toEqual([
    'spec.replicas: Invalid value: "string": spec.replicas in body must be of type integer: "string"',
  ]);
  expect(say({ size: true })).toEqual([
    'spec.size: Invalid value: "boolean": spec.size in body must be of type integer: "boolean"',
  ]);
  expect(say({ name: 3 })).toEqual([
    'spec.name: Invalid value: "integer": spec.name in body must be of type string: "integer"',
  ]);
  expect(say({ fast: 'yes' })).toEqual([
    'spec.fast: Invalid value: "string": spec.fast in body must be of type boolean: "string"',
  ]);
  expect(say({ list: {} })).toEqual([
    'spec.list: Invalid value: "object": spec.list in body must be of type array: "object"',
  ]);
  expect(say({ list: ['a', null] })).toEqual([
    'spec.list[1]: Invalid value: "null": spec.list[1] in body must be of type string: "null"',
  ]);
  expect(say({ port: false })).toEqual([
    'spec.port: Invalid value: "boolean": spec.port in body must be of type integer,string: "boolean"',
  ]);
  expect(say({ labels: { a: 1 } })).toEqual([
    'spec.labels.a: Invalid value: "integer": spec.labels.a in body must be of type string: "integer"',
  ]);
  expect(say({ time: 'noon' })).toEqual([
    'spec.time: Invalid value: "noon": spec.time in body must be of type date-time: "noon"',
  ]);
  const good = {
    replicas: 2,
    share: 1,
    port: 'http',
    labels: { a: 'b' },
    time: '2024-01-02T03:04:05Z',
  };
  expect(say({ ...good, name: null })).toEqual([]);
});

test('bounds of numbers, texts, lists and objects', () => {
  const version = versionWithSpec(`
    required: [name]
    minProperties: 1
    properties:
      name: { type: string, minLength: 2, maxLength: 4, pattern: '^[a-z]+$' }
      mode: { type: string, enum: [Fast, Slow] }
      replicas: { type: integer, minimum: 1, maximum: 9 }
      share: { type: number, minimum: 0, exclusiveMinimum: true, multipleOf: 0.5 }
      list: { type: array, minItems: 1, maxItems: 2, items: { type: string } }
      labels: { type: object, maxProperties: 1, additionalProperties: { type: string } }
  `);
  const say = (spec: object) => verdictOn(version, { name: 'abc', ...spec });
  expect(say({ replicas: 0 })).toEqual([
    'spec.replicas: Invalid value: 0: spec.replicas in body should be greater than or equal to 1',
  ]);
  expect(say({ replicas: 10 })).toEqual([
    'spec.replicas: Invalid value: 10: spec.replicas in body should be less than or equal to 9',
  ]);
  expect(say({ share: 0 })).toEqual([
    'spec.share: Invalid value: 0: spec.share in body should be greater than 0',
  ]);
  expect(say({ share: 0.7 })).toEqual([
    'spec.share: Invalid value: 0.7: spec.share in body should be a multiple of 0.5',
  ]);
  expect(say({ name: 'a' })).toEqual([
    'spec.name: Invalid value: "a": spec.name in body should be at least 2 chars long',
  ]);
  expect(say({ name: 'abcde' })).toEqual(['spec.name: Too long: may not be more than 4 bytes']);
  expect(say({ name: 'AB' })).toEqual([
    'spec.name: Invalid value: "AB": spec.name in body should match \'^[a-z]+$\'',
  ]);
  expect(say({ mode: 'fast' })).toEqual([
    'spec.mode: Unsupported value: "fast": supported values: "Fast", "Slow"',
  ]);
  expect(say({ list: [] })).toEqual([
    'spec.list: Invalid value: 0: spec.list in body should have at least 1 items',
  ]);
  expect(say({ list: ['a', 'b', 'c'] })).toEqual([
    'spec.list: Too many: 3: must have at most 2 items',
  ]);
  expect(say({ labels: { a: '', b: '' } })).toEqual([
    'spec.labels: Too many: 2: must have at most 1 item',
  ]);
  expect(verdictOn(version, { mode: 'Fast' })).toEqual(['spec.name: Required value']);
  expect(say({ replicas: 1, share: 1.5, list: ['a'], mode: 'Slow' })).toEqual([]);
});

test('combinations of schemas', () => {
  const version = versionWithSpec(`
    properties:
      source:
        type: object
        properties: { git: { type: string }, image: { type: string } }
        oneOf: [{ required: [git] }, { required: [image] }]
      any: { type: string, anyOf: [{ pattern: ^a }, { pattern: ^b }] }
      all: { type: integer, allOf: [{ minimum: 2 }, { maximum: 4 }] }
      never: { type: string, not: { enum: [root] } }
  `);
  const say = (spec: object) => verdictOn(version, spec);
  expect(say({ source: { git: 'x', image: 'y' } })).toEqual([
    '<nil>: Invalid value: "": "spec.source" must validate one and only one schema (oneOf). Found 2 valid alternatives',
  ]);
  expect(say({ source: {} })).toEqual([
    '<nil>: Invalid value: "": "spec.source" must validate one and only one schema (oneOf). Found none valid',
    'spec.source.git: Required value',
  ]);
  expect(say({ any: 'c' })[0]).toBe(
    '<nil>: Invalid value: "": "spec.any" must validate at least one schema (anyOf)',
  );
  expect(say({ all: 5 })).toEqual([
    'spec.all: Invalid value: 5: spec.all in body should be less than or equal to 4',
    '<nil>: Invalid value: "": "spec.all" must validate all the schemas (allOf)',
  ]);
  expect(say({ never: 'root' })).toEqual([
    '<nil>: Invalid value: "": "spec.never" must not validate the schema (not)',
  ]);
  expect(say({ source: { git: 'x' }, any: 'b', all: 3, never: 'me' })).toEqual([]);
});

test('sets and maps that are lists', () => {
  const version = versionWithSpec(`
    properties:
      names: { type: array, x-kubernetes-list-type: set, items: { type: string } }
      ports:
        type: array
        x-kubernetes-list-type: map
        x-kubernetes-list-map-keys: [port, protocol]
        items:
          type: object
          properties: { port: { type: integer }, protocol: { type: string, default: TCP } }
  `);
  expect(verdictOn(version, { names: ['a', 'b', 'a'] })).toEqual([
    'spec.names[2]: Duplicate value: "a"',
  ]);
  expect(verdictOn(version, { ports: [{ port: 1 }, { port: 1, protocol: 'TCP' }] })).toEqual([
    'spec.ports[1]: Duplicate value: {"port":1,"protocol":"TCP"}',
  ]);
  expect(verdictOn(version, { ports: [{ port: 1 }, { port: 1, protocol: 'UDP' }] })).toEqual([]);
});

test('unknown fields, where the schema does not keep them', () => {
  const version = versionWithSpec(`
    properties:
      list: { type: array, items: { type: object, properties: { a: { type: string } } } }
      free: { type: object, x-kubernetes-preserve-unknown-fields: true }
      labels: { type: object, additionalProperties: { type: string } }
      template: { type: object, x-kubernetes-embedded-resource: true, properties: {} }
  `);
  expect(
    verdictOn(version, { nme: 1, list: [{ b: 1 }], free: { x: { y: 1 } }, labels: { any: '' } }),
  ).toEqual(['unknown field "spec.nme"', 'unknown field "spec.list[0].b"']);
  expect(verdictOn(version, { template: { kind: 'Pod', extra: 1 } })).toEqual([
    'unknown field "spec.template.extra"',
    'spec.template.apiVersion: Required value: must not be empty',
  ]);
});

test('defaults are there before the check, and share what does not change', () => {
  const version = versionWithSpec(`
    required: [mode]
    properties:
      mode: { type: string, default: Fast }
      retry: { type: object, properties: { limit: { type: integer, default: 3 } } }
      maybe: { type: string, nullable: true, default: x }
  `);
  const given = widget({ retry: {}, maybe: null });
  const { value } = prepareCustomResource(given, version);
  expect(value).toEqual(widget({ mode: 'Fast', retry: { limit: 3 }, maybe: null }));
  expect(prepareCustomResource(value, version).value).toBe(value);
  expect(verdictOn(version, { mode: null })).toEqual([]);
});

test('rules are not run after faults that block them', () => {
  const version = versionWithSpec(`
    required: [a]
    properties: { a: { type: integer }, b: { type: integer } }
    x-kubernetes-validations: [{ rule: self.a < self.b }]
  `);
  expect(verdictOn(version, { b: 1 })).toEqual(['spec.a: Required value', skipped]);
});

test('an update is forgiven for what it does not change', () => {
  const version = versionWithSpec(`
    properties:
      replicas: { type: integer, minimum: 1 }
      name: { type: string, maxLength: 2 }
  `);
  const before = { replicas: 0, name: 'ab' };
  expect(verdictOn(version, { replicas: 0, name: 'a' }, before)).toEqual([]);
  expect(verdictOn(version, { replicas: -1, name: 'ab' }, before)).toHaveLength(1);
});

test('metadata is checked as everywhere', () => {
  const version = versionWithSchema({ type: 'object' });
  const { errors } = validateCustomResource({ metadata: { name: 'Not_good' } }, version);
  expect(errors.map(({ field }) => field)).toEqual(['metadata.name']);
  const nulls = { metadata: { name: 'good', labels: { a: null }, annotations: null } };
  expect(validateCustomResource(nulls, version).errors).toEqual([]);
  const wrong = { metadata: { name: 'good', labels: { a: 1 } } };
  expect(validateCustomResource(wrong, version).errors).toHaveLength(1);
});

test('half typed values and schemas do no harm', () => {
  const version = versionWithSchema({ type: 'object', properties: { spec: null }, required: 7 });
  expect(verdictOn(version, undefined)).toEqual([]);
  expect(verdictOn(version, { any: { thing: 1 } })).toEqual([]);
  expect(verdictOn(versionWithSpec('{ properties: { a: 3 } }'), { a: { b: 1 } })).toEqual([]);
});
