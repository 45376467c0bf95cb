import { missingReadinessProbe } from '../../../server/rules/missingReadinessProbe.js';
import { testRule } from '../../support/checkRule.js';
import { pod } from '../../support/fixtureObjects.js';

testRule(missingReadinessProbe, {
  around: part => pod(part),
  mistake: `  containers:
    - name: c
#     ^^^^ Container c gets connections before it can answer
      ports: [{ containerPort: 80 }]`,
  fine: '  containers: [{ name: c }, { name: d, ports: [{ containerPort: 80 }], readinessProbe: { tcpSocket: { port: 80 } } }]',
  halfTyped: `  containers:
    - ports:`,
});
