// The spec of a pod: scalars, placement, claims.
import { expect, test } from 'vitest';
import { expectFirstFault, faultsOf, podWith } from '../support.js';

test.each([
  [
    'activeDeadlineSeconds: 0',
    'spec.activeDeadlineSeconds: Invalid value: 0: must be between 1 and 2147483647, inclusive',
  ],
  [
    'dnsPolicy: None',
    'spec.dnsConfig: Required value: must provide `dnsConfig` when `dnsPolicy` is None',
  ],
  [
    'dnsPolicy: Cluster',
    'spec.dnsPolicy: Unsupported value: "Cluster": supported values: "ClusterFirstWithHostNet", "ClusterFir',
  ],
  ['hostname: a.b', 'spec.hostname: Invalid value: "a.b": must not contain dots'],
  [
    'nodeSelector: { a: "b c" }',
    'spec.nodeSelector: Invalid value: "b c": a valid label must be an empty string',
  ],
  [
    'hostAliases: [{ ip: 1.2.3 }]',
    'spec.hostAliases[0].ip: Invalid value: "1.2.3": must be a valid IP address',
  ],
  [
    'resourceClaims: [{ name: gpu }]',
    'spec.resourceClaims[0]: Invalid value: {"name":"gpu"}: must specify one of',
  ],
  [
    'os: { name: plan9 }',
    'spec.os: Unsupported value: "plan9": supported values: "linux", "windows"',
  ],
  [
    '{ hostUsers: false, hostNetwork: true }',
    'spec.hostNetwork: Forbidden: when `pod.Spec.HostUsers` is false',
  ],
  [
    'schedulingGates: [{ name: a.b/c }, { name: a.b/c }]',
    'spec.schedulingGates[1]: Duplicate value: "a.b/c"',
  ],
])('%s', (spec, start) => {
  const lines = spec.startsWith('{') ? spec.slice(1, -1).split(',').join('\n') : spec;
  expectFirstFault(podWith({ spec: lines.replaceAll(/^ /gm, '') }), start);
});

test('takes an ordinary pod', () => {
  expect(faultsOf(podWith({ spec: 'dnsPolicy: Default\nnodeSelector: { disk: ssd }' }))).toEqual(
    [],
  );
});

test('asks for containers', () => {
  const faults = faultsOf('apiVersion: v1\nkind: Pod\nmetadata: { name: a }\nspec: {}');
  expect(faults).toEqual(['spec.containers: Required value']);
});
