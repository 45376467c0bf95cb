import { expect, test } from 'vitest';
import { actionsAt, checkAction } from '../../support/codeActions.js';

const workload = `apiVersion: apps/v1
kind: Deployment
metadata:
  name: web
spec:
  selector:
    matchLabels: {app: web}
  template:
    metadata:
      labels: {app: web}
    spec:
      containers:
      - name: main  # the only one
        image: nginx:1.27
        ports:
        - name: http
          containerPort: 8080
`;

const service = `---
apiVersion: v1
kind: Service
metadata:
  name: web
spec:
  selector:
    app: web
  ports:
  - name: http
    port: 8080
    targetPort: http
`;

test('a Service with the labels and ports of the workload', () => {
  checkAction(
    workload.replace('web', 'w$0eb'),
    'Expose Deployment web as a Service',
    workload + service,
  );
});

test('not when a Service selects it already', () => {
  expect(actionsAt(workload.replace('web', 'w$0eb') + service).join()).not.toContain('Expose');
});
