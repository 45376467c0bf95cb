import { expect, test } from 'vitest';
import { shopAt } from '../../support/shopFiles.js';
import { workspaceOf } from '../../support/workspaceService.js';

test('who names and selects an object, and what it names', () => {
  const { service, uri, position } = workspaceOf(shopAt('name: http'));
  const { navigation } = service;
  const [item] = navigation.prepareCallHierarchy(uri, position);
  expect(item?.name).toBe('Deployment/web');
  const incoming = item === undefined ? [] : navigation.incomingCalls(item);
  expect(incoming.map(({ from }) => from.name)).toEqual(['Service/web']);
  const outgoing = item === undefined ? [] : navigation.outgoingCalls(item);
  expect(outgoing.map(({ to, fromRanges }) => `${to.name} ${fromRanges.length}`)).toEqual([
    'ConfigMap/settings 2',
  ]);
});

test('a Service is used by its Ingress', () => {
  const { service, uri, position } = workspaceOf(shopAt('targetPort'));
  const items = service.navigation.prepareCallHierarchy(uri, position);
  const users = items.flatMap(item => service.navigation.incomingCalls(item));
  expect(users.map(({ from }) => from.name)).toEqual(['Ingress/web']);
});

test('nothing outside of objects', () => {
  const { service, uri, position } = workspaceOf('$0a: 1\n');
  expect(service.navigation.prepareCallHierarchy(uri, position)).toEqual([]);
});
