// Deployments, ReplicaSets, StatefulSets, DaemonSets and ReplicationControllers.
import { expect, test } from 'vitest';
import {
  documentOf,
  expectAccepted,
  expectFaults,
  faultsOf,
  updateFaultsOf,
  warningsOf,
} from '../support.js';

const template = `
  template:
    metadata: { labels: { app: web } }
    spec: { containers: [{ name: main, image: nginx }] }`;
const selected = `  selector: { matchLabels: { app: web } }${template}`;

function workload(kind: string, lines: string): string {
  const apiVersion = kind === 'ReplicationController' ? 'v1' : 'apps/v1';
  return documentOf(apiVersion, kind, `spec:\n${lines}`);
}

test.each(['Deployment', 'ReplicaSet', 'StatefulSet', 'DaemonSet'])('takes a %s', kind => {
  expectAccepted(workload(kind, selected));
});

test.each([
  [
    'Deployment',
    '  replicas: -1',
    'spec.replicas: Invalid value: -1: must be greater than or equal to 0',
  ],
  [
    'Deployment',
    '  strategy: { type: Recreate, rollingUpdate: { maxSurge: 1 } }',
    "spec.strategy.rollingUpdate: Forbidden: may not be specified when strategy `type` is 'Recreate'",
  ],
  [
    'Deployment',
    '  strategy: { type: Rolling }',
    'spec.strategy: Unsupported value: {"Type":"Rolling","RollingUpdate":null}: supported values: "Recreate", "Rolling',
  ],
  [
    'Deployment',
    '  strategy: { rollingUpdate: { maxSurge: 0, maxUnavailable: 0 } }',
    'spec.strategy.rollingUpdate.maxUnavailable: Invalid value: 0: may not be 0 when `maxSurge` is 0',
  ],
  [
    'Deployment',
    '  strategy: { rollingUpdate: { maxUnavailable: 150% } }',
    'spec.strategy.rollingUpdate.maxUnavailable: Invalid value: "150%": must not be greater than 100%',
  ],
  [
    'Deployment',
    '  { minReadySeconds: 600 }',
    'spec.progressDeadlineSeconds: Invalid value: 600: must be greater than minReadySeconds',
  ],
  [
    'StatefulSet',
    '  podManagementPolicy: parallel',
    "spec.podManagementPolicy: Invalid value: \"parallel\": must be 'OrderedReady' or 'Parallel'",
  ],
  [
    'StatefulSet',
    '  updateStrategy: { type: Recreate }',
    'spec.updateStrategy: Invalid value: {"Type":"Recreate","RollingUpdate":null}: must be \'RollingUpdate\' or \'OnDelet',
  ],
  [
    'StatefulSet',
    '  persistentVolumeClaimRetentionPolicy: { whenScaled: Keep }',
    'spec.persistentVolumeClaimRetentionPolicy.whenScaled: Unsupported value: "Keep": supported values: "Retain", "Del',
  ],
  [
    'DaemonSet',
    '  updateStrategy: { type: Recreate, rollingUpdate: { maxSurge: 1 } }',
    'spec.updateStrategy: Unsupported value: {"Type":"Recreate","RollingUpdate":{"MaxUnavailable":0,"MaxSurge":1}}: supported values: "RollingUpdate", "OnDelete"',
  ],
  [
    'DaemonSet',
    '  updateStrategy: { rollingUpdate: { maxSurge: 1 } }',
    'spec.updateStrategy.rollingUpdate.maxSurge: Invalid value: 1: may not be set when maxUnavailable is non-zero',
  ],
  [
    'DaemonSet',
    '  updateStrategy: { rollingUpdate: { maxUnavailable: 0 } }',
    'spec.updateStrategy.rollingUpdate.maxUnavailable: Required value: cannot be 0 when maxSurge is 0',
  ],
])('%s with %s', (kind, lines, fault) => {
  expectFaults(workload(kind, `${lines.replace(/[{}]\s?(?=minReady|$)/g, '')}\n${selected}`), [
    fault,
  ]);
});

