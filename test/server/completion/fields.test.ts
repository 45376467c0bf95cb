import { expect, test } from 'vitest';
import { checkAccepted, labelsAt } from '../../support/service.js';

const deployment = `apiVersion: apps/v1
kind: Deployment
metadata:
  name: web
spec:
`;

test('fields of the type at the cursor, required ones first', () => {
  const labels = labelsAt(`${deployment}  $0`);
  expect(labels.slice(0, 2).sort()).toEqual(['selector', 'template']);
  expect(labels).toContain('replicas');
  expect(labels).not.toContain('metadata');
});

test('fields that are there already are not offered again', () => {
  expect(labelsAt(`${deployment}  replicas: 1\n  $0\n  selector: {}\n`)).not.toContain('replicas');
  expect(labelsAt(`${deployment}  replicas: 1\n  $0\n  selector: {}\n`)).not.toContain('selector');
});

test('a field comes with its required children', () => {
  checkAccepted(
    `${deployment}  sel$0\n`,
    'selector',
    `${deployment}  selector:\n    matchLabels:\n      $0\n`,
  );
  checkAccepted(
    `${deployment}  template:\n    spec:\n      $0`,
    'containers',
    `${deployment}  template:\n    spec:\n      containers:\n        - name: $0\n          image: `,
  );
});

test('lists follow the style of the document', () => {
  const text = 'apiVersion: v1\nkind: Pod\nspec:\n  volumes:\n  - name: a\n  $0';
  checkAccepted(
    text,
    'containers',
    'apiVersion: v1\nkind: Pod\nspec:\n  volumes:\n  - name: a\n  containers:\n  - name: $0\n    image: ',
  );
});

test('half-typed words are replaced, and only they', () => {
  checkAccepted(`${deployment}  repli$0cas: 3\n`, 'replicas', `${deployment}  replicas$0: 3\n`);
  checkAccepted(
    `${deployment}  pau$0\n  replicas: 3\n`,
    'paused',
    `${deployment}  paused: $0\n  replicas: 3\n`,
  );
});

test('fields of list items: after the dash, on the lines below, and where a dash is missing', () => {
  const pod = 'apiVersion: v1\nkind: Pod\nspec:\n  containers:\n';
  checkAccepted(`${pod}    - $0`, 'image', `${pod}    - image: $0`);
  checkAccepted(`${pod}    - na$0`, 'name', `${pod}    - name: $0`);
  checkAccepted(`${pod}    - name: a\n      $0`, 'image', `${pod}    - name: a\n      image: $0`);
  checkAccepted(`${pod}    $0`, '- ', `${pod}    - name: $0\n      image: `);
  expect(labelsAt(`${pod}  - name: a\n    $0\n    image: b`)).not.toContain('image');
});
