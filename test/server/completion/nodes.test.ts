import { expect, test } from 'vitest';
import { labelsAt } from '../../support/service.js';

const node = `
  apiVersion: v1
  kind: Node
  metadata: { name: n1, labels: { disk: ssd } }
  spec: { taints: [{ key: dedicated, value: gpu, effect: NoSchedule }] }
  ---
  apiVersion: v1
  kind: Pod
  spec:
`;

test('names, labels and taints of Nodes', () => {
  expect(labelsAt(`${node}    nodeName: $0`)).toEqual(['n1']);
  expect(labelsAt(`${node}    nodeSelector: { $0 }`)[0]).toBe('disk');
  expect(labelsAt(`${node}    nodeSelector: { disk: $0 }`)).toEqual(['ssd']);
  expect(labelsAt(`${node}    tolerations: [{ key: $0 }]`)).toContain('dedicated');
  expect(labelsAt(`${node}    tolerations: [{ key: dedicated, value: $0 }]`)).toEqual(['gpu']);
  expect(labelsAt(`${node}    tolerations: [{ key: other, value: $0 }]`)).toEqual([]);
});
