import { expect, test } from 'vitest';
import { actionsAt, checkAction } from '../../support/codeActions.js';

const sorted = `
    # of the file
    apiVersion: v1
    kind: Pod
    metadata:
      name: a
      labels:
        b: c
        a: d
    spec:
      containers:
      # the one
      - name: main
        image: nginx  # pinned
        env:
        - name: A
          value: b
    `;

test('comments move with their fields, maps of names stay', () => {
  checkAction(
    `
    # of the file
    kind: P$0od
    apiVersion: v1
    spec:
      containers:
      # the one
      - env:
        - value: b
          name: A
        image: nginx  # pinned
        name: main
    metadata:
      labels:
        b: c
        a: d
      name: a
    `,
    'Sort fields in Kubernetes order',
    sorted,
  );
});

test('what is in order stays', () => {
  expect(actionsAt(sorted.replace('Pod', 'P$0od')).join()).not.toContain('Sort');
});
