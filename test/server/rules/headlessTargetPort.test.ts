import { headlessTargetPort } from '../../../server/rules/headlessTargetPort.js';
import { testRule } from '../../support/checkRule.js';
import { documents } from '../../support/manifests.js';

testRule(headlessTargetPort, {
  mistake: `apiVersion: v1
kind: Service
metadata: { name: s }
spec:
  clusterIP: None
  ports:
    - port: 80
      targetPort: 8080
#                 ^^^^ A headless Service maps no ports
`,
  fine: documents(
    `apiVersion: v1
kind: Service
metadata: { name: s }
spec:
  clusterIP: None
  ports:
    - port: 80
      targetPort: 80
`,
    `apiVersion: v1
kind: Service
metadata: { name: t }
spec:
  ports: [{ port: 80, targetPort: 8080 }]
`,
  ),
  halfTyped: `apiVersion: v1
kind: Service
metadata: { name: s }
spec:
  clusterIP: None
  ports:
    - port: 80
      targetPort: 
`,
});
