import { expect, test } from 'vitest';
import { actionsAt, checkAction, workload } from '../../support/codeActions.js';

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
