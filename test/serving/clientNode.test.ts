// The official client drives a served cluster: typed calls, errors, informers. `k8s-1.34` is the alias of the last
// @kubernetes/client-node that runs on Node 20.

import { PassThrough } from 'node:stream';
import {
  ApiException,
  AppsV1Api,
  BatchV1Api,
  CoordinationV1Api,
  CoreV1Api,
  KubernetesObjectApi,
  Log,
  makeInformer,
  PatchStrategy,
  type V1ConfigMap,
  type V1Pod,
  Watch,
} from 'k8s-1.34';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { watchHistoryMax } from '../../simulator/api/watchHistory.js';
import { startTestCluster, type TestCluster } from './testCluster.js';

let cluster: TestCluster;
beforeAll(async () => {
  cluster = await startTestCluster();
});
afterAll(() => cluster.close());

const namespace = 'default';

function deployment(name: string, replicas: number) {
  const labels = { app: name };
  return {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name, namespace },
    spec: {
      replicas,
      selector: { matchLabels: labels },
      template: {
        metadata: { labels },
        spec: { containers: [{ name: 'main', image: 'nginx:1.27' }] },
      },
    },
  };
}

test('creates a Deployment, waits for its pods, scales and deletes it', async () => {
  const apps = cluster.config.makeApiClient(AppsV1Api);
  const core = cluster.config.makeApiClient(CoreV1Api);
  await apps.createNamespacedDeployment({ namespace, body: deployment('web', 2) });
  cluster.simulation.settle();
  const { status } = await apps.readNamespacedDeployment({ name: 'web', namespace });
  expect(status?.readyReplicas).toBe(2);
  const body = { spec: { replicas: 3 }, metadata: { name: 'web', namespace } };
  await apps.replaceNamespacedDeploymentScale({ name: 'web', namespace, body });
  cluster.simulation.settle();
  const labelSelector = 'app=web';
  const pods = await core.listNamespacedPod({ namespace, labelSelector });
  expect(pods.items.map(pod => pod.status?.phase)).toEqual(['Running', 'Running', 'Running']);
  await apps.deleteNamespacedDeployment({ name: 'web', namespace });
  cluster.simulation.settle();
  expect((await core.listNamespacedPod({ namespace, labelSelector })).items).toEqual([]);
});

test('refusals are exceptions with the server’s Status', async () => {
  const core = cluster.config.makeApiClient(CoreV1Api);
  const missing = core.readNamespacedPod({ name: 'nosuch', namespace });
  await expect(missing).rejects.toThrow(ApiException);
  await expect(missing).rejects.toMatchObject({ code: 404 });
  const body = { metadata: { name: 'Bad_Name' } };
  await expect(core.createNamespacedConfigMap({ namespace, body })).rejects.toMatchObject({
    code: 422,
  });
});

test('pages through a list', async () => {
  const core = cluster.config.makeApiClient(CoreV1Api);
  for (const name of ['p1', 'p2', 'p3']) {
    await core.createNamespacedSecret({ namespace, body: { metadata: { name } } });
  }
  const names: (string | undefined)[] = [];
  let token: string | undefined;
  do {
    const page = await core.listNamespacedSecret({ namespace, limit: 2, _continue: token });
    names.push(...page.items.map(secret => secret.metadata?.name));
    token = page.metadata?._continue;
  } while (token !== undefined && token !== '');
  expect(names).toEqual(['p1', 'p2', 'p3']);
});

test('applies any object by its kind', async () => {
  const objects = KubernetesObjectApi.makeApiClient(cluster.config);
  const spec = { metadata: { name: 'any', namespace }, data: { a: '1' } };
  const created = await objects.create<V1ConfigMap>({
    apiVersion: 'v1',
    kind: 'ConfigMap',
    ...spec,
  });
  expect(created.metadata?.uid).toBeDefined();
  const patched = await objects.patch<V1ConfigMap>({
    apiVersion: 'v1',
    kind: 'ConfigMap',
    ...spec,
    data: { b: '2' },
  });
  expect(patched.data).toEqual({ a: '1', b: '2' });
});

test('runs a Job to its end', async () => {
  const batch = cluster.config.makeApiClient(BatchV1Api);
  const containers = [{ name: 'main', image: 'busybox:1.36' }];
  const template = { spec: { restartPolicy: 'Never', containers } };
  const body = { metadata: { name: 'once' }, spec: { template } };
  await batch.createNamespacedJob({ namespace, body });
  cluster.simulation.settle();
  const { status } = await batch.readNamespacedJob({ name: 'once', namespace });
  expect(status?.succeeded).toBe(1);
});

