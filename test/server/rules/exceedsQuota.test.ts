import { test } from 'vitest';
import { exceedsQuota } from '../../../server/rules/exceedsQuota.js';
import { checkRule } from '../../support/checkRule.js';

test('exceeds-quota reports the mistake where it stands', () => {
  checkRule(
    exceedsQuota,
    `apiVersion: apps/v1
kind: Deployment
metadata: { name: web }
spec:
  replicas: 10
#           ^^ 10 pods ask for more requests.cpu than the 4 of ResourceQuota team
  selector: { matchLabels: { app: web } }
  template:
    metadata: { labels: { app: web } }
    spec:
      containers:
        - { name: web, resources: { requests: { cpu: 500m } } }
---
apiVersion: v1
kind: ResourceQuota
metadata: { name: team }
spec: { hard: { requests.cpu: 4 } }
`,
  );
});

test('exceeds-quota is silent about what works', () => {
  checkRule(
    exceedsQuota,
    `apiVersion: apps/v1
kind: Deployment
metadata: { name: web }
spec:
  replicas: 8
  selector: { matchLabels: { app: web } }
  template:
    metadata: { labels: { app: web } }
    spec:
      containers:
        - { name: web, resources: { requests: { cpu: 500m } } }
---
apiVersion: v1
kind: ResourceQuota
metadata: { name: team }
spec: { hard: { requests.cpu: 4 } }
`,
  );
});

test('exceeds-quota leaves half-typed text alone', () => {
  checkRule(
    exceedsQuota,
    `apiVersion: apps/v1
kind: Deployment
metadata: { name: web }
spec:
  replicas:
  selector: { matchLabels: { app: web } }
  template:
    metadata: { labels: { app: web } }
    spec:
      containers:
        - { name: web, resources: { requests: { cpu: 500m } } }
---
apiVersion: v1
kind: ResourceQuota
metadata: { name: team }
spec: { hard: { requests.cpu: 4 } }
`,
  );
});
