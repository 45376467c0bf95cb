// Label keys of new pods in their selectors (pkg/registry/core/pod/strategy.go, PrepareForCreate).
import { expect, test } from 'vitest';
import type { Pod } from '../../../../schemas/built/types.js';
import { mergeLabelKeys } from '../../../../simulator/api/strategies/labelKeys.js';

const zone = 'topology.kubernetes.io/zone';

test('match keys become In, mismatch keys NotIn, keys the pod lacks nothing', () => {
  const term = {
    topologyKey: zone,
    labelSelector: { matchLabels: { app: 'web' } },
    matchLabelKeys: ['hash', 'absent'],
    mismatchLabelKeys: ['tenant'],
  };
  const pod = {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name: 'a', labels: { hash: 'x', tenant: 't' } },
    spec: {
      containers: [],
      affinity: {
        podAffinity: {
          preferredDuringSchedulingIgnoredDuringExecution: [{ weight: 1, podAffinityTerm: term }],
        },
      },
      topologySpreadConstraints: [
        { maxSkew: 1, topologyKey: zone, whenUnsatisfiable: 'DoNotSchedule', ...spreadKeys() },
        { maxSkew: 1, topologyKey: zone, whenUnsatisfiable: 'DoNotSchedule' },
      ],
    },
  };
  const { spec } = mergeLabelKeys(pod) as Pod;
  const [preferred] =
    spec?.affinity?.podAffinity?.preferredDuringSchedulingIgnoredDuringExecution ?? [];
  expect(preferred?.podAffinityTerm.labelSelector).toEqual({
    matchLabels: { app: 'web' },
    matchExpressions: [
      { key: 'hash', operator: 'In', values: ['x'] },
      { key: 'tenant', operator: 'NotIn', values: ['t'] },
    ],
  });
  expect(spec?.topologySpreadConstraints?.map(({ labelSelector }) => labelSelector)).toEqual([
    { matchExpressions: [{ key: 'hash', operator: 'In', values: ['x'] }] },
    undefined,
  ]);
});

function spreadKeys(): object {
  return { labelSelector: {}, matchLabelKeys: ['hash'] };
}
