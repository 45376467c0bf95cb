// Watches: from a version on, with initial events, by selector, as tables, and when the version is too old.

import { expect, test } from 'vitest';
import { watchHistoryMax } from '../../../../simulator/api/watchHistory.js';
import { CONFIG_MAPS, configMap, createTestApi, MERGE } from './testApi.js';

const LABEL = '&labelSelector=watched';

function shown(events: readonly { type: string; object: { metadata: { name?: string } } }[]) {
  return events.map(({ type, object }) => `${type} ${object.metadata.name ?? ''}`.trim());
}

test('tells every change after a version, in order', () => {
  const { request, watch } = createTestApi();
  const first = request(`POST ${CONFIG_MAPS}`, configMap('a')).body;
  request(`POST ${CONFIG_MAPS}`, configMap('b'));
  const version = first.metadata.resourceVersion;
  const { events } = watch(`${CONFIG_MAPS}?watch=true&resourceVersion=${version}`);
  request(`PUT ${CONFIG_MAPS}/b`, configMap('b', { x: '1' }));
  request(`DELETE ${CONFIG_MAPS}/a`);
  expect(shown(events)).toEqual(['ADDED b', 'MODIFIED b', 'DELETED a']);
});

test('begins with what exists, ends the beginning with a bookmark', () => {
  const { request, watch } = createTestApi();
  request(`POST ${CONFIG_MAPS}`, configMap('a', {}, { watched: 'yes' }));
  const initial =
    'sendInitialEvents=true&resourceVersionMatch=NotOlderThan&allowWatchBookmarks=true';
  const { events } = watch(`${CONFIG_MAPS}?watch=true&${initial}${LABEL}`);
  expect(shown(events)).toEqual(['ADDED a', 'BOOKMARK']);
  expect(events[1].object.metadata.annotations).toEqual({ 'k8s.io/initial-events-end': 'true' });
});

test('objects come into a selection and leave it', () => {
  const { request, watch } = createTestApi();
  request(`POST ${CONFIG_MAPS}`, configMap('a'));
  const { events, close } = watch(`${CONFIG_MAPS}?watch=1${LABEL}`);
  const label = (value: string | null) =>
    request(`PATCH ${CONFIG_MAPS}/a`, { metadata: { labels: { watched: value } } }, MERGE);
  label('yes');
  label('still');
  const left = label(null).body;
  expect(shown(events)).toEqual(['ADDED a', 'MODIFIED a', 'DELETED a']);
  expect(events[2].object.metadata.resourceVersion).toBe(left.metadata.resourceVersion);
  close();
  label('again');
  expect(events).toHaveLength(3);
});

test('writes rows of a table with the columns once', () => {
  const { request, watch } = createTestApi();
  const accept = 'application/json;as=Table;v=v1;g=meta.k8s.io';
  const { events } = watch(`${CONFIG_MAPS}?watch=1&resourceVersion=1${LABEL}`, { accept });
  request(`POST ${CONFIG_MAPS}`, configMap('a', {}, { watched: 'yes' }));
  request(`DELETE ${CONFIG_MAPS}/a`);
  expect(events.map(event => event.object.kind)).toEqual(['Table', 'Table']);
  expect(events[0].object.columnDefinitions).toHaveLength(3);
  expect(events[1].object.columnDefinitions).toHaveLength(0);
});

test('a version that is forgotten is an event of the stream', () => {
  const { request, simulation, watch } = createTestApi();
  const object = request(`POST ${CONFIG_MAPS}`, configMap('a')).body;
  const change = { type: 'MODIFIED', groupKind: 'ConfigMap', object, previous: object } as const;
  for (let i = 0; i < watchHistoryMax * 2; i += 1) {
    simulation.server.history.append(100 + i, change);
  }
  const { events } = watch(`${CONFIG_MAPS}?watch=1&resourceVersion=5`);
  expect(events).toHaveLength(1);
  expect(events[0]).toMatchObject({ type: 'ERROR', object: { code: 410, reason: 'Expired' } });
  expect(events[0].object.message).toMatch(/^too old resource version: 5 \(\d+\)$/);
});
