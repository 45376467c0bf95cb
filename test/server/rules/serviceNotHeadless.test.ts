import { test } from 'vitest';
import { serviceNotHeadless } from '../../../server/rules/serviceNotHeadless.js';
import { checkRule } from '../../support/checkRule.js';

test('service-not-headless reports the mistake where it stands', () => {
  checkRule(
    serviceNotHeadless,
    `apiVersion: apps/v1
kind: StatefulSet
metadata: { name: db }
spec:
  serviceName: db
#              ^^ Service db is not headless
---
apiVersion: v1
kind: Service
metadata: { name: db }
spec:
  ports: [{ port: 80 }]
`,
  );
});

test('service-not-headless is silent about what works', () => {
  checkRule(
    serviceNotHeadless,
    `apiVersion: apps/v1
kind: StatefulSet
metadata: { name: db }
spec:
  serviceName: db
---
apiVersion: v1
kind: Service
metadata: { name: db }
spec:
  clusterIP: None
`,
  );
});

test('service-not-headless leaves half-typed text alone', () => {
  checkRule(
    serviceNotHeadless,
    `apiVersion: apps/v1
kind: StatefulSet
metadata: { name: db }
spec:
  serviceName: 
---
apiVersion: v1
kind: Service
metadata: { name: db }
spec:
  ports:
`,
  );
});
