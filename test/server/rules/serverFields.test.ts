import { serverFields } from '../../../server/rules/serverFields.js';
import { testRule } from '../../support/checkRule.js';

testRule(serverFields, {
  around: part => `apiVersion: v1
kind: Pod
${part}
`,
  mistake: `metadata:
  name: p
  uid: abc
# ^^^ The server writes uid`,
  fine: `metadata: { name: p, labels: { app: web } }
spec:
  containers: []
status: {}`,
  halfTyped: `metadata:
  name: p
  uid:
status:`,
});
