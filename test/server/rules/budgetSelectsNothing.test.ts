import { budgetSelectsNothing } from '../../../server/rules/budgetSelectsNothing.js';
import { testRule } from '../../support/checkRule.js';
import { deployment, documents } from '../../support/fixtureObjects.js';

testRule(budgetSelectsNothing, {
  around: part =>
    documents(
      `apiVersion: policy/v1
kind: PodDisruptionBudget
metadata: { name: b }
spec:
${part}
`,
      deployment(),
    ),
  mistake: `  maxUnavailable: 1
  selector:
    matchLabels:
      app: wbe
#          ^^^ No pod has the labels app=wbe. Did you mean app: web?`,
  fine: '  selector: { matchLabels: { app: web } }',
  halfTyped: `  selector:
    matchLabels:`,
});
