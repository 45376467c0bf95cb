import { expect, test } from 'vitest';
import { qosClassOf } from '../../../server/hover/qosClass.js';
import { hoverText } from '../../support/hover.js';

const limits = { cpu: '1', memory: '1Gi' };

// https://kubernetes.io/docs/concepts/workloads/pods/pod-qos/
test('the three classes', () => {
  expect(qosClassOf({ containers: [{}] })).toBe('BestEffort');
  expect(qosClassOf({ containers: [{ resources: { limits } }] })).toBe('Guaranteed');
  expect(qosClassOf({ containers: [{ resources: { limits } }, {}] })).toBe('Burstable');
  const same = { cpu: '1000m', memory: '1024Mi' };
  expect(qosClassOf({ containers: [{ resources: { limits, requests: same } }] })).toBe(
    'Guaranteed',
  );
  expect(qosClassOf({ resources: { limits }, containers: [{}] })).toBe('Guaranteed');
});

test('on resources, with what is filled in from the limits', () => {
  const pod = 'apiVersion: v1\nkind: Pod\nspec:\n  containers:\n    - name: a\n';
  const text = hoverText(`${pod}      res$0ources: {limits: {memory: 1Gi}}\n`);
  expect(text).toContain('QoS class of the pod: **Burstable**');
  expect(text).toContain('- `requests.memory: 1Gi`');
});
