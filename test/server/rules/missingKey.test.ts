import { test } from 'vitest';
import { missingKey } from '../../../server/rules/missingKey.js';
import { checkRule } from '../../support/checkRule.js';

const settings = `---
apiVersion: v1
kind: ConfigMap
metadata: { name: settings }
data: { LOG_LEVEL: info }
`;

test('reports a key the ConfigMap does not have', () => {
  checkRule(
    missingKey,
    `apiVersion: v1
kind: Pod
metadata: { name: p }
spec:
  containers:
    - name: c
      env:
        - name: A
          valueFrom:
            configMapKeyRef:
              name: settings
              key: LOG_LEVL
#                  ^^^^^^^^ ConfigMap settings has no key LOG_LEVL. Did you mean LOG_LEVEL?
${settings}`,
  );
});

test('is silent about keys that are there, optional ones, and objects that are missing', () => {
  checkRule(
    missingKey,
    `apiVersion: v1
kind: Pod
metadata: { name: p }
spec:
  containers:
    - name: c
      env:
        - name: A
          valueFrom: { configMapKeyRef: { name: settings, key: LOG_LEVEL } }
        - name: B
          valueFrom: { configMapKeyRef: { name: settings, key: COLOUR, optional: true } }
        - name: C
          valueFrom: { configMapKeyRef: { name: nowhere, key: COLOUR } }
${settings}`,
  );
});

test('half-typed text is no mistake', () => {
  checkRule(
    missingKey,
    `apiVersion: v1
kind: Pod
metadata: { name: p }
spec: { containers: [{ env: [{ valueFrom: { configMapKeyRef: { name: settings, key: } } }] }] }
${settings}`,
  );
});
