import { test } from 'vitest';
import { autoscalerWithoutRequests } from '../../../server/rules/autoscalerWithoutRequests.js';
import { checkRule } from '../../support/checkRule.js';

test('autoscaler-without-requests reports the mistake where it stands', () => {
  checkRule(
    autoscalerWithoutRequests,
    `apiVersion: apps/v1
kind: Deployment
metadata: { name: web }
spec:
  selector: { matchLabels: { app: web } }
  template:
    metadata: { labels: { app: web } }
    spec:
      containers:
        - { name: web, image: "web:1" }
---
apiVersion: autoscaling/v2
kind: HorizontalPodAutoscaler
metadata: { name: h }
spec:
  scaleTargetRef:
    apiVersion: apps/v1
    kind: Deployment
    name: web
  maxReplicas: 3
  metrics:
    - type: Resource
      resource:
        name: cpu
#             ^^^ Container web of Deployment web requests no cpu
        target: { type: Utilization, averageUtilization: 80 }
`,
  );
});

test('autoscaler-without-requests is silent about what works', () => {
  checkRule(
    autoscalerWithoutRequests,
    `apiVersion: apps/v1
kind: Deployment
metadata: { name: web }
spec:
  selector: { matchLabels: { app: web } }
  template:
    metadata: { labels: { app: web } }
    spec:
      containers:
        - { name: web, image: "web:1", resources: { requests: { cpu: 1 } } }
---
apiVersion: autoscaling/v2
kind: HorizontalPodAutoscaler
metadata: { name: h }
spec:
  scaleTargetRef:
    apiVersion: apps/v1
    kind: Deployment
    name: web
  maxReplicas: 3
  metrics:
    - type: Resource
      resource:
        name: cpu
        target: { type: Utilization, averageUtilization: 80 }
`,
  );
});

test('autoscaler-without-requests leaves half-typed text alone', () => {
  checkRule(
    autoscalerWithoutRequests,
    `apiVersion: apps/v1
kind: Deployment
metadata: { name: web }
spec:
  selector: { matchLabels: { app: web } }
  template:
    metadata: { labels: { app: web } }
    spec:
      containers:
        - { name: web, image: "web:1" }
---
apiVersion: autoscaling/v2
kind: HorizontalPodAutoscaler
metadata: { name: h }
spec:
  scaleTargetRef:
    apiVersion: apps/v1
    kind: Deployment
    name: web
  maxReplicas: 3
  metrics:
    - type: Resource
      resource:
`,
  );
});
