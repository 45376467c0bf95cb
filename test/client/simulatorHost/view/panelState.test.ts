import { expect, test } from 'vitest';
import { fakeRun, webManifest } from '../fakeRun.js';

const big = (replicas: number) => {
  const { run, pass } = fakeRun(webManifest('nginx:1.27', replicas));
  run.play();
  pass(4000);
  return run.panelState();
};

test('few pods are tiles, hundreds are dots', () => {
  expect(big(3).density).toBe('tiles');
  expect(big(200).density).toBe('dots');
});

test('pods that fit nowhere have a place of their own', () => {
  const place = big(400).nodes.at(-1);
  expect([place?.id, place?.name]).toEqual([undefined, 'unscheduled']);
  expect(place?.pods).toHaveLength(400 - 330);
});

test('a Service that selects nothing says so', () => {
  const { run } = fakeRun(webManifest().replace('selector: { app: web }', 'selector: { app: x }'));
  const [service] = run.panelState().services;
  expect([service?.verdict, service?.tone, service?.address]).toEqual([
    'selects no pod',
    'bad',
    'selector app=x',
  ]);
});

test('a Service is joined to the workload it reaches', () => {
  expect(big(3).services[0]?.targets.map(target => target.id)).toEqual([
    'apps/Deployment:default/web',
  ]);
});

test('the strategy is said in words', () => {
  expect(big(6).workloads[0]?.notes).toEqual([[{ text: 'at most 8 pods, at least 5 available' }]]);
});

test('availability follows the rollout and keeps its promise', () => {
  const { run, edit, pass } = fakeRun(webManifest('nginx:1.27', 6));
  run.play();
  pass(4000);
  edit(webManifest('nginx:1.28', 6));
  pass(15_000);
  const view = run.panelState().availability;
  const after = view?.available.filter(([timeMs]) => timeMs > 4000).map(([, count]) => count);
  expect(after?.length).toBeGreaterThan(2);
  expect(Math.min(...(after ?? [0]))).toBeGreaterThanOrEqual(5);
  expect(view?.promisedLabel).toBe('at least 5');
});

test('what was refused is not called well', () => {
  const { run, pass } = fakeRun(
    `${webManifest()}---\napiVersion: v1\nkind: Service\nmetadata: { name: bad }\nspec: { ports: [{ port: 99999 }] }\n`,
  );
  run.play();
  pass(4000);
  const words = '1 object was refused by the API server';
  expect(run.panelState().activity.map(piece => piece.text)).toEqual([words]);
  const pane = run.pane({ tab: 'why' });
  expect(pane.tab === 'why' && pane.why.sentence.map(piece => piece.text)).toEqual([`${words}.`]);
});
