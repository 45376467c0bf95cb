import { sensitiveHostMount } from '../../../server/rules/sensitiveHostMount.js';
import { testRule } from '../../support/checkRule.js';
import { pod } from '../../support/fixtureObjects.js';

testRule(sensitiveHostMount, {
  around: part =>
    pod(`  volumes:
    - name: v
      hostPath:
${part}`),
  mistake: `        path: /etc
#             ^^^^ /etc of the node`,
  fine: '        path: /srv/data',
  halfTyped: '        path: ',
});
