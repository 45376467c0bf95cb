import { expect, test } from 'vitest';
import type { Pod } from '../../../../schemas/built/types.js';
import { cluster, create, podYaml } from '../../../support/simulation.js';

function keysOf(spec = ''): (string | undefined)[] {
  const pod = create(cluster(), podYaml('web', spec)) as unknown as Pod;
  return (pod.spec?.tolerations ?? []).map(
    ({ key, tolerationSeconds }) => `${key} ${tolerationSeconds}`,
  );
}

test('lets pods stay five minutes on nodes that fail', () => {
  expect(keysOf()).toEqual([
    'node.kubernetes.io/not-ready 300',
    'node.kubernetes.io/unreachable 300',
  ]);
});

test('adds only what the pod does not say itself', () => {
  const own =
    '  tolerations: [{ key: node.kubernetes.io/unreachable, operator: Exists, effect: NoExecute, tolerationSeconds: 5 }]\n';
  expect(keysOf(own)).toEqual([
    'node.kubernetes.io/unreachable 5',
    'node.kubernetes.io/not-ready 300',
  ]);
});

test('adds nothing to a pod that tolerates everything', () => {
  expect(keysOf('  tolerations: [{ operator: Exists }]\n')).toEqual(['undefined undefined']);
});
