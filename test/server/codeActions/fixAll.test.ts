import { expect, test } from 'vitest';
import { applyEdits, serviceWith, uri } from '../../support/service.js';

const all = { start: { line: 0, character: 0 }, end: { line: 99, character: 0 } };

function fixAll(text: string): string | undefined {
  const [action] = serviceWith(text).codeActions(uri, [], all, ['source.fixAll']);
  const [change] = action?.edit?.documentChanges ?? [];
  return change !== undefined && 'edits' in change
    ? applyEdits(text, change.edits as Parameters<typeof applyEdits>[1])
    : undefined;
}

test('what has one meaning is mended in every document, names are not guessed', () => {
  const text = (replicas: string, command: string, value: string, account: string, uid: string) =>
    `apiVersion: v1
kind: ReplicationController
metadata:
  name: a # ours
${uid}spec:
  replicas: ${replicas} # three
  replcas: 3
---
apiVersion: v1
kind: Pod
metadata: { name: a }
spec:
  ${account}: default # why
  containers:
  - name: main
    image: nginx
    command:${command}
    env: [{ name: A, value: ${value} }]
`;
  expect(fixAll(text('"3"', ' run', 'yes', 'serviceAccount', '  uid: a\n'))).toBe(
    text('3', '\n    - run', '"yes"', 'serviceAccountName', ''),
  );
});

test('nothing is offered where nothing is safe, and only when it is asked for', () => {
  const text = 'apiVersion: v1\nkind: Pod\nmetadata: { name: a }\nspec: { tty: "true" }\n';
  expect(fixAll(text)).toBeUndefined();
  expect(
    serviceWith(text)
      .codeActions(uri, [], all)
      .map(({ kind }) => kind),
  ).not.toContain('source.fixAll.drydock');
});
