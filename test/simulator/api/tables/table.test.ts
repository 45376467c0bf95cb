// Tables by kind: what kubectl get shows. Expectations from the printers of Kubernetes and from recordings.

import { expect, test } from 'vitest';
import type { KubernetesObject } from '../../../../core/kubernetes/object.js';
import { tableFor } from '../../../../simulator/api/tables/table.js';
import { testCatalogue } from '../../../support/catalogue.js';

const created = '2026-01-01T00:00:00Z';
const nowMs = Date.parse(created) + 7000;

function row(apiVersion: string, kind: string, fields: object): Record<string, unknown> {
  const resource = testCatalogue().resourceOf(apiVersion, kind);
  if (resource === undefined) {
    throw new Error(`no resource ${apiVersion} ${kind}`);
  }
  const metadata = { name: 'x', creationTimestamp: created };
  const object = { apiVersion, kind, metadata, ...fields } as KubernetesObject;
  const { columns, rows } = tableFor({ resource }, [object], nowMs);
  const cells = rows[0]?.cells ?? [];
  expect(cells).toHaveLength(columns.length);
  return Object.fromEntries(columns.map(({ name }, i) => [name, cells[i]]));
}

const template = { spec: { containers: [{ name: 'main', image: 'nginx' }] } };

test('Deployment', () => {
  const status = { readyReplicas: 2, updatedReplicas: 3, availableReplicas: 1 };
  const spec = { replicas: 3, selector: { matchLabels: { b: '2', a: '1' } }, template };
  expect(row('apps/v1', 'Deployment', { spec, status })).toEqual({
    Name: 'x',
    Ready: '2/3',
    'Up-to-date': 3,
    Available: 1,
    Age: '7s',
    Containers: 'main',
    Images: 'nginx',
    Selector: 'a=1,b=2',
  });
});

test.each([
  [{ conditions: [{ type: 'Complete', status: 'True' }] }, 'Complete'],
  [{ conditions: [{ type: 'Failed', status: 'True' }] }, 'Failed'],
  [{ conditions: [{ type: 'Suspended', status: 'True' }] }, 'Suspended'],
  [{ active: 1 }, 'Running'],
])('Job with status %j is %s', (status, word) => {
  const started = { startTime: created, ...status };
  const cells = row('batch/v1', 'Job', { spec: { completions: 4, template }, status: started });
  expect(cells).toMatchObject({ Status: word, Completions: '0/4', Duration: '7s' });
});

test('CronJob that never ran', () => {
  const spec = { schedule: '0 3 * * *', suspend: false, jobTemplate: { spec: { template } } };
  expect(row('batch/v1', 'CronJob', { spec })).toMatchObject({
    Timezone: '<none>',
    Suspend: 'False',
    Active: 0,
    'Last Schedule': '<none>',
    Selector: '<none>',
  });
});

test.each([
  [{ type: 'ClusterIP', clusterIPs: ['10.0.0.1'] }, '10.0.0.1', '<none>', '80/TCP'],
  [{ type: 'ClusterIP', clusterIPs: ['None'] }, 'None', '<none>', '80/TCP'],
  [{ type: 'LoadBalancer', clusterIPs: ['10.0.0.1'] }, '10.0.0.1', '<pending>', '80/TCP'],
  [{ type: 'ExternalName', externalName: 'a.example' }, '<none>', 'a.example', '80/TCP'],
  [{ type: 'ClusterIP', externalIPs: ['1.2.3.4'] }, '<none>', '1.2.3.4', '80/TCP'],
])('Service %j', (spec, clusterIp, externalIp, ports) => {
  const service = { spec: { ...spec, ports: [{ port: 80, protocol: 'TCP' }] } };
  expect(row('v1', 'Service', service)).toMatchObject({
    'Cluster-IP': clusterIp,
    'External-IP': externalIp,
    'Port(s)': ports,
    Selector: '<none>',
  });
});

test('a node port stands between port and protocol', () => {
  const spec = { type: 'NodePort', ports: [{ port: 80, nodePort: 30080, protocol: 'UDP' }] };
  expect(row('v1', 'Service', { spec })['Port(s)']).toBe('80:30080/UDP');
});

test('EndpointSlice shows three addresses and counts the rest', () => {
  const endpoints = ['1', '2', '3', '4', '5'].map(n => ({ addresses: [`10.0.0.${n}`] }));
  const slice = { addressType: 'IPv4', endpoints, ports: [{ port: 80 }] };
  expect(row('discovery.k8s.io/v1', 'EndpointSlice', slice)).toMatchObject({
    Ports: '80',
    Endpoints: '10.0.0.1,10.0.0.2,10.0.0.3 + 2 more...',
  });
  const empty = { addressType: 'IPv4', endpoints: [] };
  expect(row('discovery.k8s.io/v1', 'EndpointSlice', empty)).toMatchObject({
    Ports: '<unset>',
    Endpoints: '<unset>',
  });
});

test('Ingress with and without hosts and certificates', () => {
  const spec = { ingressClassName: 'nginx', rules: [{ host: 'shop.example.com' }], tls: [{}] };
  expect(row('networking.k8s.io/v1', 'Ingress', { spec })).toMatchObject({
    Class: 'nginx',
    Hosts: 'shop.example.com',
    Address: '',
    Ports: '80, 443',
  });
  expect(row('networking.k8s.io/v1', 'Ingress', { spec: {} })).toMatchObject({
    Class: '<none>',
    Hosts: '*',
    Ports: '80',
  });
});

