import { budgetEvictionPolicy } from '../../../server/rules/budgetEvictionPolicy.js';
import { testRule } from '../../support/checkRule.js';

testRule(budgetEvictionPolicy, {
  mistake: `{ apiVersion: policy/v1, kind: PodDisruptionBudget, metadata: { name: b }, spec: {} }
#                                                                          ^^^^ A pod that is not ready blocks drains
`,
  fine: `apiVersion: policy/v1
kind: PodDisruptionBudget
metadata: { name: b }
spec:
  unhealthyPodEvictionPolicy: AlwaysAllow
`,
  halfTyped: `apiVersion: policy/v1
kind: PodDisrupt
metadata: { name: b }
`,
});
