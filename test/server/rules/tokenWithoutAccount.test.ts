import { tokenWithoutAccount } from '../../../server/rules/tokenWithoutAccount.js';
import { testRule } from '../../support/checkRule.js';
import { documents } from '../../support/fixtureObjects.js';

testRule(tokenWithoutAccount, {
  around: part =>
    documents(
      `apiVersion: v1
kind: Secret
type: kubernetes.io/service-account-token
metadata:
  name: t
  annotations:
${part}
`,
      `apiVersion: v1
kind: ServiceAccount
metadata: { name: robot }
`,
    ),
  mistake: `    kubernetes.io/service-account.name: robbot
#                                       ^^^^^^ No ServiceAccount robbot in the workspace. Did you mean robot?`,
  fine: '    kubernetes.io/service-account.name: robot',
  halfTyped: '    kubernetes.io/service-account.name: ',
});
