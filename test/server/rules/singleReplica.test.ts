import { test } from 'vitest';
import { singleReplica } from '../../../server/rules/singleReplica.js';
import { checkRule } from '../../support/checkRule.js';

test('single-replica reports the mistake where it stands', () => {
  checkRule(
    singleReplica,
    `apiVersion: apps/v1
kind: Deployment
metadata: { name: web }
spec:
  replicas: 1
#           ^ One pod
  selector: { matchLabels: { app: web } }
  template:
    metadata: { labels: { app: web } }
    spec:
      containers:
        - { name: web, image: "web:1" }
`,
  );
});

test('single-replica is silent about what works', () => {
  checkRule(
    singleReplica,
    `apiVersion: apps/v1
kind: Deployment
metadata: { name: web }
spec:
  replicas: 2
  selector: { matchLabels: { app: web } }
  template:
    metadata: { labels: { app: web } }
    spec:
      containers:
        - { name: web, image: "web:1" }
`,
  );
});

test('single-replica leaves half-typed text alone', () => {
  checkRule(
    singleReplica,
    `apiVersion: apps/v1
kind: Deployment
metadata: { name: web }
spec:
  replicas: two
  selector: { matchLabels: { app: web } }
  template:
    metadata: { labels: { app: web } }
    spec:
      containers:
        - { name: web, image: "web:1" }
`,
  );
});
