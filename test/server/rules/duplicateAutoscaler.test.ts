import { test } from 'vitest';
import { duplicateAutoscaler } from '../../../server/rules/duplicateAutoscaler.js';
import { checkRule } from '../../support/checkRule.js';

test('duplicate-autoscaler reports the mistake where it stands', () => {
  checkRule(
    duplicateAutoscaler,
    `apiVersion: autoscaling/v2
kind: HorizontalPodAutoscaler
metadata: { name: h }
spec:
  scaleTargetRef:
    apiVersion: apps/v1
    kind: Deployment
    name: web
#         ^^^ HorizontalPodAutoscaler i scales it too
  maxReplicas: 3
---
apiVersion: autoscaling/v2
kind: HorizontalPodAutoscaler
metadata: { name: i }
spec:
  scaleTargetRef:
    apiVersion: apps/v1
    kind: Deployment
    name: web
#         ^^^ HorizontalPodAutoscaler h scales it too
  maxReplicas: 3
`,
  );
});

test('duplicate-autoscaler is silent about what works', () => {
  checkRule(
    duplicateAutoscaler,
    `apiVersion: autoscaling/v2
kind: HorizontalPodAutoscaler
metadata: { name: h }
spec:
  scaleTargetRef:
    apiVersion: apps/v1
    kind: Deployment
    name: web
  maxReplicas: 3
---
apiVersion: autoscaling/v2
kind: HorizontalPodAutoscaler
metadata: { name: i }
spec:
  scaleTargetRef:
    apiVersion: apps/v1
    kind: Deployment
    name: api
  maxReplicas: 3
`,
  );
});

test('duplicate-autoscaler leaves half-typed text alone', () => {
  checkRule(
    duplicateAutoscaler,
    `apiVersion: autoscaling/v2
kind: HorizontalPodAutoscaler
metadata: { name: h }
spec:
  scaleTargetRef:
    apiVersion: apps/v1
    kind: Deployment
    name: 
  maxReplicas: 3
---
apiVersion: autoscaling/v2
kind: HorizontalPodAutoscaler
metadata: { name: i }
spec:
  scaleTargetRef:
    apiVersion: apps/v1
    kind: Deployment
    name: 
  maxReplicas: 3
`,
  );
});
