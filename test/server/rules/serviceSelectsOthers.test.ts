import { test } from 'vitest';
import { serviceSelectsOthers } from '../../../server/rules/serviceSelectsOthers.js';
import { checkRule } from '../../support/checkRule.js';

test('service-selects-others reports the mistake where it stands', () => {
  checkRule(
    serviceSelectsOthers,
    `apiVersion: v1
kind: Service
metadata: { name: s }
spec:
  selector: { app: web }
#           ^^^^^^^^^^^^ It also selects the pods of Deployment db
  ports: [{ port: 80, targetPort: http }]
---
apiVersion: apps/v1
kind: Deployment
metadata: { name: web }
spec:
  selector: { matchLabels: { app: web } }
  template:
    metadata: { labels: { app: web } }
    spec:
      containers:
        - { name: web, image: "web:1", ports: [{ name: http, containerPort: 8080 }] }
---
apiVersion: apps/v1
kind: Deployment
metadata: { name: db }
spec:
  selector: { matchLabels: { app: web, tier: db } }
  template:
    metadata: { labels: { app: web, tier: db } }
    spec:
      containers:
        - { name: db, ports: [{ containerPort: 5432 }] }
`,
  );
});

test('service-selects-others is silent about what works', () => {
  checkRule(
    serviceSelectsOthers,
    `apiVersion: v1
kind: Service
metadata: { name: s }
spec:
  selector: { app: web }
  ports: [{ port: 80, targetPort: http }]
---
apiVersion: apps/v1
kind: Deployment
metadata: { name: web }
spec:
  selector: { matchLabels: { app: web } }
  template:
    metadata: { labels: { app: web } }
    spec:
      containers:
        - { name: web, image: "web:1", ports: [{ name: http, containerPort: 8080 }] }
`,
  );
});

test('service-selects-others leaves half-typed text alone', () => {
  checkRule(
    serviceSelectsOthers,
    `apiVersion: v1
kind: Service
metadata: { name: s }
spec:
  selector: { app: web }
  ports: [{}]
---
apiVersion: apps/v1
kind: Deployment
metadata: { name: web }
spec:
  selector: { matchLabels: { app: web } }
  template:
    metadata: { labels: { app: web } }
    spec:
      containers:
        - { name: web, image: "web:1", ports: [{ name: http, containerPort: 8080 }] }
---
apiVersion: apps/v1
kind: Deployment
metadata: { name: db }
spec:
  selector: { matchLabels: { app: web, tier: db } }
  template:
    metadata: { labels: { app: web, tier: db } }
    spec:
      containers:
        - { name: db, ports: [{ containerPort: 5432 }] }
`,
  );
});
