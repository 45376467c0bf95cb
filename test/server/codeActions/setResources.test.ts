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

const at = (text: string) => workload.replace(text, `$0${text}`);

test('requests and a memory limit, in the container under the cursor', () => {
  checkAction(
    at('nginx'),
    'Set resources of container main',
    `${workload}        resources:
          requests:
            cpu: 100m
            memory: 128Mi
          limits:
            memory: 128Mi
`,
  );
});

test('not outside of containers', () => {
  expect(actionsAt(at('Deployment')).join()).not.toContain('resources');
});
