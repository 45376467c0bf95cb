import { headlessTargetPort } from '../../../server/rules/headlessTargetPort.js';
import { testRule } from '../../support/checkRule.js';
import { documents } from '../../support/fixtureObjects.js';

const other = `apiVersion: v1
kind: Service
metadata: { name: t }
spec:
  ports: [{ port: 80, targetPort: 8080 }]
`;

testRule(headlessTargetPort, {
  around: (targetPort, ...others) =>
    documents(
      `apiVersion: v1
kind: Service
metadata: { name: s }
spec:
  clusterIP: None
  ports:
    - port: 80
${targetPort}
`,
      ...others,
    ),
  mistake: `      targetPort: 8080
#                 ^^^^ A headless Service maps no ports`,
  fine: ['      targetPort: 80', other],
  halfTyped: '      targetPort: ',
});
