import { test } from 'vitest';
import { pullSecretType } from '../../../server/rules/pullSecretType.js';
import { checkRule } from '../../support/checkRule.js';

test('pull-secret-type reports the mistake where it stands', () => {
  checkRule(
    pullSecretType,
    `apiVersion: v1
kind: Pod
metadata: { name: p, labels: { app: web } }
spec:
  imagePullSecrets:
    - name: t
#           ^ Secret t is of type Opaque
---
apiVersion: v1
kind: Secret
metadata: { name: t }
type: Opaque
stringData: { a: b }
`,
  );
});

test('pull-secret-type is silent about what works', () => {
  checkRule(
    pullSecretType,
    `apiVersion: v1
kind: Pod
metadata: { name: p, labels: { app: web } }
spec:
  imagePullSecrets:
    - name: t
---
apiVersion: v1
kind: Secret
metadata: { name: t }
type: kubernetes.io/dockerconfigjson
stringData: { .dockerconfigjson: b }
`,
  );
});

test('pull-secret-type leaves half-typed text alone', () => {
  checkRule(
    pullSecretType,
    `apiVersion: v1
kind: Pod
metadata: { name: p, labels: { app: web } }
spec:
  imagePullSecrets:
    - name:
---
apiVersion: v1
kind: Secret
metadata: { name: t }
type: 
stringData: {  }
`,
  );
});
