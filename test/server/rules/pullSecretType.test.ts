import { pullSecretType } from '../../../server/rules/pullSecretType.js';
import { testRule } from '../../support/checkRule.js';
import { documents, pod } from '../../support/fixtureObjects.js';

testRule(pullSecretType, {
  around: (first, second) =>
    documents(
      pod(`  imagePullSecrets:
${first}`),
      `apiVersion: v1
kind: Secret
metadata: { name: t }
${second}
`,
    ),
  mistake: [
    `    - name: t
#           ^ Secret t is of type Opaque`,
    `type: Opaque
stringData: { a: b }`,
  ],
  fine: [
    '    - name: t',
    `type: kubernetes.io/dockerconfigjson
stringData: { .dockerconfigjson: b }`,
  ],
  halfTyped: [
    '    - name:',
    `type: 
stringData: {  }`,
  ],
});
