import { test } from 'vitest';
import { tlsSecret } from '../../../server/rules/tlsSecret.js';
import { checkRule } from '../../support/checkRule.js';

test('tls-secret reports the mistake where it stands', () => {
  checkRule(
    tlsSecret,
    `apiVersion: networking.k8s.io/v1
kind: Ingress
metadata: { name: i }
spec:
  tls:
    - secretName: t
#                 ^ Secret t has no tls.crt and no tls.key
---
apiVersion: v1
kind: Secret
metadata: { name: t }
type: Opaque
stringData: { cert.pem: a }
`,
  );
});

test('tls-secret is silent about what works', () => {
  checkRule(
    tlsSecret,
    `apiVersion: networking.k8s.io/v1
kind: Ingress
metadata: { name: i }
spec:
  tls:
    - secretName: t
---
apiVersion: v1
kind: Secret
metadata: { name: t }
type: Opaque
stringData: { tls.crt: a, tls.key: b }
`,
  );
});

test('tls-secret leaves half-typed text alone', () => {
  checkRule(
    tlsSecret,
    `apiVersion: networking.k8s.io/v1
kind: Ingress
metadata: { name: i }
spec:
  tls:
    - secretName: 
---
apiVersion: v1
kind: Secret
metadata: { name: t }
type: 
stringData: {  }
`,
  );
});
