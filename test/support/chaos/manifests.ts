// Random manifests of the kinds that controllers act on; few names, so that later ones change earlier ones.

import type { KubernetesObject } from '../../../core/kubernetes/object.js';
import type { Random } from '../../../simulator/kernel/types.js';

/** A manifest that the API takes unless it changes what cannot be changed. */
export function randomManifest(random: Random): KubernetesObject {
  const maker = makers[random.next(makers.length)] ?? deployment;
  return maker(random);
}

type Maker = (random: Random) => KubernetesObject;

const apps = 'apps/v1';

const deployment: Maker = random => {
  const name = `web-${random.next(2)}`;
  // A Deployment that turns from rolling to Recreate half way and is scaled is stuck, in a real cluster too.
  const recreate = { type: 'Recreate' };
  const rolling = [
    undefined,
    { rollingUpdate: { maxSurge: 1, maxUnavailable: 0 } },
    { rollingUpdate: { maxSurge: '50%', maxUnavailable: '50%' } },
    { rollingUpdate: { maxSurge: 0, maxUnavailable: 1 } },
  ];
  const strategy = name === 'web-1' ? recreate : rolling[random.next(rolling.length)];
  const minReadySeconds = random.next(4) === 0 ? 5 : 0;
  const spec = { ...workload(name, random), minReadySeconds, ...(strategy && { strategy }) };
  return { apiVersion: apps, kind: 'Deployment', metadata: { name }, spec };
};

const statefulSet: Maker = random => {
  const name = `db-${random.next(2)}`;
  const podManagementPolicy = name === 'db-0' ? 'OrderedReady' : 'Parallel';
  const spec = { ...workload(name, random), serviceName: name, podManagementPolicy };
  return { apiVersion: apps, kind: 'StatefulSet', metadata: { name }, spec };
};

const daemonSet: Maker = random => {
  const { replicas: _none, ...spec } = workload('agent', random);
  return { apiVersion: apps, kind: 'DaemonSet', metadata: { name: 'agent' }, spec };
};

const job: Maker = random => {
  const name = `job-${random.next(3)}`;
  const completions = 1 + random.next(3);
  const container = { name: 'main', image: `work:${1 + random.next(2)}` };
  const restartPolicy = ['Never', 'OnFailure'][random.next(2)];
  const template = { spec: { restartPolicy, containers: [container] } };
  const spec = { completions, parallelism: 1 + random.next(3), backoffLimit: 2, template };
  return { apiVersion: 'batch/v1', kind: 'Job', metadata: { name }, spec };
};

const service: Maker = random => {
  const name = ['web-0', 'web-1', 'db-0', 'agent'][random.next(4)] ?? 'web-0';
  const type = ['ClusterIP', 'NodePort', 'LoadBalancer'][random.next(3)];
  const ports = [{ name: 'http', port: 80 }, ...(random.next(2) ? [{ name: 'x', port: 81 }] : [])];
  const spec = { type, selector: { app: name }, ports };
  return { apiVersion: 'v1', kind: 'Service', metadata: { name }, spec };
};

const budget: Maker = random => {
  const name = `web-${random.next(2)}`;
  const selector = { matchLabels: { app: name } };
  const bound = random.next(2) ? { minAvailable: 1 } : { maxUnavailable: '50%' };
  const spec = { selector, ...bound };
  return { apiVersion: 'policy/v1', kind: 'PodDisruptionBudget', metadata: { name }, spec };
};

const quota: Maker = random => {
  const hard = { pods: String(8 + random.next(30)), services: '4' };
  return { apiVersion: 'v1', kind: 'ResourceQuota', metadata: { name: 'quota' }, spec: { hard } };
};

const makers: readonly Maker[] = [
  deployment,
  deployment,
  deployment,
  statefulSet,
  daemonSet,
  job,
  service,
  service,
  budget,
  quota,
];

function workload(app: string, random: Random) {
  const container = {
    name: 'main',
    image: `app:${1 + random.next(3)}`,
    resources: { requests: { cpu: '100m', memory: '64Mi' } },
  };
  const labels = { app };
  return {
    replicas: random.next(6),
    selector: { matchLabels: labels },
    template: {
      metadata: { labels },
      spec: { terminationGracePeriodSeconds: 10 + random.next(30), containers: [container] },
    },
  };
}
