// Names in custom resources that many clusters have: kinds may be said beside the name, or left to their default.
import { expect, test } from 'vitest';
import { findReferences } from '../../../core/references/findReferences.js';

const named = (apiVersion: string, kind: string, spec: unknown) =>
  findReferences({ apiVersion, kind }, { spec }).map(({ to, name, namespace, port }) =>
    [to, namespace ?? '-', name, port?.value].filter(part => part !== undefined).join(' '),
  );

test('routes name Services and Gateways, other kinds where they say so', () => {
  const backendRefs = [
    { name: 'web', namespace: 'shop', port: 80 },
    { name: 'b', kind: 'Bucket', group: 'a.b' },
  ];
  expect(
    named('gateway.networking.k8s.io/v1', 'HTTPRoute', {
      parentRefs: [{ name: 'gate' }, { name: 'mesh', kind: 'Service', group: '' }],
      rules: [{ backendRefs }],
    }),
  ).toEqual([
    'gateway.networking.k8s.io/Gateway - gate',
    'Service - mesh',
    'Service shop web 80',
    'a.b/Bucket - b',
  ]);
});

test('Gateways name Secrets; scaled objects Deployments by default', () => {
  const listeners = [{ tls: { certificateRefs: [{ name: 'web-tls' }] } }, {}, null];
  expect(named('gateway.networking.k8s.io/v1', 'Gateway', { listeners })).toEqual([
    'Secret - web-tls',
  ]);
  const scaled = (scaleTargetRef: unknown) =>
    named('keda.sh/v1alpha1', 'ScaledObject', { scaleTargetRef });
  expect(scaled({ name: 'web' })).toEqual(['apps/Deployment - web']);
  expect(scaled({ name: 'web', kind: 'StatefulSet' })).toEqual(['apps/StatefulSet - web']);
});
