import { expect, test } from 'vitest';
import type { CustomResourceDefinition } from '../../../schemas/built/types.js';
import { applied, apply } from '../../support/simulation.js';
import { objectsOf, widgetDefinition } from '../support.js';

const widget = (name: string, metadata = ''): string => `
---
apiVersion: example.com/v1
kind: Widget
metadata: { name: ${name}, namespace: default${metadata} }
`;
const groupKind = 'apiextensions.k8s.io/CustomResourceDefinition';
const key = { namespace: '', name: 'widgets.example.com' };

test('the objects of a definition go with it', () => {
  const simulation = applied(widgetDefinition + widget('a'));
  simulation.act('delete', cluster => cluster.delete(groupKind, key));
  simulation.settle();
  expect(simulation.get(groupKind, '', key.name)).toBeUndefined();
  apply(simulation, widgetDefinition);
  simulation.settle();
  expect(simulation.list('example.com/Widget')).toEqual([]);
});

test('a definition stays as long as an object of it has finalizers', () => {
  const simulation = applied(widgetDefinition + widget('a', ', finalizers: [example.com/hold]'));
  simulation.act('delete', cluster => cluster.delete(groupKind, key));
  simulation.settle();
  const found = simulation.get(groupKind, '', key.name) as CustomResourceDefinition | undefined;
  expect(found?.metadata?.finalizers).toEqual(['customresourcecleanup.apiextensions.k8s.io']);
  expect(found?.status?.conditions?.at(-1)).toMatchObject({
    type: 'Terminating',
    status: 'True',
    reason: 'InstanceDeletionInProgress',
    message: 'CustomResource deletion is in progress',
  });
  const [refused] = simulation.apply(objectsOf(widget('b')));
  expect(refused?.message).toContain(
    'create not allowed while custom resource definition is terminating',
  );
});
