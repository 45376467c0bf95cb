import { test } from 'vitest';
import { duplicateObject } from '../../../server/rules/duplicateObject.js';
import { checkRule } from '../../support/checkRule.js';

test('duplicate-object reports the mistake where it stands', () => {
  checkRule(
    duplicateObject,
    `apiVersion: v1
kind: ConfigMap
metadata:
  name: s
#       ^ ConfigMap s is made twice in this file
data: { a: b }
---
apiVersion: v1
kind: ConfigMap
metadata:
  name: s
#       ^ ConfigMap s is made twice in this file
data: { a: b }
`,
  );
});

test('duplicate-object is silent about what works', () => {
  checkRule(
    duplicateObject,
    `apiVersion: v1
kind: ConfigMap
metadata:
  name: s
data: { a: b }
---
apiVersion: v1
kind: ConfigMap
metadata:
  name: t
data: { a: b }
---
apiVersion: v1
kind: ConfigMap
metadata:
  name: s
  namespace: other
data: { a: b }
`,
  );
});

test('duplicate-object leaves half-typed text alone', () => {
  checkRule(
    duplicateObject,
    `apiVersion: v1
kind: ConfigMap
metadata:
  name: 
data: { a: b }
---
apiVersion: v1
kind: ConfigMap
metadata:
  name: 
data: { a: b }
`,
  );
});
