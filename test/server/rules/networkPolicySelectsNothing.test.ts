import { test } from 'vitest';
import { networkPolicySelectsNothing } from '../../../server/rules/networkPolicySelectsNothing.js';
import { checkRule } from '../../support/checkRule.js';

test('network-policy-selects-nothing reports the mistake where it stands', () => {
  checkRule(
    networkPolicySelectsNothing,
    `apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: policy }
spec:
  podSelector:
    matchLabels:
      app: wbe
#          ^^^ No pod has the labels app=wbe. Did you mean app: web?
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
        - { name: web, image: "web:1" }
`,
  );
});

test('network-policy-selects-nothing is silent about what works', () => {
  checkRule(
    networkPolicySelectsNothing,
    `apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: policy }
spec:
  podSelector: {}
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
        - { name: web, image: "web:1" }
`,
  );
});

test('network-policy-selects-nothing leaves half-typed text alone', () => {
  checkRule(
    networkPolicySelectsNothing,
    `apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: policy }
spec:
  podSelector:
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
        - { name: web, image: "web:1" }
`,
  );
});
