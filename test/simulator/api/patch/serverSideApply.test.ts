// Server-side apply: ownership, conflicts in the server's words, force, pruning.

import { expect, test } from 'vitest';
import type { KubernetesObject } from '../../../../core/kubernetes/object.js';
import { ApiError } from '../../../../simulator/api/apiError.js';
import { trackUpdate } from '../../../../simulator/api/patch/managedFields.js';
import { serverSideApply } from '../../../../simulator/api/patch/serverSideApply.js';
import { testCatalogue } from '../../../support/catalogue.js';
import { workloadType } from './fixtureTypes.js';

function fieldsOf(object: KubernetesObject): unknown[] {
  return (object.metadata.managedFields ?? []).map(entry => entry['fieldsV1']);
}

const timestamp = '2026-01-01T00:00:00Z';

function manager(name: string, operation: 'Apply' | 'Update' = 'Apply') {
  return { name, operation, subresource: '', apiVersion: 'apps/v1', timestamp } as const;
}

function workload(spec: object, labels?: Record<string, string>): KubernetesObject {
  const metadata = { name: 'web', ...(labels && { labels }) };
  return { apiVersion: 'apps/v1', kind: 'Workload', metadata, spec };
}

function apply(
  live: KubernetesObject | undefined,
  config: KubernetesObject,
  name: string,
  force = false,
): KubernetesObject {
  return serverSideApply(live, config, { manager: manager(name), force, type: workloadType });
}

const main = { name: 'main', image: 'nginx:1' };

const rules = { type: workloadType, hasStatus: true, withDefaults: <T>(object: T): T => object };

test('writes down what a manager sets', () => {
  const live = apply(
    undefined,
    workload({ replicas: 1, containers: [main] }, { app: 'web' }),
    'me',
  );
  expect(live.metadata.managedFields).toEqual([
    {
      manager: 'me',
      operation: 'Apply',
      apiVersion: 'apps/v1',
      time: timestamp,
      fieldsType: 'FieldsV1',
      fieldsV1: {
        'f:metadata': { 'f:labels': { 'f:app': {} } },
        'f:spec': {
          'f:containers': { 'k:{"name":"main"}': { '.': {}, 'f:image': {}, 'f:name': {} } },
          'f:replicas': {},
        },
      },
    },
  ]);
});

function conflictOf(run: () => unknown): ApiError {
  try {
    run();
  } catch (error) {
    if (error instanceof ApiError) {
      return error;
    }
  }
  throw new Error('no conflict');
}

test('refuses to change what another manager applied', () => {
  const live = apply(undefined, workload({ replicas: 1 }), 'kubectl');
  const error = conflictOf(() => apply(live, workload({ replicas: 2 }), 'other'));
  expect(error.code).toBe(409);
  expect(error.message).toBe(
    'Apply failed with 1 conflict: conflict with "kubectl": .spec.replicas',
  );
  expect(error.details?.causes).toEqual([
    {
      reason: 'FieldManagerConflict',
      message: 'conflict with "kubectl"',
      field: '.spec.replicas',
    },
  ]);
});

test('names every conflict, with the version of updates', () => {
  const object = workload({ replicas: 1, containers: [main] });
  const live = trackUpdate(undefined, object, manager('edit', 'Update'), rules);
  const config = workload({ replicas: 2, containers: [{ ...main, image: 'nginx:2' }] });
  expect(conflictOf(() => apply(live, config, 'other')).message).toBe(
    'Apply failed with 2 conflicts: conflicts with "edit" using apps/v1:\n' +
      '- .spec.replicas\n- .spec.containers[name="main"].image',
  );
});

test('takes fields by force, and the same value is shared', () => {
  const live = apply(undefined, workload({ replicas: 1 }), 'kubectl');
  const forced = apply(live, workload({ replicas: 2 }), 'other', true);
  expect(forced['spec']).toEqual({ replicas: 2 });
  expect(forced.metadata.managedFields).toHaveLength(1);
  const shared = apply(live, workload({ replicas: 1 }), 'other');
  expect(shared.metadata.managedFields).toHaveLength(2);
});

