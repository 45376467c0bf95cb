// Defaults: what is filled in, what is shared, what is not touched.
import { expect, test } from 'vitest';
import { applyDefaults } from '../../../core/defaulting/index.js';
import type { KubernetesObject } from '../../../core/kubernetes/object.js';

function complete(apiVersion: string, kind: string, rest: object): KubernetesObject {
  return applyDefaults({ apiVersion, kind, metadata: { name: 'web' }, ...rest });
}

const containers = [{ name: 'main', image: 'nginx' }];

test('completes a Deployment and its template', () => {
  const { spec } = complete('apps/v1', 'Deployment', {
    spec: { template: { spec: { containers } } },
  });
  expect(spec).toEqual({
    replicas: 1,
    strategy: { type: 'RollingUpdate', rollingUpdate: { maxUnavailable: '25%', maxSurge: '25%' } },
    revisionHistoryLimit: 10,
    progressDeadlineSeconds: 600,
    template: {
      metadata: {},
      spec: {
        containers: [
          {
            name: 'main',
            image: 'nginx',
            imagePullPolicy: 'Always',
            resources: {},
            terminationMessagePath: '/dev/termination-log',
            terminationMessagePolicy: 'File',
          },
        ],
        dnsPolicy: 'ClusterFirst',
        restartPolicy: 'Always',
        schedulerName: 'default-scheduler',
        securityContext: {},
        terminationGracePeriodSeconds: 30,
      },
    },
  });
});

test('requests for a pod what it limits, and gives it service links; not so for templates', () => {
  const limited = [{ name: 'a', image: 'a:1', resources: { limits: { cpu: '1', memory: '1Gi' } } }];
  const pod = complete('v1', 'Pod', { spec: { containers: limited } }) as unknown as {
    spec: { enableServiceLinks: boolean; containers: { resources: { requests?: object } }[] };
  };
  expect(pod.spec.enableServiceLinks).toBe(true);
  expect(pod.spec.containers[0]?.resources.requests).toEqual({ cpu: '1', memory: '1Gi' });
});

test('opens host ports of a pod on the host network', () => {
  const pod = complete('v1', 'Pod', {
    spec: { hostNetwork: true, containers: [{ name: 'a', ports: [{ containerPort: 80 }] }] },
  });
  expect(JSON.stringify(pod)).toContain('"hostPort":80');
});

test.each([
  [
    { ports: [{ port: 80 }] },
    {
      type: 'ClusterIP',
      sessionAffinity: 'None',
      internalTrafficPolicy: 'Cluster',
      ports: [{ port: 80, protocol: 'TCP', targetPort: 80 }],
    },
  ],
  [
    { type: 'NodePort' },
    {
      type: 'NodePort',
      sessionAffinity: 'None',
      internalTrafficPolicy: 'Cluster',
      externalTrafficPolicy: 'Cluster',
    },
  ],
  [
    { type: 'LoadBalancer' },
    {
      type: 'LoadBalancer',
      sessionAffinity: 'None',
      internalTrafficPolicy: 'Cluster',
      externalTrafficPolicy: 'Cluster',
      allocateLoadBalancerNodePorts: true,
    },
  ],
  [{ type: 'ExternalName' }, { type: 'ExternalName', sessionAffinity: 'None' }],
])('completes the Service %j', (spec, expected) => {
  expect(complete('v1', 'Service', { spec })['spec']).toEqual(expected);
});

test('knows when a strategy of a StatefulSet gets a partition', () => {
  const strategyOf = (updateStrategy?: object) =>
    (
      complete('apps/v1', 'StatefulSet', { spec: { updateStrategy } })['spec'] as Record<
        string,
        unknown
      >
    )['updateStrategy'];
  expect(strategyOf()).toEqual({ type: 'RollingUpdate', rollingUpdate: { partition: 0 } });
  expect(strategyOf({ type: 'RollingUpdate' })).toEqual({ type: 'RollingUpdate' });
  expect(strategyOf({ type: 'OnDelete' })).toEqual({ type: 'OnDelete' });
});

test('moves stringData into data', () => {
  const secret = complete('v1', 'Secret', { stringData: { a: 'ä€😀' }, data: { b: 'Yg==' } });
  expect(secret['data']).toEqual({ a: Buffer.from('ä€😀').toString('base64'), b: 'Yg==' });
  expect(secret['stringData']).toBeUndefined();
});

test('stores quantities in canonical form', () => {
  const quota = complete('v1', 'ResourceQuota', {
    spec: { hard: { 'limits.memory': '1024Mi', cpu: 0.5 } },
  });
  expect(quota['spec']).toEqual({ hard: { 'limits.memory': '1Gi', cpu: '500m' } });
});

test('gives a complete object back as it is, and shares what it does not change', () => {
  const labels = { app: 'web' };
  const once = complete('v1', 'Pod', { metadata: { name: 'web', labels }, spec: { containers } });
  expect(once.metadata.labels).toBe(labels);
  expect(applyDefaults(once)).toBe(once);
});

test('walks a template’s spec only once, however many pods are made of it', () => {
  const { spec } = complete('v1', 'Pod', { spec: { containers } });
  const first = applyDefaults({ apiVersion: 'v1', kind: 'Pod', metadata: { name: 'a' }, spec });
  expect(first['spec']).toBe(spec);
});

test('does not write to frozen input', () => {
  const frozen = Object.freeze({
    containers: Object.freeze([Object.freeze({ name: 'a', image: 'b' })]),
  });
  expect(() => complete('v1', 'Pod', { spec: frozen })).not.toThrow();
  expect(frozen).toEqual({ containers: [{ name: 'a', image: 'b' }] });
});

test('annotations that are null, as half-written YAML has them, are no fault of ours', () => {
  const template = { metadata: { annotations: null }, spec: { containers: [{ name: 'c' }] } };
  const object = { apiVersion: 'apps/v1', kind: 'Deployment', metadata: {}, spec: { template } };
  expect(() => applyDefaults(object as unknown as KubernetesObject)).not.toThrow();
});
