import { secretInEnvironment } from '../../../server/rules/secretInEnvironment.js';
import { testRule } from '../../support/checkRule.js';
import { pod } from '../../support/fixtureObjects.js';

testRule(secretInEnvironment, {
  around: part => pod(part),
  mistake: `  containers:
    - name: c
      env:
        - name: DB_PASSWORD
          value: hunter2
#                ^^^^^^^ DB_PASSWORD looks like a secret`,
  fine: '  containers: [{ name: c, env: [{ name: DB_PASSWORD, valueFrom: { secretKeyRef: { name: a, key: b } } }, { name: TOKEN_PATH, value: a }] }]',
  halfTyped: `  containers:
    - name: c
      env:
        - name: DB_PASSWORD
          value:`,
});
