import { test } from 'vitest';
import { headlessTargetPort } from '../../../server/rules/headlessTargetPort.js';
import { checkRule } from '../../support/checkRule.js';

test('headless-target-port reports the mistake where it stands', () => {
  checkRule(
    headlessTargetPort,
    `apiVersion: v1
kind: Service
metadata: { name: s }
spec:
  clusterIP: None
  ports:
    - port: 80
      targetPort: 8080
#                 ^^^^ A headless Service maps no ports
`,
  );
});

test('headless-target-port is silent about what works', () => {
  checkRule(
    headlessTargetPort,
    `apiVersion: v1
kind: Service
metadata: { name: s }
spec:
  clusterIP: None
  ports:
    - port: 80
      targetPort: 80
---
apiVersion: v1
kind: Service
metadata: { name: t }
spec:
  ports: [{ port: 80, targetPort: 8080 }]
`,
  );
});

test('headless-target-port leaves half-typed text alone', () => {
  checkRule(
    headlessTargetPort,
    `apiVersion: v1
kind: Service
metadata: { name: s }
spec:
  clusterIP: None
  ports:
    - port: 80
      targetPort: 
`,
  );
});
