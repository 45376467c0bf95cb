// Definitions and custom resources broken at random: nothing is thrown, whatever stands in them.
import { expect, test } from 'vitest';
import { crdsIn, withCustomResources } from '../../../core/customResources/index.js';
import { validateDocument } from '../../../core/validation/index.js';
import { testCatalogue } from '../../support/catalogue.js';
import { jsonOf } from '../../support/manifest.js';

const definition = jsonOf(`
  apiVersion: apiextensions.k8s.io/v1
  kind: CustomResourceDefinition
  spec:
    group: example.com
    scope: Namespaced
    names: { kind: Widget, plural: widgets, shortNames: [w] }
    versions:
      - name: v1
        served: true
        storage: true
        subresources: { scale: { specReplicasPath: .spec.replicas, statusReplicasPath: .status.replicas } }
        additionalPrinterColumns: [{ name: A, type: string, jsonPath: .a }]
        schema:
          openAPIV3Schema:
            type: object
            required: [spec]
            properties:
              spec:
                type: object
                properties:
                  replicas: { type: integer, minimum: 1, default: 1, multipleOf: 1 }
                  mode: { type: string, enum: [a, b], pattern: '^[a-z]+$', minLength: 1 }
                  time: { type: string, format: date-time }
                  list:
                    type: array
                    x-kubernetes-list-type: map
                    x-kubernetes-list-map-keys: [name]
                    items: { type: object, properties: { name: { type: string } } }
                  map: { type: object, additionalProperties: { type: integer, maximum: 9 } }
                  any: { anyOf: [{ type: string }, { type: integer }], x-kubernetes-int-or-string: true }
                  pod: { type: object, x-kubernetes-embedded-resource: true }
                x-kubernetes-validations:
                  - { rule: self.replicas > 0, messageExpression: "'x' + self.mode", fieldPath: .replicas }
                  - { rule: 'self.list.all(item, has(item.name))', reason: FieldValueForbidden }
`);
const resource = jsonOf(`
  apiVersion: example.com/v1
  kind: Widget
  metadata: { name: one, labels: { a: b } }
  spec:
    replicas: 2
    mode: a
    time: 2024-01-01T00:00:00Z
    list: [{ name: a }, { name: b }]
    map: { a: 1 }
    any: 3
    pod: { apiVersion: v1, kind: Pod, metadata: { name: x } }
`);
const oddities: readonly unknown[] = [
  null,
  '',
  0,
  -1,
  1e30,
  true,
  [],
  {},
  [null],
  { a: null },
  '\u0000',
];

test('five hundred broken pairs', () => {
  const random = mulberry(7);
  const verdicts = Array.from({ length: 500 }, () => {
    const crd = broken(definition, random);
    const value = broken(resource, random);
    const catalogue = withCustomResources(testCatalogue(), crdsIn([crd]));
    return validateDocument(value, { catalogue }).errors.length;
  });
  expect(verdicts.some(count => count > 0)).toBe(true);
  expect(verdicts.some(count => count === 0)).toBe(true);
});

/** A copy in which one to three places hold something odd. */
function broken(value: unknown, random: () => number): unknown {
  const copy = structuredClone(value);
  const places = 1 + Math.floor(random() * 3);
  for (let place = 0; place < places; place += 1) {
    const holders = objectsIn(copy);
    const holder = holders[Math.floor(random() * holders.length)] as Record<string, unknown>;
    const keys = Object.keys(holder);
    const key = keys[Math.floor(random() * keys.length)];
    if (key !== undefined) {
      holder[key] = structuredClone(oddities[Math.floor(random() * oddities.length)]);
    }
  }
  return copy;
}

function objectsIn(value: unknown): readonly object[] {
  return typeof value === 'object' && value !== null
    ? [value, ...Object.values(value).flatMap(objectsIn)]
    : [];
}

/** A small seeded generator. */
function mulberry(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}
