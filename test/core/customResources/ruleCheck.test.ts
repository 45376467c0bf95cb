// CEL rules of custom resources: where they stand, what they say, transitions, and rules that cannot be run.
import { expect, test } from 'vitest';
import { validateCustomResource } from '../../../core/customResources/index.js';
import { hintsOn, verdictOn, versionWithSchema, versionWithSpec, widget } from './definitions.js';

test('messages, reasons and fields of refusals', () => {
  const version = versionWithSpec(`
    properties:
      min: { type: integer }
      max: { type: integer }
      mode: { type: string, x-kubernetes-validations: [{ rule: "self != 'bad'", message: not bad }] }
      secret: { type: string }
    x-kubernetes-validations:
      - { rule: '!has(self.min) || self.min <= self.max', message: ' min above max ' }
      - rule: '!has(self.max) || self.max < 100'
        messageExpression: "'max is ' + string(self.max)"
        fieldPath: .max
      - { rule: '!has(self.secret)', reason: FieldValueForbidden, fieldPath: .secret }
  `);
  expect(verdictOn(version, { min: 2, max: 1 })).toEqual(['spec: Invalid value: min above max']);
  expect(verdictOn(version, { max: 100 })).toEqual(['spec.max: Invalid value: max is 100']);
  expect(verdictOn(version, { secret: 'x' })).toEqual([
    'spec.secret: Forbidden: failed rule: !has(self.secret)',
  ]);
  expect(verdictOn(version, { mode: 'bad' })).toEqual(['spec.mode: Invalid value: "bad": not bad']);
  expect(verdictOn(version, { min: 1, max: 2, mode: 'good' })).toEqual([]);
});

test('a fault of the evaluation is a fault of the object', () => {
  const version = versionWithSpec(`
    properties: { a: { type: integer }, b: { type: integer } }
    x-kubernetes-validations: [{ rule: self.a < self.b, message: a below b }]
  `);
  expect(verdictOn(version, { a: 1 })).toEqual([
    'spec: Invalid value: "object": no such key: b evaluating rule: a below b',
  ]);
});

test('rules of items and map values name their place', () => {
  const version = versionWithSpec(`
    properties:
      list:
        type: array
        items:
          type: object
          properties: { size: { type: integer } }
          x-kubernetes-validations: [{ rule: self.size > 0, message: positive }]
      limits:
        type: object
        additionalProperties: { type: integer, x-kubernetes-validations: [{ rule: self > 0, message: positive }] }
  `);
  expect(verdictOn(version, { list: [{ size: 1 }, { size: 0 }], limits: { cpu: 0 } })).toEqual([
    'spec.list[1]: Invalid value: positive',
    'spec.limits[cpu]: Invalid value: 0: positive',
  ]);
});

test('transition rules compare with what was', () => {
  const version = versionWithSpec(`
    properties:
      name: { type: string, x-kubernetes-validations: [{ rule: self == oldSelf, message: immutable }] }
      once:
        type: string
        x-kubernetes-validations:
          - { rule: 'oldSelf.hasValue() || self == "new"', optionalOldSelf: true, message: start new }
      ports:
        type: array
        x-kubernetes-list-type: map
        x-kubernetes-list-map-keys: [name]
        items:
          type: object
          properties: { name: { type: string }, port: { type: integer } }
          x-kubernetes-validations: [{ rule: self.port >= oldSelf.port, message: only up }]
      set:
        type: array
        x-kubernetes-list-type: set
        items: { type: string }
        x-kubernetes-validations: [{ rule: self == oldSelf, message: same set }]
  `);
  expect(verdictOn(version, { name: 'a' })).toEqual([]);
  expect(verdictOn(version, { name: 'b' }, { name: 'a' })).toEqual([
    'spec.name: Invalid value: "b": immutable',
  ]);
  expect(verdictOn(version, { once: 'old' })).toEqual([
    'spec.once: Invalid value: "old": start new',
  ]);
  expect(verdictOn(version, { once: 'any' }, { once: 'new' })).toEqual([]);
  const ports = [
    { name: 'a', port: 1 },
    { name: 'b', port: 5 },
  ];
  expect(verdictOn(version, { ports: [{ name: 'b', port: 4 }] }, { ports })).toEqual([
    'spec.ports[0]: Invalid value: only up',
  ]);
  expect(verdictOn(version, { set: ['b', 'a'] }, { set: ['a', 'b'] })).toEqual([]);
});

test('rules of the whole object see its name, times as times, whole numbers by their type', () => {
  const version = versionWithSchema({
    type: 'object',
    properties: {
      spec: {
        type: 'object',
        properties: {
          ratio: { type: 'number' },
          'dash-ed': { type: 'string' },
          namespace: { type: 'string' },
          after: { type: 'string', format: 'date-time' },
          wait: { type: 'string', format: 'duration' },
          port: { 'x-kubernetes-int-or-string': true },
        },
      },
    },
    'x-kubernetes-validations': [
      { rule: "self.metadata.name == 'one' && self.kind == 'Widget'" },
      { rule: 'self.spec.ratio / 2.0 == 0.5' },
      { rule: "self.spec.dash__dash__ed == 'x' && self.spec.__namespace__ == 'y'" },
      { rule: "self.spec.after > timestamp('2020-01-01T00:00:00Z')" },
      { rule: "self.spec.wait < duration('1h')" },
      { rule: "type(self.spec.port) == int ? self.spec.port < 9 : self.spec.port == '9'" },
    ],
  });
  const after = '2024-01-02T03:04:05Z';
  const spec = { ratio: 1, 'dash-ed': 'x', namespace: 'y', after, wait: '5m', port: 8 };
  expect(validateCustomResource(widget(spec), version)).toEqual({ errors: [], hints: [] });
});

test('a rule that cannot be run is a hint, never an error', () => {
  const version = versionWithSpec(`
    x-kubernetes-validations: [{ rule: self.notAFunction() }, { rule: 'self ==' }]
  `);
  expect(verdictOn(version, {})).toEqual([]);
  expect(hintsOn(version, {})).toEqual(['unchecked-rule', 'unchecked-rule']);
});
