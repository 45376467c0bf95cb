// Tolerations, spread constraints and affinities.
import { test } from 'vitest';
import { expectAccepted, expectFirstFault, podWith } from '../support.js';

test.each([
  [
    'tolerations: [{ operator: Is, key: a }]',
    'spec.tolerations[0].operator: Unsupported value: "Is": supported values: "Equal", "Exists"',
  ],
  [
    'tolerations: [{ operator: Exists, key: a, value: x }]',
    'spec.tolerations[0].operator: Invalid value: "x": value must be empty',
  ],
  [
    'tolerations: [{ key: a, tolerationSeconds: 5 }]',
    'spec.tolerations[0].effect: Invalid value: "": effect must be \'NoExecute\'',
  ],
  [
    'topologySpreadConstraints: [{ maxSkew: 0, topologyKey: a, whenUnsatisfiable: DoNotSchedule }]',
    'spec.topologySpreadConstraints[0].maxSkew: Invalid value: 0: must be greater than zero',
  ],
  [
    'topologySpreadConstraints: [{ maxSkew: 1, topologyKey: a, whenUnsatisfiable: Never }]',
    'spec.topologySpreadConstraints[0].whenUnsatisfiable: Unsupported value: "Never"',
  ],
  [
    'topologySpreadConstraints: [{ maxSkew: 1, topologyKey: a, whenUnsatisfiable: DoNotSchedule, matchLabelKeys: [x] }]',
    'spec.topologySpreadConstraints[0].matchLabelKeys: Forbidden: must not be specified',
  ],
  [
    'affinity: { podAffinity: { requiredDuringSchedulingIgnoredDuringExecution: [{}] } }',
    'spec.affinity.podAffinity.requiredDuringSchedulingIgnoredDuringExecution[0].topologyKey: Required value',
  ],
  [
    'affinity: { nodeAffinity: { requiredDuringSchedulingIgnoredDuringExecution: { nodeSelectorTerms: [] } } }',
    'spec.affinity.nodeAffinity.requiredDuringSchedulingIgnoredDuringExecution.nodeSelectorTerms: Required',
  ],
  [
    'affinity: { nodeAffinity: { preferredDuringSchedulingIgnoredDuringExecution: [{ weight: 101, preference: {} }] } }',
    'spec.affinity.nodeAffinity.preferredDuringSchedulingIgnoredDuringExecution[0].weight: Invalid value: 101',
  ],
])('%s', (spec, start) => {
  expectFirstFault(podWith({ spec }), start);
});

test('takes what is right', () => {
  expectAccepted(
    podWith({
      spec: `
        tolerations: [{ operator: Exists }, { key: a, operator: Equal, value: b, effect: NoSchedule }]
        topologySpreadConstraints:
          - { maxSkew: 1, topologyKey: zone, whenUnsatisfiable: ScheduleAnyway, labelSelector: {} }
      `,
    }),
  );
});
