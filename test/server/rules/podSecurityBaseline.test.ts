import { podSecurityBaseline } from '../../../server/rules/podSecurityBaseline.js';
import { testRule } from '../../support/checkRule.js';
import { pod } from '../../support/fixtureObjects.js';

testRule(podSecurityBaseline, {
  around: part => pod(part),
  mistake: `  containers:
# ^^^^^^^^^^ privileged (container "c" must not set securityContext.privileged=true)
    - name: c
      securityContext: { privileged: true }`,
  fine: '  containers: [{ name: c }]',
  halfTyped: `  containers:
    - securityContext: { privileged: true }
    -`,
});
