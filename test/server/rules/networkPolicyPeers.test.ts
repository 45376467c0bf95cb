import { networkPolicyPeers } from '../../../server/rules/networkPolicyPeers.js';
import { testRule } from '../../support/checkRule.js';
import { deployment, documents } from '../../support/fixtureObjects.js';

testRule(networkPolicyPeers, {
  around: part =>
    documents(
      `apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: policy }
spec:
  podSelector: {}
  ingress:
    - from:
${part}
`,
      deployment(),
    ),
  mistake: `        - podSelector: { matchLabels: { role: client } }
#                      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ No pod has the labels role=client`,
  fine: `        - podSelector: { matchLabels: { app: web } }
        - { podSelector: { matchLabels: { a: b } }, namespaceSelector: {} }`,
  halfTyped: '        - podSelector:',
});
