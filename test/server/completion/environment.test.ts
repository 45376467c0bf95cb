import { expect, test } from 'vitest';
import { checkAccepted, labelsAt } from '../../support/service.js';

const pod = `apiVersion: v1
kind: ConfigMap
metadata: { name: settings }
data: { HOST: a }
---
apiVersion: v1
kind: Pod
spec:
  containers:
    - name: a
      env: [{ name: PORT, value: "80" }]
      envFrom: [{ configMapRef: { name: settings } }]
`;

test('variables of the container after a dollar', () => {
  expect(labelsAt(`${pod}      args: ["--p=$($0"]`)).toEqual(['--p=$(PORT)', '--p=$(HOST)']);
  checkAccepted(
    `${pod}      args: ["--p=$(P$0"]`,
    '--p=$(PORT)',
    `${pod}      args: ["--p=$(PORT)"$0]`,
  );
});

test('nothing without a dollar', () => {
  expect(labelsAt(`${pod}      args: ["--p=$0"]`)).toEqual([]);
});
