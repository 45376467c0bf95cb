import { expect, test } from 'vitest';
import { actionsAt, checkAction } from '../../support/codeActions.js';

const pod = `apiVersion: v1
kind: Pod
metadata: { name: a }
spec:
  service$0Account: robot  # ours
  containers: [{ name: a, image: b }]
`;

test('the new name takes the value', () => {
  const after = pod.replace('service$0Account', 'serviceAccountName');
  checkAction(pod, 'Change to serviceAccountName', after);
});

test('nothing where it is used', () => {
  const text = pod.replace('service$0Account', 'service$0AccountName');
  expect(actionsAt(text).join()).not.toContain('Change to serviceAccountName');
});
