import { expect, test } from 'vitest';
import type { Simulation } from '../../../simulator/simulation.js';
import { cluster, create, refusalOf } from '../../support/simulation.js';

const user = { actor: 'user' } as const;

function clusterWithWidgets(): Simulation {
  const simulation = cluster();
  create(
    simulation,
    `
    apiVersion: apiextensions.k8s.io/v1
    kind: CustomResourceDefinition
    metadata: { name: widgets.example.com }
    spec:
      group: example.com
      scope: Namespaced
      names: { kind: Widget, plural: widgets, singular: widget, listKind: WidgetList }
      versions:
        - name: v1
          served: true
          storage: true
          subresources: { status: {} }
          schema:
            openAPIV3Schema:
              type: object
              properties:
                spec:
                  type: object
                  properties:
                    mode: { type: string, enum: [Fast, Slow], default: Fast }
                    size: { type: integer, minimum: 1 }
                  x-kubernetes-validations:
                    - { rule: "!has(oldSelf.size) || self.size >= oldSelf.size", message: only up }
                status: { type: object, properties: { ready: { type: boolean } } }
  `,
  );
  return simulation;
}

function widgetYaml(spec: string): string {
  return `apiVersion: example.com/v1\nkind: Widget\nmetadata: { name: one, namespace: default }\nspec: ${spec}\n`;
}

test('a custom resource gets its defaults, loses what nobody knows and its status', () => {
  const stored = create(
    clusterWithWidgets(),
    `${widgetYaml('{ size: 1, extra: 2 }')}status: { ready: true }\n`,
  );
  expect(stored['spec']).toEqual({ size: 1, mode: 'Fast' });
  expect(stored['status']).toBeUndefined();
  expect(stored.metadata.generation).toBe(1);
});

test('what the schema does not allow is refused', () => {
  expect(refusalOf(() => create(clusterWithWidgets(), widgetYaml('{ size: 0, mode: Fast }')))).toBe(
    '422 Invalid: Widget.example.com "one" is invalid: spec.size: Invalid value: 0: spec.size in body should be greater than or equal to 1',
  );
});

test('transition rules judge updates', () => {
  const simulation = clusterWithWidgets();
  const stored = create(simulation, widgetYaml('{ size: 2 }'));
  const smaller = { ...stored, spec: { size: 1 } };
  expect(refusalOf(() => simulation.server.update(smaller, user))).toBe(
    '422 Invalid: Widget.example.com "one" is invalid: spec: Invalid value: only up',
  );
  const larger = simulation.server.update({ ...stored, spec: { size: 3 } }, user);
  expect(larger['spec']).toEqual({ size: 3, mode: 'Fast' });
});

test('status is written by itself, and judged', () => {
  const simulation = clusterWithWidgets();
  const stored = create(simulation, widgetYaml('{ size: 2 }'));
  const status = { ...user, subresource: 'status' } as const;
  const wrong = { ...stored, status: { ready: 'yes' } };
  expect(refusalOf(() => simulation.server.update(wrong, status))).toBe(
    '422 Invalid: Widget.example.com "one" is invalid: [status.ready: Invalid value: "string": status.ready in body must be of type boolean: "string", <nil>: Invalid value: null: some validation rules were not checked because the object was invalid; correct the existing errors to complete validation]',
  );
  const right = simulation.server.update({ ...stored, status: { ready: true } }, status);
  expect(right['status']).toEqual({ ready: true });
});
