import { tlsSecret } from '../../../server/rules/tlsSecret.js';
import { testRule } from '../../support/checkRule.js';
import { documents } from '../../support/fixtureObjects.js';

testRule(tlsSecret, {
  around: (first, second) =>
    documents(
      `apiVersion: networking.k8s.io/v1
kind: Ingress
metadata: { name: i }
spec:
  tls:
${first}
`,
      `apiVersion: v1
kind: Secret
metadata: { name: t }
${second}
`,
    ),
  mistake: [
    `    - secretName: t
#                 ^ Secret t has no tls.crt and no tls.key`,
    `type: Opaque
stringData: { cert.pem: a }`,
  ],
  fine: [
    '    - secretName: t',
    `type: Opaque
stringData: { tls.crt: a, tls.key: b }`,
  ],
  halfTyped: [
    '    - secretName: ',
    `type: 
stringData: {  }`,
  ],
});
