import { expect, test } from 'vitest';
import type { DaemonSet, Job } from '../../../../schemas/built/types.js';
import { cluster, create, objectOf, podYaml } from '../../../support/simulation.js';

const user = { actor: 'user' } as const;

const jobYaml = `
  apiVersion: batch/v1
  kind: Job
  metadata: { name: once }
  spec:
    template:
      spec: { restartPolicy: Never, containers: [{ name: main, image: busybox }] }
`;

test('lets a Job select its pods by its UID', () => {
  const job = create(cluster(), jobYaml) as unknown as Job;
  const uid = job.metadata?.uid;
  expect(job.spec?.selector?.matchLabels).toEqual({ 'batch.kubernetes.io/controller-uid': uid });
  const labels = {
    'batch.kubernetes.io/controller-uid': uid,
    'batch.kubernetes.io/job-name': 'once',
    'controller-uid': uid,
    'job-name': 'once',
  };
  expect(job.spec?.template.metadata?.labels).toEqual(labels);
  expect(job.metadata?.labels).toEqual(labels);
});

test('leaves the selector to those who want it', () => {
  const yaml = jobYaml.replace(
    'spec:\n    template:',
    'spec:\n    manualSelector: true\n    selector: { matchLabels: { a: b } }\n    template:\n      metadata: { labels: { a: b } }',
  );
  const job = create(cluster(), yaml) as unknown as Job;
  expect(job.spec?.selector).toEqual({ matchLabels: { a: 'b' } });
});

test('counts the templates of a DaemonSet', () => {
  const simulation = cluster();
  const yaml = `
    apiVersion: apps/v1
    kind: DaemonSet
    metadata: { name: agent, namespace: default }
    spec:
      selector: { matchLabels: { app: agent } }
      template:
        metadata: { labels: { app: agent } }
        spec: { containers: [{ name: main, image: "agent:1" }] }
  `;
  const annotation = 'deprecated.daemonset.template.generation';
  const first = create(simulation, yaml);
  expect(first.metadata.annotations?.[annotation]).toBe('1');
  const next = objectOf(yaml.replace('agent:1', 'agent:2')) as unknown as DaemonSet;
  const second = simulation.server.update({ ...first, spec: next.spec }, user);
  expect(second.metadata.annotations?.[annotation]).toBe('2');
  const slower = { ...(second['spec'] as object), minReadySeconds: 3 };
  const third = simulation.server.update({ ...second, spec: slower }, user);
  expect(third.metadata.annotations?.[annotation]).toBe('2');
});

test('stores the text of a Secret as data', () => {
  const yaml =
    'apiVersion: v1\nkind: Secret\nmetadata: { name: db }\nstringData: { password: pw }\ndata: { user: YQ== }';
  const secret = create(cluster(), yaml);
  expect(secret['data']).toEqual({ user: 'YQ==', password: 'cHc=' });
  expect(secret).not.toHaveProperty('stringData');
});

test('labels a namespace by its name and keeps its finalizer over updates', () => {
  const simulation = cluster();
  const created = create(simulation, 'apiVersion: v1\nkind: Namespace\nmetadata: { name: shop }');
  expect(created).toMatchObject({
    metadata: { labels: { 'kubernetes.io/metadata.name': 'shop' } },
    spec: { finalizers: ['kubernetes'] },
    status: { phase: 'Active' },
  });
  const emptied = { ...created, spec: { finalizers: [] } };
  expect(simulation.server.update(emptied, user)['spec']).toEqual({ finalizers: ['kubernetes'] });
});

test('holds a gated pod back, and says so', () => {
  const pod = create(
    cluster(),
    podYaml('web', '  schedulingGates: [{ name: example.com/wait }]\n'),
  );
  expect(pod['status']).toMatchObject({
    phase: 'Pending',
    conditions: [{ type: 'PodScheduled', status: 'False', reason: 'SchedulingGated' }],
  });
});

test.each([
  ['BestEffort', '{}'],
  ['Burstable', '{ requests: { cpu: 100m } }'],
  ['Burstable', '{ limits: { cpu: 100m } }'],
  ['Guaranteed', '{ limits: { cpu: 100m, memory: 64Mi } }'],
  ['Burstable', '{ requests: { cpu: 50m, memory: 64Mi }, limits: { cpu: 100m, memory: 64Mi } }'],
])('classes a pod as %s by %s', (qosClass, resources) => {
  const yaml = podYaml('web').replace('"nginx:1.27"', `nginx, resources: ${resources}`);
  expect(create(cluster(), yaml)['status']).toMatchObject({ qosClass });
});
