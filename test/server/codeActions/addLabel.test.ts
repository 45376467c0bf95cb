import { expect, test } from 'vitest';
import { actionsAt, checkAction } from '../../support/codeActions.js';

const workload = `apiVersion: apps/v1
kind: Deployment
metadata: {name: web}
spec:
  selector: {matchLabels: {app: web}}
  template:
    metadata:
      labels:
        tier: front  # ours
    spec:
      containers: [{name: main, image: nginx}]
`;

test('the labels of the own selector', () => {
  checkAction(
    workload.replace('tier:', 't$0ier:'),
    'Label the pods of Deployment web with app: web',
    workload.replace('front  # ours\n', 'front  # ours\n        app: web\n'),
  );
});

test('the pods beside a Service that selects nothing', () => {
  const service = `# --- file: service.yaml
apiVersion: v1
kind: Service
metadata: {name: web}
spec:
  selector: {$0tier: shop}
  ports: [{port: 80}]
`;
  const whole = `# --- file: web.yaml\n${workload}`.replace('tier: front', 'app: web');
  checkAction(
    whole + service,
    'Label the pods of Deployment web with tier: shop',
    whole.replace('app: web  # ours\n', 'app: web  # ours\n        tier: shop\n'),
  );
});

test('nothing where labels fit', () => {
  expect(actionsAt(workload.replace('tier: front', 'app: w$0eb')).join()).not.toContain('Label');
});
