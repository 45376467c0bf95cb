import { overlappingBudgets } from '../../../server/rules/overlappingBudgets.js';
import { testRule } from '../../support/checkRule.js';
import { deployment, documents } from '../../support/fixtureObjects.js';

const budget = (name: string, selector: string): string => `apiVersion: policy/v1
kind: PodDisruptionBudget
metadata: { name: ${name} }
spec:
${selector}
`;
const selector = '  selector: { matchLabels: { app: web } }';
const marks = '#           ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^';

testRule(overlappingBudgets, {
  mistake: documents(
    budget('b', `${selector}\n${marks} PodDisruptionBudget c selects the same pods`),
    budget('c', `${selector}\n${marks} PodDisruptionBudget b selects the same pods`),
    deployment(),
  ),
  fine: documents(budget('b', selector), deployment()),
  halfTyped: documents(budget('b', '  selector:'), deployment()),
});
