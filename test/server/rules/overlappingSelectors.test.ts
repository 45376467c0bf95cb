import { test } from 'vitest';
import { overlappingSelectors } from '../../../server/rules/overlappingSelectors.js';
import { checkRule } from '../../support/checkRule.js';

function deployment(name: string, selector: string, labels: string, marks = ''): string {
  return `apiVersion: apps/v1
kind: Deployment
metadata: { name: ${name} }
spec:
  selector: { matchLabels: ${selector} }
${marks}  template: { metadata: { labels: ${labels} } }
`;
}

test('reports a selector that takes in the pods of another workload', () => {
  const marks = `#           ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ This selector also matches the pods of Deployment canary
`;
  checkRule(
    overlappingSelectors,
    `${deployment('shop', '{ app: shop }', '{ app: shop }', marks)}---
${deployment('canary', '{ app: shop, track: canary }', '{ app: shop, track: canary }')}`,
  );
});

test('is silent about selectors that keep apart, and about other folders', () => {
  checkRule(
    overlappingSelectors,
    `${deployment('a', '{ app: a }', '{ app: a }')}---
${deployment('b', '{ app: b }', '{ app: b }')}`,
  );
  checkRule(
    overlappingSelectors,
    `# --- file: dev/shop.yaml
${deployment('shop', '{ app: shop }', '{ app: shop }')}# --- file: prod/shop.yaml
${deployment('shop-2', '{ app: shop }', '{ app: shop }')}`,
  );
});

test('half-typed text is no mistake', () => {
  checkRule(
    overlappingSelectors,
    'apiVersion: apps/v1\nkind: Deployment\nmetadata: { name: a }\nspec:\n  selector:\n',
  );
});
