import { budgetBlocksDrain } from '../../../server/rules/budgetBlocksDrain.js';
import { testRule } from '../../support/checkRule.js';
import { deployment, documents } from '../../support/fixtureObjects.js';

testRule(budgetBlocksDrain, {
  around: (first, second) =>
    documents(
      `apiVersion: policy/v1
kind: PodDisruptionBudget
metadata: { name: b }
spec:
${first}
  selector: { matchLabels: { app: web } }
`,
      deployment({ spec: second }),
    ),
  mistake: [
    `  minAvailable: 2
#               ^ At least 2 of 2 pods must stay: no node can be drained`,
    '  replicas: 2',
  ],
  fine: ['  minAvailable: 1', '  replicas: 2'],
  halfTyped: ['  minAvailable:', ''],
});
