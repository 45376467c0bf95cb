import { test } from 'vitest';
import { missingNamespace } from '../../../server/rules/missingNamespace.js';
import { checkRule } from '../../support/checkRule.js';

test('missing-namespace reports the mistake where it stands', () => {
  checkRule(
    missingNamespace,
    `apiVersion: v1
kind: Namespace
metadata: { name: shop }
---
apiVersion: v1
kind: ConfigMap
metadata:
  name: s
  namespace: shpo
#            ^^^^ No manifest makes namespace shpo. Did you mean shop?
`,
  );
});

test('missing-namespace is silent about what works', () => {
  checkRule(
    missingNamespace,
    `apiVersion: v1
kind: Namespace
metadata: { name: shop }
---
apiVersion: v1
kind: ConfigMap
metadata:
  name: s
  namespace: shop
---
apiVersion: v1
kind: ConfigMap
metadata:
  name: s
  namespace: monitoring
`,
  );
});

test('missing-namespace leaves half-typed text alone', () => {
  checkRule(
    missingNamespace,
    `apiVersion: v1
kind: Namespace
metadata: { name: shop }
---
apiVersion: v1
kind: ConfigMap
metadata:
  name: s
  namespace: 
`,
  );
});
