import { dockerSocket } from '../../../server/rules/dockerSocket.js';
import { testRule } from '../../support/checkRule.js';
import { pod } from '../../support/fixtureObjects.js';

testRule(dockerSocket, {
  around: part =>
    pod(`  volumes:
    - name: v
      hostPath:
${part}`),
  mistake: `        path: /var/run/docker.sock
#             ^^^^^^^^^^^^^^^^^^^^ Who has the socket`,
  fine: '        path: /srv/data',
  halfTyped: '        path: ',
});