test('informers hear of everything, in order', async () => {
  const core = cluster.config.makeApiClient(CoreV1Api);
  const list = () => core.listNamespacedPod({ namespace, labelSelector: 'heard=yes' });
  const path = `/api/v1/namespaces/${namespace}/pods`;
  const informer = makeInformer<V1Pod>(cluster.config, path, list, 'heard=yes');
  const heard: string[] = [];
  const gone = new Promise<void>(resolve => {
    informer.on('add', pod => heard.push(`add ${pod.metadata?.name}`));
    informer.on('update', pod => heard.push(`update ${pod.status?.phase}`));
    informer.on('delete', pod => {
      heard.push(`delete ${pod.metadata?.name}`);
      resolve();
    });
  });
  await informer.start();
  const spec = { containers: [{ name: 'main', image: 'nginx' }] };
  const metadata = { name: 'solo', labels: { heard: 'yes' } };
  await core.createNamespacedPod({ namespace, body: { metadata, spec } });
  cluster.simulation.settle();
  await core.deleteNamespacedPod({ name: 'solo', namespace });
  cluster.simulation.settle();
  await gone;
  await informer.stop();
  expect(heard[0]).toBe('add solo');
  expect(heard).toContain('update Running');
  expect(heard.at(-1)).toBe('delete solo');
});

test('patches of each type', async () => {
  const objects = KubernetesObjectApi.makeApiClient(cluster.config);
  const metadata = { name: 'patched', namespace };
  const kind = { apiVersion: 'v1', kind: 'ConfigMap' };
  await objects.create({ ...kind, metadata, data: { a: '1', b: '2' } });
  const patch = (body: object, strategy: PatchStrategy) =>
    objects.patch<V1ConfigMap>(
      { ...kind, metadata, ...body } as V1ConfigMap,
      undefined,
      undefined,
      'client',
      true,
      strategy,
    );
  const merged = await patch({ data: { b: null, c: '3' } }, PatchStrategy.MergePatch);
  expect(merged.data).toEqual({ a: '1', c: '3' });
  const strategic = await patch({ data: { d: '4' } }, PatchStrategy.StrategicMergePatch);
  expect(strategic.data).toEqual({ a: '1', c: '3', d: '4' });
  const applied = await patch({ data: { a: 'mine' } }, PatchStrategy.ServerSideApply);
  expect(applied.data?.['a']).toBe('mine');
  const managers = applied.metadata?.managedFields?.map(({ manager }) => manager);
  expect(managers).toContain('client');
});

test('a lease is taken by one of two: the other’s version is stale', async () => {
  const leases = cluster.config.makeApiClient(CoordinationV1Api);
  const body = { metadata: { name: 'leader' }, spec: { holderIdentity: 'a' } };
  await leases.createNamespacedLease({ namespace, body });
  await expect(leases.createNamespacedLease({ namespace, body })).rejects.toMatchObject({
    code: 409,
  });
  const read = await leases.readNamespacedLease({ name: 'leader', namespace });
  const taken = (holderIdentity: string) => ({ ...read, spec: { holderIdentity } });
  const name = 'leader';
  await leases.replaceNamespacedLease({ name, namespace, body: taken('b') });
  const late = leases.replaceNamespacedLease({ name, namespace, body: taken('c') });
  await expect(late).rejects.toMatchObject({ code: 409 });
  const { spec } = await leases.readNamespacedLease({ name, namespace });
  expect(spec?.holderIdentity).toBe('b');
});

/** What a watch from a version says until it has said so much. */
async function watched(resourceVersion: string, count: number): Promise<readonly string[]> {
  const heard: string[] = [];
  const path = `/api/v1/namespaces/${namespace}/configmaps`;
  let abort: AbortController | undefined;
  await new Promise<void>(resolve => {
    const note = (type: string, object: { code?: number; metadata?: { name?: string } }) => {
      heard.push(`${type} ${object.metadata?.name ?? object.code}`);
      if (heard.length === count) {
        resolve();
      }
    };
    const query = { resourceVersion };
    void new Watch(cluster.config)
      .watch(path, query, note, () => resolve())
      .then(started => {
        abort = started;
      });
  });
  abort?.abort();
  return heard;
}

test('a watch goes on from an old version, and is told when that is forgotten', async () => {
  const core = cluster.config.makeApiClient(CoreV1Api);
  const before = await core.listNamespacedConfigMap({ namespace });
  const version = before.metadata?.resourceVersion ?? '';
  await core.createNamespacedConfigMap({ namespace, body: { metadata: { name: 'seen' } } });
  await core.deleteNamespacedConfigMap({ name: 'seen', namespace });
  expect(await watched(version, 2)).toEqual(['ADDED seen', 'DELETED seen']);
  const lease = { apiVersion: 'coordination.k8s.io/v1', kind: 'Lease' };
  for (let count = 0; count <= watchHistoryMax * 1.3; count++) {
    const metadata = { name: 'tick', namespace };
    cluster.simulation.server.storeAsIs({ ...lease, metadata, spec: { count } }, 'test');
  }
  expect(await watched(version, 1)).toEqual(['ERROR 410']);
});

test('a log is followed until its container ends', async () => {
  const core = cluster.config.makeApiClient(CoreV1Api);
  const spec = { containers: [{ name: 'main', image: 'nginx' }] };
  await core.createNamespacedPod({ namespace, body: { metadata: { name: 'talker' }, spec } });
  cluster.simulation.settle();
  const stream = new PassThrough();
  const ended = new Promise<void>(resolve => {
    stream.resume().on('end', () => resolve());
  });
  await new Log(cluster.config).log(namespace, 'talker', 'main', stream, { follow: true });
  await core.deleteNamespacedPod({ name: 'talker', namespace });
  cluster.simulation.settle();
  await ended;
});
