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

test('both probes on the first port', () => {
  checkAction(
    workload.replace('main', 'ma$0in'),
    'Add probes to container main',
    `${workload}        readinessProbe:
          httpGet:
            path: /
            port: http
        livenessProbe:
          httpGet:
            path: /
            port: http
          initialDelaySeconds: 10
`,
  );
});

test('none without a port', () => {
  const text =
    'apiVersion: v1\nkind: Pod\nmetadata: {name: a}\nspec: {containers: [{name: $0a, image: b}]}\n';
  expect(actionsAt(text).join()).not.toContain('probes');
});
