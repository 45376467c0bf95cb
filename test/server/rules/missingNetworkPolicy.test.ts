import { test } from 'vitest';
import { missingNetworkPolicy } from '../../../server/rules/missingNetworkPolicy.js';
import { checkRule } from '../../support/checkRule.js';

const body = 'metadata: { name: web, labels: { app: web } }\nspec: {}\n';
const policy =
  '---\napiVersion: networking.k8s.io/v1\nkind: NetworkPolicy\nmetadata: { name: all }\nspec: { podSelector: {} }\n';

test('pods that no policy selects', () => {
  checkRule(
    missingNetworkPolicy,
    `apiVersion: v1\nkind: Pod\n#     ^^^ No NetworkPolicy selects the pods of Pod web\n${body}`,
  );
});

test('pods with a policy, and what makes none', () => {
  checkRule(missingNetworkPolicy, `apiVersion: v1\nkind: Pod\n${body}${policy}`);
  checkRule(missingNetworkPolicy, 'apiVersion: v1\nkind: Po\nmetadata: { name: a }\n');
});
