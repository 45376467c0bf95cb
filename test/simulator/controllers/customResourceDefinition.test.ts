import { expect, test } from 'vitest';
import { applied, apply } from '../../support/simulation.js';

const definition = `
apiVersion: apiextensions.k8s.io/v1
kind: CustomResourceDefinition
metadata: { name: widgets.example.com }
spec:
  group: example.com
  scope: Cluster
  names: { kind: Widget, plural: widgets }
  versions:
    - { name: v1, served: true, storage: true, subresources: { status: {} }, schema: { openAPIV3Schema: { type: object, x-kubernetes-preserve-unknown-fields: true } } }
`;

test('accepts the names of a definition and establishes it', () => {
  const simulation = applied(definition);
  const name = 'widgets.example.com';
  const found = simulation.get('apiextensions.k8s.io/CustomResourceDefinition', '', name);
  expect(found?.['status']).toMatchObject({
    acceptedNames: { kind: 'Widget', plural: 'widgets', listKind: 'WidgetList' },
    conditions: [
      { type: 'NamesAccepted', status: 'True' },
      { type: 'Established', status: 'True' },
    ],
    storedVersions: ['v1'],
  });
});

test('serves its objects from then on, with scope and generation of their own', () => {
  const simulation = applied(definition);
  apply(
    simulation,
    'apiVersion: example.com/v1\nkind: Widget\nmetadata: { name: one }\nspec: { size: 3 }',
  );
  const widget = simulation.get('example.com/Widget', '', 'one');
  expect(widget?.metadata).toMatchObject({ generation: 1 });
  expect(widget?.metadata.namespace).toBeUndefined();
});
