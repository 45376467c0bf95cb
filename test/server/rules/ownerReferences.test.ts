import { ownerReferences } from '../../../server/rules/ownerReferences.js';
import { testRule } from '../../support/checkRule.js';

testRule(ownerReferences, {
  around: part => `apiVersion: v1
kind: Pod
${part}
`,
  mistake: `metadata:
  name: p
  ownerReferences: [{ kind: Node, name: n, uid: a }]
# ^^^^^^^^^^^^^^^ Owners are known by their uid`,
  fine: `metadata: { name: p, labels: { app: web } }
spec:`,
  halfTyped: `metadata:
  name: p
  ownerReferences:`,
});
