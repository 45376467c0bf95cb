import { priorityValue } from '../../../server/rules/priorityValue.js';
import { testRule } from '../../support/checkRule.js';
import { documents, pod } from '../../support/fixtureObjects.js';

testRule(priorityValue, {
  around: part =>
    documents(
      pod(`  priorityClassName: high
${part}`),
      `apiVersion: scheduling.k8s.io/v1
kind: PriorityClass
metadata: { name: high }
value: 1000
`,
    ),
  mistake: `  priority: 100
#           ^^^ PriorityClass high has 1000`,
  fine: '  priority: 1000',
  halfTyped: '  priority:',
});
