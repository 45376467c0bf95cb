import { undefinedVariable } from '../../../server/rules/undefinedVariable.js';
import { testRule } from '../../support/checkRule.js';
import { pod } from '../../support/fixtureObjects.js';

testRule(undefinedVariable, {
  around: part =>
    pod(`  containers:
    - name: c
      env: [{ name: PORT, value: a }]
      args:
${part}`),
  mistake: `        - --port=$(PROT)
#         ^^^^^^^^^^^^^^ No variable PROT for $(PROT). Did you mean PORT?`,
  fine: '        - --port=$(PORT) $$(PROT) $(date) $(DB_SERVICE_HOST)',
  halfTyped: '        - --port=$(PO',
});
