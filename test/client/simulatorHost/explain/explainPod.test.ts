import { expect, test } from 'vitest';
import { explainPod } from '../../../../client/simulatorHost/explain/explainPod.js';
import { snapshotOf } from '../../../../client/simulatorHost/snapshot.js';
import { untranslated } from '../../../../client/simulatorHost/translate.js';
import { indexCluster } from '../../../../client/simulatorHost/view/clusterIndex.js';

function explain(status: Readonly<Record<string, unknown>>) {
  const object = {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name: 'web', namespace: 'default', uid: 'u' },
    spec: { nodeName: 'node-1', containers: [{ name: 'main', image: 'nginx' }] },
    status,
  };
  const index = indexCluster(snapshotOf([object], 0, 0));
  const { sentence, verdicts } = explainPod({
    object,
    index,
    t: untranslated,
    nodeVerdicts: () => [],
  });
  return {
    sentence: sentence.map(piece => piece.text).join(''),
    verdicts: verdicts.map(({ subject, tone, text }) => [
      subject,
      tone,
      text.map(piece => piece.text).join(''),
    ]),
  };
}

const crashed = { reason: 'Error', exitCode: 1 };

test('a crash loop says how the container ended', () => {
  const { sentence, verdicts } = explain({
    phase: 'Running',
    containerStatuses: [
      {
        name: 'main',
        image: 'nginx',
        restartCount: 4,
        ready: false,
        state: { waiting: { reason: 'CrashLoopBackOff', message: 'back-off 40s' } },
        lastState: { terminated: crashed },
      },
    ],
  });
  const words = 'CrashLoopBackOff: back-off 40s · ended last with Error, exit code 1, 4 restarts';
  expect(sentence).toBe(`main: ${words}`);
  expect(verdicts).toEqual([['main', 'warning', words]]);
});

test('an evicted pod says what its node lacked, not how the container was killed', () => {
  const message = 'The node was low on resource: memory.';
  const { sentence } = explain({
    phase: 'Failed',
    reason: 'Evicted',
    message,
    containerStatuses: [
      { name: 'main', image: 'nginx', restartCount: 0, state: { terminated: crashed } },
    ],
  });
  expect(sentence).toBe(message);
});

test('a resize that waits is a warning with its reason', () => {
  const { verdicts } = explain({
    phase: 'Running',
    conditions: [
      { type: 'Ready', status: 'True' },
      { type: 'PodResizePending', status: 'True', reason: 'Deferred', message: 'no room' },
    ],
  });
  expect(verdicts).toEqual([['PodResizePending', 'warning', 'True Deferred: no room']]);
});
