import { test } from 'vitest';
import { secretInEnvironment } from '../../../server/rules/secretInEnvironment.js';
import { checkRule } from '../../support/checkRule.js';

test('secret-in-environment reports the mistake where it stands', () => {
  checkRule(
    secretInEnvironment,
    `apiVersion: v1
kind: Pod
metadata: { name: p, labels: { app: web } }
spec:
  containers:
    - name: c
      env:
        - name: DB_PASSWORD
          value: hunter2
#                ^^^^^^^ DB_PASSWORD looks like a secret
`,
  );
});

test('secret-in-environment is silent about what works', () => {
  checkRule(
    secretInEnvironment,
    `apiVersion: v1
kind: Pod
metadata: { name: p, labels: { app: web } }
spec:
  containers: [{ name: c, env: [{ name: DB_PASSWORD, valueFrom: { secretKeyRef: { name: a, key: b } } }, { name: TOKEN_PATH, value: a }] }]
`,
  );
});

test('secret-in-environment leaves half-typed text alone', () => {
  checkRule(
    secretInEnvironment,
    `apiVersion: v1
kind: Pod
metadata: { name: p, labels: { app: web } }
spec:
  containers:
    - name: c
      env:
        - name: DB_PASSWORD
          value:
`,
  );
});
