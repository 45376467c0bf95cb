import { duplicateIngressPath } from '../../../server/rules/duplicateIngressPath.js';
import { testRule } from '../../support/checkRule.js';
import { documents } from '../../support/fixtureObjects.js';

testRule(duplicateIngressPath, {
  around: (first, second) =>
    documents(
      `apiVersion: networking.k8s.io/v1
kind: Ingress
metadata: { name: a }
spec:
  rules:
    - host: shop.example
      http:
        paths:
          - pathType: Prefix
${first}
`,
      `apiVersion: networking.k8s.io/v1
kind: Ingress
metadata: { name: b }
spec:
  rules:
    - host: shop.example
      http:
${second}
`,
    ),
  mistake: [
    `            path: /
#                 ^ shop.example/ is answered for in Ingress b already`,
    `        paths:
          - pathType: Prefix
            path: /
#                 ^ shop.example/ is answered for in Ingress a already`,
  ],
  fine: [
    '            path: /',
    `        paths:
          - pathType: Prefix
            path: /api`,
  ],
  halfTyped: ['            path: /', ''],
});
