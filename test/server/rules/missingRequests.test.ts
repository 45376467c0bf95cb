import { missingRequests } from '../../../server/rules/missingRequests.js';
import { testRule } from '../../support/checkRule.js';
import { pod } from '../../support/fixtureObjects.js';

testRule(missingRequests, {
  around: part => pod(part),
  mistake: `  containers:
    - name: c
      resources: {}
#     ^^^^^^^^^ Container c does not request cpu and memory`,
  fine: '  containers: [{ name: c, resources: { requests: { cpu: 1 }, limits: { memory: 1Gi } } }]',
  halfTyped: '  containers:',
});
