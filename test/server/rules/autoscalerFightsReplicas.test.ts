import { test } from 'vitest';
import { autoscalerFightsReplicas } from '../../../server/rules/autoscalerFightsReplicas.js';
import { checkRule } from '../../support/checkRule.js';

test('autoscaler-fights-replicas reports the mistake where it stands', () => {
  checkRule(
    autoscalerFightsReplicas,
    `apiVersion: apps/v1
kind: Deployment
metadata: { name: web }
spec:
  replicas: 2
#           ^ HorizontalPodAutoscaler h scales this Deployment
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
`,
  );
});

test('autoscaler-fights-replicas is silent about what works', () => {
  checkRule(
    autoscalerFightsReplicas,
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
`,
  );
});

test('autoscaler-fights-replicas leaves half-typed text alone', () => {
  checkRule(
    autoscalerFightsReplicas,
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
`,
  );
});
