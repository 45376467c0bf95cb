import { expect, test } from 'vitest';
import { indexCluster } from '../../../../client/simulatorHost/view/clusterIndex.js';
import { fakeRun, webManifest } from '../fakeRun.js';

test('an index taken over from the one before says the same as a fresh one', () => {
  const { run, edit, pass } = fakeRun(webManifest('nginx:1.27', 4));
  run.setSpeed(10);
  run.play();
  pass(1000);
  const before = run.index();
  edit(webManifest('nginx:1.28', 3));
  pass(150);
  const fresh = indexCluster(run.index().snapshot);
  const taken = indexCluster(run.index().snapshot, before);
  expect(taken.pods.map(pod => [pod.name, pod.state, pod.revision])).toEqual(
    fresh.pods.map(pod => [pod.name, pod.state, pod.revision]),
  );
  expect(new Set(fresh.pods.map(pod => pod.revision))).toEqual(new Set([1, 2]));
});

test('pods that did not change keep their entries', () => {
  const { run, pass } = fakeRun(webManifest());
  run.setSpeed(10);
  run.play();
  pass(1000);
  const before = run.index();
  const again = indexCluster(before.snapshot, before);
  expect(again.pods.every((pod, place) => pod === before.pods[place])).toBe(true);
});
