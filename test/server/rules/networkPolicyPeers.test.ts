import { test } from 'vitest';
import { networkPolicyPeers } from '../../../server/rules/networkPolicyPeers.js';
import { checkRule } from '../../support/checkRule.js';

test('network-policy-peers reports the mistake where it stands', () => {
  checkRule(
    networkPolicyPeers,
    `apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: policy }
spec:
  podSelector: {}
  ingress:
    - from:
        - podSelector: { matchLabels: { role: client } }
#                      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ No pod has the labels role=client
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

test('network-policy-peers is silent about what works', () => {
  checkRule(
    networkPolicyPeers,
    `apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: policy }
spec:
  podSelector: {}
  ingress:
    - from:
        - podSelector: { matchLabels: { app: web } }
        - { podSelector: { matchLabels: { a: b } }, namespaceSelector: {} }
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

test('network-policy-peers leaves half-typed text alone', () => {
  checkRule(
    networkPolicyPeers,
    `apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: policy }
spec:
  podSelector: {}
  ingress:
    - from:
        - podSelector:
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
