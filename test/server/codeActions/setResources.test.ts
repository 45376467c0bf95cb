import { expect, test } from 'vitest';
import { actionsAt, checkAction, workload } from '../../support/codeActions.js';

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
