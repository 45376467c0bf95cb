import { expect, test } from 'vitest';
import { mergeLeaving } from '../../../client/webview/cards/leaving.js';

const pod = (id: string) => ({
  id,
  workload: 'web',
  suffix: id,
  hue: 0,
  state: 'ready' as const,
  label: id,
});
const present = (id: string) => ({ pod: pod(id), leaving: false });

test('a pod that is gone stays at its place, on its way out', () => {
  const shown = mergeLeaving([present('a'), present('b'), present('c')], [pod('a'), pod('c')]);
  expect(shown.map(entry => [entry.pod.id, entry.leaving])).toEqual([
    ['a', false],
    ['b', true],
    ['c', false],
  ]);
  expect(shown[1]?.pod.state).toBe('terminating');
});

test('a pod that comes is just there', () => {
  expect(mergeLeaving([], [pod('a')]).map(entry => entry.leaving)).toEqual([false]);
});
