import { test } from 'vitest';
import { duplicateIngressPath } from '../../../server/rules/duplicateIngressPath.js';
import { checkRule } from '../../support/checkRule.js';

test('duplicate-ingress-path reports the mistake where it stands', () => {
  checkRule(
    duplicateIngressPath,
    `apiVersion: networking.k8s.io/v1
kind: Ingress
metadata: { name: a }
spec:
  rules:
    - host: shop.example
      http:
        paths:
          - pathType: Prefix
            path: /
#                 ^ shop.example/ is answered for in Ingress b already
---
apiVersion: networking.k8s.io/v1
kind: Ingress
metadata: { name: b }
spec:
  rules:
    - host: shop.example
      http:
        paths:
          - pathType: Prefix
            path: /
#                 ^ shop.example/ is answered for in Ingress a already
`,
  );
});

test('duplicate-ingress-path is silent about what works', () => {
  checkRule(
    duplicateIngressPath,
    `apiVersion: networking.k8s.io/v1
kind: Ingress
metadata: { name: a }
spec:
  rules:
    - host: shop.example
      http:
        paths:
          - pathType: Prefix
            path: /
---
apiVersion: networking.k8s.io/v1
kind: Ingress
metadata: { name: b }
spec:
  rules:
    - host: shop.example
      http:
        paths:
          - pathType: Prefix
            path: /api
`,
  );
});

test('duplicate-ingress-path leaves half-typed text alone', () => {
  checkRule(
    duplicateIngressPath,
    `apiVersion: networking.k8s.io/v1
kind: Ingress
metadata: { name: a }
spec:
  rules:
    - host: shop.example
      http:
        paths:
          - pathType: Prefix
            path: /
---
apiVersion: networking.k8s.io/v1
kind: Ingress
metadata: { name: b }
spec:
  rules:
    - host: shop.example
      http:
`,
  );
});
