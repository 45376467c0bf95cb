import { expect, test } from 'vitest';
import { actionsAt, checkAction } from '../../support/codeActions.js';

test('status and what the server keeps in metadata', () => {
  checkAction(
    `
    apiVersion: v1
    kind: Service
    metadata:
      name: $0a  # mine
      uid: 123
      resourceVersion: "5"
      labels: {app: a}
    spec:
      selector: {app: a}
    status:
      loadBalancer: {}
    `,
    'Remove what the server wrote (status, resourceVersion, uid)',
    `
    apiVersion: v1
    kind: Service
    metadata:
      name: a  # mine
      labels: {app: a}
    spec:
      selector: {app: a}
    `,
  );
});

test('nothing to remove', () => {
  expect(
    actionsAt('apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a$0}\n').join(),
  ).not.toContain('server');
});
