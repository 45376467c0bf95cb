import { expect, test } from 'vitest';
import { actionsAt, checkAction } from '../../support/codeActions.js';

test('a field the API does not have, with its line', () => {
  checkAction(
    'apiVersion: v1\nkind: Pod\nmetadata: {name: a}\nspec:\n  $0zzzz: 1  # gone\n  containers: [{name: a, image: b}]\n',
    'Remove zzzz',
    'apiVersion: v1\nkind: Pod\nmetadata: {name: a}\nspec:\n  containers: [{name: a, image: b}]\n',
  );
});

test('not a field that is known', () => {
  expect(actionsAt('apiVersion: v1\nkind: Pod\nmeta$0data: {name: A}\n').join()).not.toContain(
    'Remove',
  );
});
