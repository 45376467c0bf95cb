import { test } from 'vitest';
import { budgetEvictionPolicy } from '../../../server/rules/budgetEvictionPolicy.js';
import { checkRule } from '../../support/checkRule.js';

test('budget-eviction-policy reports the mistake where it stands', () => {
  checkRule(
    budgetEvictionPolicy,
    `{ apiVersion: policy/v1, kind: PodDisruptionBudget, metadata: { name: b }, spec: {} }
#                                                                          ^^^^ A pod that is not ready blocks drains
`,
  );
});

test('budget-eviction-policy is silent about what works', () => {
  checkRule(
    budgetEvictionPolicy,
    `apiVersion: policy/v1
kind: PodDisruptionBudget
metadata: { name: b }
spec:
  unhealthyPodEvictionPolicy: AlwaysAllow
`,
  );
});

test('budget-eviction-policy leaves half-typed text alone', () => {
  checkRule(
    budgetEvictionPolicy,
    `apiVersion: policy/v1
kind: PodDisrupt
metadata: { name: b }
`,
  );
});
