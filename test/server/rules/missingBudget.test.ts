import { test } from 'vitest';
import { missingBudget } from '../../../server/rules/missingBudget.js';
import { checkRule } from '../../support/checkRule.js';

const head = 'apiVersion: apps/v1\nkind: Deployment\nmetadata: { name: web }\nspec:\n';
const template = '  template: { metadata: { labels: { app: web } } }\n';
const budget =
  '---\napiVersion: policy/v1\nkind: PodDisruptionBudget\nmetadata: { name: web }\nspec: { selector: { matchLabels: { app: web } } }\n';

test('several pods without a budget', () => {
  checkRule(
    missingBudget,
    `${head}  replicas: 3\n#           ^ No PodDisruptionBudget keeps\n${template}`,
  );
});

test('a budget, a single pod, and half-typed text', () => {
  checkRule(missingBudget, `${head}  replicas: 3\n${template}${budget}`);
  checkRule(missingBudget, head + template);
  checkRule(missingBudget, `${head}  replicas:\n`);
});
