import { identicalProbes } from '../../../server/rules/identicalProbes.js';
import { testRule } from '../../support/checkRule.js';
import { pod } from '../../support/fixtureObjects.js';

testRule(identicalProbes, {
  around: part =>
    pod(`  containers:
    - name: c
${part}`),
  mistake: `      livenessProbe: { tcpSocket: { port: 80 } }
#                    ^^^^^^^^^^^^^^^^^^^^^^^^^^^ Liveness and readiness ask the same
      readinessProbe: { tcpSocket: { port: 80 } }`,
  fine: `      livenessProbe: { tcpSocket: { port: 81 } }
      readinessProbe: { tcpSocket: { port: 80 } }`,
  halfTyped: `      livenessProbe:
      readinessProbe:`,
});
