import { overriddenSecretKey } from '../../../server/rules/overriddenSecretKey.js';
import { testRule } from '../../support/checkRule.js';

testRule(overriddenSecretKey, {
  around: part => `apiVersion: v1
kind: Secret
metadata: { name: s }
${part}
`,
  mistake: `data:
  password: b2xk
# ^^^^^^^^ stringData.password overrides this
stringData: { password: new }`,
  fine: `data: { a: b2xk }
stringData: { b: new }`,
  halfTyped: `data:
stringData:`,
});
