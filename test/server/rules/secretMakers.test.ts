import { test } from 'vitest';
import { missingReference } from '../../../server/rules/missingReference.js';
import { checkRule } from '../../support/checkRule.js';

const others = `---
apiVersion: v1
kind: Secret
metadata: { name: other }
---
`;
const pod = `apiVersion: v1
kind: Pod
metadata: { name: a }
spec: { volumes: [{ name: v, secret: { secretName: web-tls } }] }
`;
const mark = '#                                                  ^^^^^^^ No Secret web-tls\n';

const maker = (apiVersion: string, kind: string, spec: string, name = 'a') =>
  `apiVersion: ${apiVersion}\nkind: ${kind}\nmetadata: { name: ${name} }\nspec: ${spec}\n`;

test('what a controller makes is not missing', () => {
  for (const made of [
    maker('cert-manager.io/v1', 'Certificate', '{ secretName: web-tls }'),
    maker('external-secrets.io/v1', 'ExternalSecret', '{ target: { name: web-tls } }'),
    maker('bitnami.com/v1alpha1', 'SealedSecret', '{}', 'web-tls'),
  ]) {
    checkRule(missingReference, pod + others + made);
  }
});

test('what nobody makes is', () => {
  const certificate = maker('cert-manager.io/v1', 'Certificate', '{ secretName: api-tls }');
  checkRule(missingReference, pod + mark + others + certificate);
});
