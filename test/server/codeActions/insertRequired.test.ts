import { expect, test } from 'vitest';
import { actionsAt, checkAction } from '../../support/codeActions.js';

test('the selector takes the labels of the template; comments stay', () => {
  checkAction(
    `
    apiVersion: apps/v1
    kind: Deployment
    metadata: {name: a}
    s$0pec:
      template:
        metadata: {labels: {app: b}}  # pods
        spec:
          containers: [{name: a, image: b}]
    `,
    'Insert selector',
    `
    apiVersion: apps/v1
    kind: Deployment
    metadata: {name: a}
    spec:
      template:
        metadata: {labels: {app: b}}  # pods
        spec:
          containers: [{name: a, image: b}]
      selector:
        matchLabels:
          app: b
    `,
  );
});

test('a list with what its items need, in flow style too', () => {
  checkAction(
    'apiVersion: v1\nkind: Service\nmetadata: {name: a}\ns$0pec: {selector: {a: b}}\n',
    'Insert ports',
    'apiVersion: v1\nkind: Service\nmetadata: {name: a}\nspec: {selector: {a: b}, ports: [{port: 80}]}\n',
  );
});

test('nothing where nothing is asked for', () => {
  expect(actionsAt('apiVersion: v1\nkind: ConfigMap\nmetadata: {name: $0a}\n')).not.toContain(
    'Insert name',
  );
});
