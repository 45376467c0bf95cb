// The official client drives a served cluster: typed calls, errors, informers. `k8s-1.34` is the alias of the last
// @kubernetes/client-node that runs on Node 20.

import {
  ApiException,
  AppsV1Api,
  BatchV1Api,
  CoreV1Api,
  KubernetesObjectApi,
  makeInformer,
  type V1ConfigMap,
  type V1Pod,
} from 'k8s-1.34';
import { afterAll, beforeAll, expect, test } from 'vitest';
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
