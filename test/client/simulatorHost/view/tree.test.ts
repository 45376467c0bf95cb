import { expect, test } from 'vitest';
import { untranslated } from '../../../../client/simulatorHost/translate.js';
import { clusterTree, type TreeEntry } from '../../../../client/simulatorHost/view/tree.js';
import { fakeRun, webManifest } from '../fakeRun.js';

function shopTree(): readonly TreeEntry[] {
  const { run, pass } = fakeRun(
    `${webManifest()}---\napiVersion: v1\nkind: ConfigMap\nmetadata: { name: settings }\n`,
  );
  run.play();
  pass(3000);
  return clusterTree(run.index(), untranslated);
}

test('the tree has Services, workloads, nodes, and what else was applied', () => {
  expect(shopTree().map(entry => entry.label)).toEqual([
    'Services',
    'Workloads',
    'Nodes',
    'ConfigMap',
  ]);
});

test('pods stand below their ReplicaSet', () => {
  const [deployment] = shopTree()[1]?.children ?? [];
  expect(deployment?.description).toBe('Deployment · 3/3 ready');
  expect(deployment?.children[0]?.children.map(pod => pod.section)).toEqual(Array(3).fill('pod'));
});

test('no two entries share a key', () => {
  const keys: string[] = [];
  const visit = (entry: TreeEntry): void => {
    keys.push(entry.key);
    entry.children.forEach(visit);
  };
  shopTree().forEach(visit);
  expect(new Set(keys).size).toBe(keys.length);
});

test('of very many pods the tree shows the first and says how many there are more', () => {
  const { run, pass } = fakeRun(webManifest('nginx:1.27', 230));
  run.setSpeed(10);
  run.play();
  pass(1000);
  const [, workloads] = clusterTree(run.index(), untranslated);
  const pods = workloads?.children[0]?.children[0]?.children ?? [];
  expect([pods.length, pods.at(-1)?.label]).toEqual([201, '30 more']);
});
