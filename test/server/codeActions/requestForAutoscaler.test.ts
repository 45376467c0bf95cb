import { expect, test } from 'vitest';
import { actionsAt, checkAction } from '../../support/codeActions.js';

const hpa = `# --- file: hpa.yaml
apiVersion: autoscaling/v2
kind: HorizontalPodAutoscaler
metadata: { name: web }
spec:
  scaleTargetRef: { apiVersion: apps/v1, kind: Deployment, name: web }
  maxReplicas: 3
  metrics:
  - type: Resource
    resource: { name: $0cpu, target: { type: Utilization, averageUtilization: 50 } }
`;
const deployment = (lines: string) => `# --- file: web.yaml
apiVersion: apps/v1
kind: Deployment
metadata: { name: web }
spec:
  selector: { matchLabels: { app: web } }
  template:
    metadata: { labels: { app: web } }
    spec:
      containers:
      - name: web # ours
        image: nginx
${lines}`;

test('the container of the other file requests it', () => {
  checkAction(
    hpa +
      deployment('        resources:\n          requests:\n            memory: 1Gi # measured\n'),
    'Let container web request 100m of cpu',
    deployment(
      '        resources:\n          requests:\n            memory: 1Gi # measured\n            cpu: 100m\n',
    ),
  );
});

test('what requests already is left alone', () => {
  const whole = deployment('        resources: { requests: { cpu: 1 } }\n');
  expect(actionsAt(hpa + whole).join()).not.toContain('request');
});
