import { networkPolicySelectsNothing } from '../../../server/rules/networkPolicySelectsNothing.js';
import { testRule } from '../../support/checkRule.js';
import { deployment, documents } from '../../support/manifests.js';

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
