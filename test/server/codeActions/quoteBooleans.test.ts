import { expect, test } from 'vitest';
import { actionsAt, checkAction } from '../../support/codeActions.js';

test('words become text, or booleans where the API wants one', () => {
  checkAction(
    `
    apiVersion: v1
    kind: Pod
    metadata: {name: a, annotations: {x: on}}
    spec:
      hostNetwork: ye$0s
    `,
    'Write on, yes unambiguously',
    `
    apiVersion: v1
    kind: Pod
    metadata: {name: a, annotations: {x: "on"}}
    spec:
      hostNetwork: true
    `,
  );
});

test('true and false are clear', () => {
  expect(
    actionsAt(
      'apiVersion: v1\nkind: Pod\nmetadata: {name: a}\nspec: {hostNetwork: tr$0ue}\n',
    ).join(),
  ).not.toContain('unambiguously');
});
