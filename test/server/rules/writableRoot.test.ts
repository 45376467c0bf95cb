import { test } from 'vitest';
import { writableRoot } from '../../../server/rules/writableRoot.js';
import { checkRule } from '../../support/checkRule.js';

test('writable-root reports the mistake where it stands', () => {
  checkRule(
    writableRoot,
    `apiVersion: v1
kind: Pod
metadata: { name: p, labels: { app: web } }
spec:
  containers:
    - name: c
      securityContext: {}
#     ^^^^^^^^^^^^^^^ Container c can write to its root file system
`,
  );
});

test('writable-root is silent about what works', () => {
  checkRule(
    writableRoot,
    `apiVersion: v1
kind: Pod
metadata: { name: p, labels: { app: web } }
spec:
  containers: [{ name: c, securityContext: { readOnlyRootFilesystem: true } }]
`,
  );
});

test('writable-root leaves half-typed text alone', () => {
  checkRule(
    writableRoot,
    `apiVersion: v1
kind: Pod
metadata: { name: p, labels: { app: web } }
spec:
  containers:
`,
  );
});
