import { test } from 'vitest';
import { serverFields } from '../../../server/rules/serverFields.js';
import { checkRule } from '../../support/checkRule.js';

test('server-fields reports the mistake where it stands', () => {
  checkRule(
    serverFields,
    `apiVersion: v1
kind: Pod
metadata:
  name: p
  uid: abc
# ^^^ The server writes uid
`,
  );
});

test('server-fields is silent about what works', () => {
  checkRule(
    serverFields,
    `apiVersion: v1
kind: Pod
metadata: { name: p, labels: { app: web } }
spec:
  containers: []
status: {}
`,
  );
});

test('server-fields leaves half-typed text alone', () => {
  checkRule(
    serverFields,
    `apiVersion: v1
kind: Pod
metadata:
  name: p
  uid:
status:
`,
  );
});