test('reports labels that the selector does not match', () => {
  const text = workload(
    'Deployment',
    selected.replace('matchLabels: { app: web }', 'matchLabels: { app: api }'),
  );
  expectFaults(text, [
    'spec.template.metadata.labels: Invalid value: {"app":"web"}: `selector` does not match template `labels`',
  ]);
});

test('says nothing of the template where the selector cannot be read', () => {
  const text = workload(
    'Deployment',
    `  selector: { matchExpressions: [{ key: a, operator: Eq, values: [x] }] }${template}`,
  );
  expectFaults(text, [
    'spec.selector.matchExpressions[0].operator: Invalid value: "Eq"',
    'spec.selector: Invalid value: {"matchExpressions"',
  ]);
});

test('asks a half-typed Deployment for what it lacks', () => {
  expectFaults(workload('Deployment', '  replicas: 1'), [
    'spec.selector: Required value',
    'spec.template.metadata.labels: Invalid value: null: `selector` does not match template `labels`',
    'spec.template.spec.containers: Required value',
  ]);
});

test('lets pods of controllers neither end nor stop restarting', () => {
  const text = workload(
    'ReplicaSet',
    selected.replace('containers:', 'restartPolicy: Never, activeDeadlineSeconds: 5, containers:'),
  );
  expectFaults(text, [
    'spec.template.spec.restartPolicy: Unsupported value: "Never": supported values: "Always"',
    'spec.template.spec.activeDeadlineSeconds: Forbidden: activeDeadlineSeconds in ReplicaSet is not Supported',
  ]);
});

test('lets containers of a StatefulSet mount its claims', () => {
  const mounted = selected.replace(
    'image: nginx',
    'image: nginx, volumeMounts: [{ name: data, mountPath: /d }]',
  );
  const claims =
    '  volumeClaimTemplates: [{ metadata: { name: data }, spec: { accessModes: [ReadWriteOnce], resources: { requests: { storage: 1Gi } } } }]';
  expectAccepted(workload('StatefulSet', `${claims}\n${mounted}`));
  expect(faultsOf(workload('StatefulSet', mounted))).toHaveLength(1);
});

test('takes the selector of a ReplicationController from its template', () => {
  expectAccepted(workload('ReplicationController', template.slice(1)));
  expectFaults(workload('ReplicationController', '  replicas: 1'), [
    'spec.selector: Required value',
    'spec.template: Required value',
  ]);
});

test('lets nobody change a selector', () => {
  const before = workload('Deployment', selected);
  const after = workload('Deployment', selected.replaceAll('app: web', 'app: api'));
  expect(updateFaultsOf(before, after)).toEqual([
    'spec.selector: Invalid value: {"matchLabels":{"app":"api"}}: field is immutable',
  ]);
});

test('lets little of a StatefulSet change', () => {
  const before = workload('StatefulSet', selected);
  expect(updateFaultsOf(before, workload('StatefulSet', `  replicas: 3\n${selected}`))).toEqual([]);
  const [fault] = updateFaultsOf(before, workload('StatefulSet', `  serviceName: x\n${selected}`));
  expect(fault).toContain('spec: Forbidden: updates to statefulset spec for fields other');
});

test('warns of a name that is no host name', () => {
  const [warning] = warningsOf(workload('Deployment', selected).replace('name: web', 'name: a.b'));
  expect(warning).toBe(
    'metadata.name: this is used in Pod names and hostnames, which can result in surprising behavior; ' +
      'a DNS label is recommended: [must not contain dots]',
  );
});

test('takes a StatefulSet that keeps its whole history, with a warning', () => {
  const yaml = workload('StatefulSet', `  revisionHistoryLimit: -1\n${selected}`);
  expectAccepted(yaml);
  expect(warningsOf(yaml)).toEqual([
    'spec.revisionHistoryLimit: a negative value retains all historical revisions; a value >= 0 is recommended',
  ]);
});