test('removes what the manager no longer sets, unless another one does', () => {
  const both = { replicas: 1, containers: [main, { name: 'side', image: 'x' }] };
  const live = apply(undefined, workload(both), 'a');
  const shared = apply(live, workload({ replicas: 1 }), 'b');
  const pruned = apply(shared, workload({ containers: [main] }), 'a');
  expect(pruned['spec']).toEqual({ replicas: 1, containers: [main] });
  expect(apply(pruned, workload({}), 'b')['spec']).toEqual({ containers: [main] });
});

test('merges lists by all their keys', () => {
  const ports = (...list: object[]) => workload({ containers: [{ name: 'main', ports: list }] });
  const live = apply(undefined, ports({ containerPort: 53, protocol: 'UDP' }), 'a');
  const merged = apply(live, ports({ containerPort: 53, protocol: 'TCP' }), 'b');
  expect(merged['spec']).toEqual({
    containers: [
      {
        name: 'main',
        ports: [
          { containerPort: 53, protocol: 'UDP' },
          { containerPort: 53, protocol: 'TCP' },
        ],
      },
    ],
  });
});

test('an update moves fields to its manager', () => {
  const live = apply(undefined, workload({ replicas: 1, containers: [main] }), 'a');
  const after = { ...live, spec: { ...(live['spec'] as object), replicas: 4 } };
  const tracked = trackUpdate(live, after, manager('scaler', 'Update'), rules);
  const [first, second] = tracked.metadata.managedFields ?? [];
  expect(JSON.stringify(first)).not.toContain('f:replicas');
  expect(second).toMatchObject({ manager: 'scaler', fieldsV1: { 'f:spec': { 'f:replicas': {} } } });
});

test("a selector is one field, and what only loses fields is nobody's", () => {
  const type = testCatalogue().typeOf('apps/v1', 'Deployment');
  const spec = {
    selector: { matchLabels: { app: 'web' } },
    replicas: 2,
    strategy: { type: 'Recreate' },
  };
  const object = { apiVersion: 'apps/v1', kind: 'Deployment', metadata: { name: 'web' }, spec };
  const tracked = trackUpdate(undefined, object, manager('edit', 'Update'), { ...rules, type });
  expect(fieldsOf(tracked)).toEqual([
    { 'f:spec': { 'f:replicas': {}, 'f:selector': {}, 'f:strategy': { 'f:type': {} } } },
  ]);
  const { replicas: _gone, ...less } = spec;
  const after = { ...tracked, spec: less, status: { replicas: 1 } };
  expect(
    fieldsOf(trackUpdate(tracked, after, manager('other', 'Update'), { ...rules, type })),
  ).toEqual([{ 'f:spec': { 'f:selector': {}, 'f:strategy': { 'f:type': {} } } }]);
});

test('kubectl takes over what client-side apply set, and nothing else', () => {
  const spec = { replicas: 2, containers: [main] };
  const applied = `${JSON.stringify({ ...workload(spec), apiVersion: 'apps/v1' })}\n`;
  const annotations = { 'kubectl.kubernetes.io/last-applied-configuration': applied };
  const object = workload(spec);
  const live = trackUpdate(
    undefined,
    { ...object, metadata: { ...object.metadata, annotations } },
    manager('kubectl-client-side-apply', 'Update'),
    rules,
  );
  const next = workload({ replicas: 3, containers: [main] });
  const taken = apply(live, next, 'kubectl');
  expect(taken['spec']).toMatchObject({ replicas: 3 });
  expect(taken.metadata.annotations).toEqual({
    'kubectl.kubernetes.io/last-applied-configuration':
      '{"apiVersion":"apps/v1","kind":"Workload","metadata":{"name":"web"},' +
      '"spec":{"containers":[{"image":"nginx:1","name":"main"}],"replicas":3}}\n',
  });
  expect(conflictOf(() => apply(live, next, 'other')).message).toBe(
    'Apply failed with 1 conflict: conflict with "kubectl-client-side-apply" using apps/v1: .spec.replicas',
  );
  const scaled = trackUpdate(
    live,
    { ...live, spec: { ...spec, replicas: 5 } },
    manager('scaler', 'Update'),
    rules,
  );
  expect(conflictOf(() => apply(scaled, next, 'kubectl')).message).toContain('"scaler"');
});
