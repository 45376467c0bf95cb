import { test } from 'vitest';
import { networkPolicySelectsNothing } from '../../../server/rules/networkPolicySelectsNothing.js';
import { checkRule, testRule } from '../../support/checkRule.js';
import { deployment, documents } from '../../support/fixtureObjects.js';

testRule(networkPolicySelectsNothing, {
  around: part =>
    documents(
      `apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: policy }
spec:
${part}
`,
      deployment(),
    ),
  mistake: `  podSelector:
    matchLabels:
      app: wbe
#          ^^^ No pod has the labels app=wbe. Did you mean app: web?`,
  fine: '  podSelector: {}',
  halfTyped: '  podSelector:',
});

test('a workload whose own selector is half typed is no reason to fail', () => {
  checkRule(
    networkPolicySelectsNothing,
    documents(
      `apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: policy }
spec:
  podSelector: { matchLabels: { app: wbe } }
#                                    ^^^ No pod has the labels app=wbe
`,
      deployment().replace('matchLabels: { app: web }', 'matchLabels:'),
    ),
  );
});
