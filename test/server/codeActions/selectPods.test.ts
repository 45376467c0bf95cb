import { expect, test } from 'vitest';
import { actionsAt, checkAction } from '../../support/codeActions.js';

const deployment = (more = '') => `apiVersion: apps/v1
kind: Deployment
metadata: { name: web }
spec:
  selector: { matchLabels: { app: web } }
  template:
    metadata: { labels: { app: web, tier: front } }
    spec:
      containers: [{ name: a, image: a }]
${more}`;
const service = (selector: string) =>
  `apiVersion: v1\nkind: Service\nmetadata: { name: s }\nspec:\n  selector:\n${selector}  ports: [{ port: 80 }]\n`;

test('a Service takes the labels that the workload selects by', () => {
  checkAction(
    `${deployment()}---\n${service('    run: $0other\n')}`,
    'Select the pods of Deployment web',
    `${deployment()}---\n${service('    app: web\n')}`,
  );
});

test('pods are spread by their own labels', () => {
  const spread = (labels: string) =>
    deployment(
      `      topologySpreadConstraints:\n      - maxSkew: 1 # even\n        topologyKey: kubernetes.io/hostname\n        whenUnsatisfiable: DoNotSchedule\n        labelSelector: ${labels}\n`,
    );
  checkAction(
    spread('{ $0matchLabels: { app: other } }'),
    'Select the pods of Deployment web',
    spread('{ matchLabels: { app: web } }'),
  );
});

test('what selects pods is left alone', () => {
  const whole = `${deployment()}---\n${service('    app: $0web\n')}`;
  expect(actionsAt(whole).join()).not.toContain('Select');
});
