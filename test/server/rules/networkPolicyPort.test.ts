import { networkPolicyPort } from '../../../server/rules/networkPolicyPort.js';
import { testRule } from '../../support/checkRule.js';
import { deployment, documents } from '../../support/fixtureObjects.js';

testRule(networkPolicyPort, {
  around: part =>
    documents(
      `apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: policy }
spec:
  podSelector: { matchLabels: { app: web } }
  ingress:
    - ports:
${part}
`,
      deployment({
        containers:
          '        - { name: web, image: "web:1", ports: [{ name: http, containerPort: 8080 }] }',
      }),
    ),
  mistake: `        - port: 80
#               ^^ The selected pods declare no port 80; they declare 8080`,
  fine: `        - port: 8080
        - port: http`,
  halfTyped: '        - port: ',
});
