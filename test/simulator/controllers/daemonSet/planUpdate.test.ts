// The next step of a DaemonSet's rolling update.

import { expect, test } from 'vitest';
import type { Pod } from '../../../../schemas/built/types.js';
import type { DaemonView } from '../../../../simulator/controllers/daemonSet/planNode.js';
import { planUpdate } from '../../../../simulator/controllers/daemonSet/planUpdate.js';

const view: DaemonView = {
  allowsSurge: false,
  isUpdated: pod => pod.metadata.labels?.['is'] === 'new',
  isAvailable: pod => pod.status?.phase === 'Running',
};

test.each<[string, number, Record<string, string[]>, string[]]>([
  ['one available pod at a time', 1, { a: ['old'], b: ['old'] }, ['a']],
  ['as many as may be missed', 2, { a: ['old'], b: ['old'], c: ['old'] }, ['a', 'b']],
  ['none while a new one is not available', 1, { a: ['new down'], b: ['old'] }, []],
  ['none while a node has no pod', 1, { a: [], b: ['old'] }, []],
  ['broken old ones at once', 1, { a: ['old down'], b: ['old down'], c: ['old'] }, ['a', 'b']],
  ['others only beside few broken ones', 2, { a: ['old down'], b: ['old'] }, ['a', 'b']],
  ['nothing when all are new', 1, { a: ['new'], b: ['new'] }, []],
])('replaces %s', (_, maxUnavailable, nodes, expected) => {
  const limits = { maxSurge: 0, maxUnavailable, desired: Object.keys(nodes).length };
  const plan = planUpdate(limits, podsOf(nodes), view, () => true);
  expect(plan.remove.map(pod => pod.metadata.name).sort()).toEqual(expected);
});

test.each<[string, Record<string, string[]>, { surge: string[]; remove: string[] }]>([
  ['a second pod first', { a: ['old'], b: ['old'] }, { surge: ['a'], remove: [] }],
  ['and waits for it', { a: ['old', 'new down'], b: ['old'] }, { surge: [], remove: [] }],
  ['then removes the old one', { a: ['old', 'new'], b: ['old'] }, { surge: ['b'], remove: ['a'] }],
])('with surge it makes %s', (_, nodes, expected) => {
  const limits = { maxSurge: 1, maxUnavailable: 0, desired: 2 };
  const plan = planUpdate(limits, podsOf(nodes), { ...view, allowsSurge: true }, () => true);
  expect(plan.surge).toEqual(expected.surge);
  expect(plan.remove.map(pod => pod.metadata.name)).toEqual(expected.remove);
});

function podsOf(nodes: Record<string, string[]>): Map<string, readonly Pod[]> {
  return new Map(
    Object.entries(nodes).map(([name, texts]) => [name, texts.map(text => pod(name, text))]),
  );
}

function pod(name: string, text: string): Pod {
  const [is = '', state] = text.split(' ');
  const phase = state === 'down' ? 'Pending' : 'Running';
  return { apiVersion: 'v1', kind: 'Pod', metadata: { name, labels: { is } }, status: { phase } };
}
