import { expect, test } from 'vitest';
import { shopAt } from '../../support/shopFiles.js';
import { workspaceOf } from '../../support/workspaceService.js';

function highlights(fixture: string): string[] {
  const { service, uri, position } = workspaceOf(fixture);
  return service.navigation
    .highlights(uri, position)
    .map(({ range, kind }) => `${range.start.line + 1} ${kind}`);
}

test('the places of this file, the declaration as a write', () => {
  expect(highlights(shopAt('name: data'))).toEqual(['29 3', '27 2']);
  expect(highlights(shopAt('app: web', 2))).toEqual(['8 2', '12 3']);
});

test('none where nothing is named', () => {
  expect(highlights('kind: $0')).toEqual([]);
});
