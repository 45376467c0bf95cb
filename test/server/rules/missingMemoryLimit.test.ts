import { missingMemoryLimit } from '../../../server/rules/missingMemoryLimit.js';
import { testRule } from '../../support/checkRule.js';
import { pod } from '../../support/fixtureObjects.js';

testRule(missingMemoryLimit, {
  around: part => pod(part),
  mistake: `  containers:
    - name: c
      resources: {}
#     ^^^^^^^^^ Container c has no memory limit`,
  fine: '  containers: [{ name: c, resources: { limits: { memory: 1Gi } } }]',
  halfTyped: '  containers:',
});
