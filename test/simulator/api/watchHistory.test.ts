import { expect, test } from 'vitest';
import { WatchHistory, watchHistoryMax } from '../../../simulator/api/watchHistory.js';
import { refusalOf } from '../../support/simulation.js';

function changeOf(groupKind: string) {
  const object = { apiVersion: 'v1', kind: groupKind, metadata: { name: 'x' } };
  return { type: 'ADDED', groupKind, object, previous: undefined } as const;
}

test('replays the changes of a kind after a version', () => {
  const history = new WatchHistory();
  for (let revision = 1; revision <= 6; revision++) {
    history.append(revision, changeOf(revision % 2 === 0 ? 'Pod' : 'Node'));
  }
  expect(history.since(2, 'Pod').map(({ revision }) => revision)).toEqual([4, 6]);
});

test('refuses versions it no longer knows', () => {
  const history = new WatchHistory();
  for (let revision = 1; revision <= watchHistoryMax * 2; revision++) {
    history.append(revision, changeOf('Pod'));
  }
  expect(refusalOf(() => history.since(1, 'Pod'))).toMatch(
    /^410 Expired: too old resource version: 1 /,
  );
  expect(history.since(watchHistoryMax * 2 - 3, 'Pod')).toHaveLength(3);
});
