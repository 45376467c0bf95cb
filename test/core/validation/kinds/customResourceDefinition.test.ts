// What may not change of a CustomResourceDefinition.
import { expect, test } from 'vitest';
import { documentOf, updateFaultsOf } from '../support.js';

function definition(spec: string, versions = ['v1']): string {
  const listed = versions.map(
    (name, index) =>
      `{ name: ${name}, served: true, storage: ${index === 0}, schema: { openAPIV3Schema: { type: object } } }`,
  );
  const status =
    'status: { storedVersions: [v1], conditions: [{ type: Established, status: "True" }] }';
  return documentOf(
    'apiextensions.k8s.io/v1',
    'CustomResourceDefinition',
    `spec: { ${spec}, versions: [${listed.join(', ')}] }\n${status}`,
  ).replace('name: web', 'name: widgets.example.com');
}

const before = 'group: example.com, scope: Namespaced, names: { plural: widgets, kind: Widget }';

test('scope, kind, group and plural stay', () => {
  const after = 'group: example.org, scope: Cluster, names: { plural: wheels, kind: Wheel }';
  expect(updateFaultsOf(definition(before), definition(after))).toEqual([
    'spec.scope: Invalid value: "Cluster": field is immutable',
    'spec.names.kind: Invalid value: "Wheel": field is immutable',
    'spec.group: Invalid value: "example.org": field is immutable',
    'spec.names.plural: Invalid value: "wheels": field is immutable',
  ]);
});

test('a version that objects were stored in stays', () => {
  expect(updateFaultsOf(definition(before), definition(before, ['v2', 'v1']))).toEqual([]);
  const [fault] = updateFaultsOf(definition(before), definition(before, ['v2']));
  expect(fault).toMatch(
    /^status\.storedVersions\[0\]: Invalid value: "v1": missing from spec\.versions; v1 was/,
  );
});
