import { test } from 'vitest';
import { autoscalerTargetKind } from '../../../server/rules/autoscalerTargetKind.js';
import { checkRule } from '../../support/checkRule.js';

test('autoscaler-target-kind reports the mistake where it stands', () => {
  checkRule(
    autoscalerTargetKind,
    `apiVersion: autoscaling/v2
kind: HorizontalPodAutoscaler
metadata: { name: h }
spec:
  scaleTargetRef:
    apiVersion: apps/v1
    kind: DaemonSet
#         ^^^^^^^^^ A DaemonSet cannot be scaled
    name: web
  maxReplicas: 3
`,
  );
});

test('autoscaler-target-kind is silent about what works', () => {
  checkRule(
    autoscalerTargetKind,
    `apiVersion: autoscaling/v2
kind: HorizontalPodAutoscaler
metadata: { name: h }
spec:
  scaleTargetRef:
    apiVersion: apps/v1
    kind: StatefulSet
    name: web
  maxReplicas: 3
`,
  );
});

test('autoscaler-target-kind leaves half-typed text alone', () => {
  checkRule(
    autoscalerTargetKind,
    `apiVersion: autoscaling/v2
kind: HorizontalPodAutoscaler
metadata: { name: h }
spec:
  scaleTargetRef:
    apiVersion: apps/v1
    kind: 
    name: web
  maxReplicas: 3
`,
  );
});
