import { test } from 'vitest';
import { undefinedVariable } from '../../../server/rules/undefinedVariable.js';
import { checkRule } from '../../support/checkRule.js';

test('undefined-variable reports the mistake where it stands', () => {
  checkRule(
    undefinedVariable,
    `apiVersion: v1
kind: Pod
metadata: { name: p, labels: { app: web } }
spec:
  containers:
    - name: c
      env: [{ name: PORT, value: a }]
      args:
        - --port=$(PROT)
#         ^^^^^^^^^^^^^^ No variable PROT for $(PROT). Did you mean PORT?
`,
  );
});

test('undefined-variable is silent about what works', () => {
  checkRule(
    undefinedVariable,
    `apiVersion: v1
kind: Pod
metadata: { name: p, labels: { app: web } }
spec:
  containers:
    - name: c
      env: [{ name: PORT, value: a }]
      args:
        - --port=$(PORT) $$(PROT) $(date) $(DB_SERVICE_HOST)
`,
  );
});

test('undefined-variable leaves half-typed text alone', () => {
  checkRule(
    undefinedVariable,
    `apiVersion: v1
kind: Pod
metadata: { name: p, labels: { app: web } }
spec:
  containers:
    - name: c
      env: [{ name: PORT, value: a }]
      args:
        - --port=$(PO
`,
  );
});
