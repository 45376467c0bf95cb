import { test } from 'vitest';
import { networkPolicyPort } from '../../../server/rules/networkPolicyPort.js';
import { checkRule } from '../../support/checkRule.js';

test('network-policy-port reports the mistake where it stands', () => {
  checkRule(
    networkPolicyPort,
    `apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: policy }
spec:
  podSelector: { matchLabels: { app: web } }
  ingress:
    - ports:
        - port: 80
#               ^^ The selected pods declare no port 80; they declare 8080
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

test('network-policy-port is silent about what works', () => {
  checkRule(
    networkPolicyPort,
    `apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: policy }
spec:
  podSelector: { matchLabels: { app: web } }
  ingress:
    - ports:
        - port: 8080
        - port: http
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

test('network-policy-port leaves half-typed text alone', () => {
  checkRule(
    networkPolicyPort,
    `apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: policy }
spec:
  podSelector: { matchLabels: { app: web } }
  ingress:
    - ports:
        - port: 
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
