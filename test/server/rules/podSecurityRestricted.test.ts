import { podSecurityRestricted } from '../../../server/rules/podSecurityRestricted.js';
import { testRule } from '../../support/checkRule.js';
import { pod } from '../../support/fixtureObjects.js';

testRule(podSecurityRestricted, {
  around: part => pod(part),
  mistake: `  securityContext: { runAsNonRoot: true, seccompProfile: { type: RuntimeDefault } }
  containers:
# ^^^^^^^^^^ allowPrivilegeEscalation != false
    - name: c
      securityContext: { allowPrivilegeEscalation: true, capabilities: { drop: [ALL] } }`,
  fine: `  securityContext: { runAsNonRoot: true, seccompProfile: { type: RuntimeDefault } }
  containers:
    - name: c
      securityContext: { allowPrivilegeEscalation: false, capabilities: { drop: [ALL] } }`,
  halfTyped: `  containers:
    -`,
});
