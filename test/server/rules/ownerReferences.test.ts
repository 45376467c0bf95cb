import { test } from 'vitest';
import { ownerReferences } from '../../../server/rules/ownerReferences.js';
import { checkRule } from '../../support/checkRule.js';

test('owner-references reports the mistake where it stands', () => {
  checkRule(
    ownerReferences,
    `apiVersion: v1
kind: Pod
metadata:
  name: p
  ownerReferences: [{ kind: Node, name: n, uid: a }]
# ^^^^^^^^^^^^^^^ Owners are known by their uid
`,
  );
});

test('owner-references is silent about what works', () => {
  checkRule(
    ownerReferences,
    `apiVersion: v1
kind: Pod
metadata: { name: p, labels: { app: web } }
spec:
`,
  );
});

test('owner-references leaves half-typed text alone', () => {
  checkRule(
    ownerReferences,
    `apiVersion: v1
kind: Pod
metadata:
  name: p
  ownerReferences:
`,
  );
});
