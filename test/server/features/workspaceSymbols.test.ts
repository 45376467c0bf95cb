import { expect, test } from 'vitest';
import { shopAt } from '../../support/shopFiles.js';
import { workspaceOf } from '../../support/workspaceService.js';

function symbols(query: string): string[] {
  const { service } = workspaceOf(shopAt('app: web'));
  return service.navigation
    .workspaceSymbols(query)
    .map(({ name }) => name)
    .sort();
}

test('every object, found by letters in their order', () => {
  expect(symbols('')).toEqual([
    'ConfigMap/settings',
    'Deployment/web',
    'Ingress/web',
    'Service/web',
  ]);
  expect(symbols('svcweb')).toEqual(['Service/web']);
  expect(symbols('con set')).toEqual(['ConfigMap/settings']);
});

test('nothing where no letters fit', () => {
  expect(symbols('zzz')).toEqual([]);
});
