import { expect, test } from 'vitest';
import type { TreeEntry } from '../../../../client/simulatorHost/view/tree.js';
import { fakeRun, webManifest } from '../fakeRun.js';

/** The tree's pods after a while. */
function podsOf(text: string): readonly TreeEntry[] {
  const { run, pass } = fakeRun(text);
  run.play();
  pass(3000);
  const below = (entry: TreeEntry): readonly TreeEntry[] =>
    entry.section === 'pod' ? [entry] : entry.children.flatMap(below);
  return run.tree().flatMap(below);
}

test('below a pod that no node will have stands why, node by node', () => {
  const [pod] = podsOf(`apiVersion: v1
kind: Pod
metadata: { name: big }
spec: { containers: [{ name: main, image: nginx, resources: { requests: { cpu: 9 } } }] }
`);
  expect(pod?.children.map(({ label, description }) => [label, description])).toEqual([
    ['node-1', 'Insufficient cpu NodeResourcesFit'],
    ['node-2', 'Insufficient cpu NodeResourcesFit'],
    ['node-3', 'Insufficient cpu NodeResourcesFit'],
  ]);
});

test('below a pod with a place stands nothing', () => {
  expect(podsOf(webManifest()).flatMap(pod => pod.children)).toEqual([]);
});