test('HorizontalPodAutoscaler without metrics yet', () => {
  const target = { type: 'Utilization', averageUtilization: 50 };
  const metrics = [{ type: 'Resource', resource: { name: 'cpu', target } }];
  const scaleTargetRef = { apiVersion: 'apps/v1', kind: 'Deployment', name: 'web' };
  const spec = { scaleTargetRef, minReplicas: 2, maxReplicas: 5, metrics };
  expect(row('autoscaling/v2', 'HorizontalPodAutoscaler', { spec })).toMatchObject({
    Reference: 'Deployment/web',
    Targets: 'cpu: <unknown>/50%',
    MinPods: '2',
    MaxPods: 5,
    Replicas: 0,
  });
});

test('ResourceQuota parts requests from limits', () => {
  const hard = { pods: '50', 'requests.cpu': '10', 'limits.cpu': '20' };
  const used = { pods: '6', 'requests.cpu': '400m' };
  expect(row('v1', 'ResourceQuota', { status: { hard, used } })).toMatchObject({
    Request: 'pods: 6/50, requests.cpu: 400m/10',
    Limit: 'limits.cpu: 0/20',
  });
});

test('PersistentVolumeClaim shows capacity only when bound', () => {
  const status = { phase: 'Pending', capacity: { storage: '1Gi' }, accessModes: ['ReadWriteOnce'] };
  const spec = { storageClassName: 'none', volumeMode: 'Filesystem' };
  const pending = row('v1', 'PersistentVolumeClaim', { spec, status });
  expect(pending).toMatchObject({ Capacity: '', 'Access Modes': '', StorageClass: 'none' });
  const bound = { spec: { ...spec, volumeName: 'pv' }, status };
  expect(row('v1', 'PersistentVolumeClaim', bound)).toMatchObject({
    Capacity: '1Gi',
    'Access Modes': 'RWO',
    VolumeAttributesClass: '<unset>',
  });
});

test('Node with roles, cordoned', () => {
  const labels = { 'node-role.kubernetes.io/control-plane': '', 'kubernetes.io/role': 'edge' };
  const node = {
    metadata: { name: 'n', creationTimestamp: created, labels },
    spec: { unschedulable: true },
    status: { conditions: [{ type: 'Ready', status: 'True' }], nodeInfo: {} },
  };
  expect(row('v1', 'Node', node)).toMatchObject({
    Status: 'Ready,SchedulingDisabled',
    Roles: 'control-plane,edge',
    'Internal-IP': '<none>',
    'OS-Image': '<unknown>',
  });
});

test('ControllerRevision names its controller', () => {
  const owner = { apiVersion: 'apps/v1', kind: 'DaemonSet', name: 'agent', controller: true };
  const metadata = { name: 'r', ownerReferences: [owner] };
  expect(row('apps/v1', 'ControllerRevision', { metadata, revision: 3 })).toMatchObject({
    Controller: 'daemonset.apps/agent',
    Revision: 3,
    Age: '<unknown>',
  });
});

test('RoleBinding lists its subjects', () => {
  const subjects = [
    { kind: 'User', name: 'ann' },
    { kind: 'User', name: 'bob' },
    { kind: 'ServiceAccount', name: 'robot', namespace: 'ns' },
  ];
  const binding = { roleRef: { kind: 'Role', name: 'reader' }, subjects };
  expect(row('rbac.authorization.k8s.io/v1', 'RoleBinding', binding)).toMatchObject({
    Role: 'Role/reader',
    Users: 'ann, bob',
    Groups: '',
    ServiceAccounts: 'ns/robot',
  });
});

test('Event of either API', () => {
  const event = {
    involvedObject: { kind: 'Pod', name: 'p' },
    reason: 'Scheduled',
    type: 'Normal',
    message: 'Successfully assigned\n',
    eventTime: '2026-01-01T00:00:05.000000Z',
    reportingComponent: 'default-scheduler',
  };
  expect(row('v1', 'Event', event)).toMatchObject({
    'Last Seen': '2s',
    Object: 'pod/p',
    Source: 'default-scheduler',
    Message: 'Successfully assigned',
    Count: '1',
  });
});

test('kinds without cells of their own show what every object has', () => {
  expect(row('rbac.authorization.k8s.io/v1', 'Role', {})).toEqual({
    Name: 'x',
    'Created At': created,
  });
});

test('every column of every kind has a cell', () => {
  for (const { group, version, kind, columns } of testCatalogue().resources) {
    if (columns.length > 0) {
      const extra = { roleRef: {}, involvedObject: {}, scaleTargetRef: {} };
      row(group === '' ? version : `${group}/${version}`, kind, extra);
    }
  }
});

test('events have the same row under both their names', () => {
  const event = {
    apiVersion: 'v1',
    kind: 'Event',
    metadata: { name: 'e', namespace: 'n', creationTimestamp: '2026-01-01T00:00:00Z' },
    involvedObject: { kind: 'Pod', name: 'web' },
    reason: 'Why',
    message: 'hello',
    type: 'Normal',
  };
  const columns = testCatalogue().resourceOf('v1', 'Event')?.columns ?? [];
  const rowOf = (group: string) =>
    tableFor({ resource: { group, kind: 'Event', columns } }, [event], 0).rows[0]?.cells;
  expect(rowOf('events.k8s.io')).toEqual(rowOf(''));
  expect(rowOf('events.k8s.io')).toContain('pod/web');
});
