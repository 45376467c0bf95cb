import { expect, test } from 'vitest';
import { hoverText } from '../../support/hover.js';

const scaler = `apiVersion: apps/v1
kind: Deployment
metadata: { name: web }
spec: { template: { spec: { containers: [{ resources: { requests: { cpu: ASKED } } }] } } }
---
apiVersion: autoscaling/v2
kind: HorizontalPodAutoscaler
metadata: { name: web }
spec:
  scaleTargetRef: { apiVersion: apps/v1, kind: Deployment, name: web }
  metrics:
  - { type: Resource, resource: { name: cpu, target: { averageUtilization: 8$00 } } }
`;

test('a utilization as an amount per pod', () => {
  expect(hoverText(scaler.replace('ASKED', '"2"'))).toContain('**1.6 CPUs** per pod');
  expect(hoverText(scaler.replace('cpu: ASKED', ''))).not.toContain('per pod');
});
