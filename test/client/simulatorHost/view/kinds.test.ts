import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { untranslated } from '../../../../client/simulatorHost/translate.js';
import { clusterTree } from '../../../../client/simulatorHost/view/tree.js';
import { fakeRun } from '../fakeRun.js';

const text = readFileSync(
  path.resolve(import.meta.dirname, '../../../e2e/workspaces/kinds.yaml'),
  'utf8',
);

/** Every kind of workload, some virtual seconds after its start. */
function runFor(seconds: number) {
  const { run, pass } = fakeRun(text);
  run.simulation.setBehaviour({
    match: { name: 'web' },
    usage: { cpu: { isTotal: true, points: [{ atMs: 0, value: '120m' }] } },
  });
  run.setSpeed(10);
  run.play();
  pass(seconds * 100);
  return run;
}

function cardOf(name: string) {
  const card = runFor(150)
    .panelState()
    .workloads.find(candidate => candidate.name === name);
  return { ...card, notes: card?.notes.flat().map(piece => piece.text) };
}

test('a StatefulSet has its ordinals, its claims and its budget', () => {
  const { status, bars, notes } = cardOf('store');
  expect([status, bars?.[0]?.ordinals, bars?.[0]?.segments.length]).toEqual(['3/3 ready', true, 3]);
  expect(notes).toEqual([
    'budget store: 1 may be disrupted now',
    'data: 3 of 3 claims bound, 1Gi each',
  ]);
});

test('the tile of a StatefulSet’s pod shows its ordinal', () => {
  const tiles = runFor(30)
    .panelState()
    .nodes.flatMap(node => node.pods);
  const own = tiles.filter(tile => tile.id.startsWith('Pod:default/store-'));
  expect(own.map(tile => tile.suffix).sort()).toEqual(['0', '1', '2']);
});

test('a DaemonSet has a pod on every node', () => {
  const { status, nodes } = cardOf('watcher');
  expect([status, nodes?.toSorted()]).toEqual([
    '3/3 nodes ready',
    ['Node:/node-1', 'Node:/node-2', 'Node:/node-3'],
  ]);
});

test('a Job counts its completions', () => {
  expect(cardOf('load').status).toBe('4/4 completed');
});

test('a CronJob says when it runs next', () => {
  const { status, notes, bars } = cardOf('report');
  expect(status).toBe('*/2 * * * *');
  expect(notes?.map(note => note.replace(/\d+s/, 'N'))).toEqual([
    'next run in N',
    'last run N ago',
  ]);
  expect(bars?.map(bar => bar.note)).toEqual(['1/1 completed']);
});

test('an autoscaler shows its numbers: 120m need three pods of 100m at 50 percent', () => {
  expect(cardOf('web').notes).toContain('web keeps it between 2 and 5 · cpu: 40%/50%, wants 3');
});

test('the tree says how claims, autoscalers and budgets stand', () => {
  const groups = clusterTree(runFor(30).index(), untranslated).slice(3);
  expect(groups.flatMap(group => group.children.map(child => child.description))).toEqual([
    'Bound · 5Gi',
    '2 of 2–5 replicas · cpu: 60%/50%',
    '1 may be disrupted now',
  ]);
});
