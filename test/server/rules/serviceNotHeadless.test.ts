import { serviceNotHeadless } from '../../../server/rules/serviceNotHeadless.js';
import { testRule } from '../../support/checkRule.js';
import { documents } from '../../support/fixtureObjects.js';

testRule(serviceNotHeadless, {
  around: (first, second) =>
    documents(
      `apiVersion: apps/v1
kind: StatefulSet
metadata: { name: db }
spec:
${first}
`,
      `apiVersion: v1
kind: Service
metadata: { name: db }
spec:
${second}
`,
    ),
  mistake: [
    `  serviceName: db
#              ^^ Service db is not headless`,
    '  ports: [{ port: 80 }]',
  ],
  fine: ['  serviceName: db', '  clusterIP: None'],
  halfTyped: ['  serviceName: ', '  ports:'],
});
