import { test } from 'vitest';
import { serviceSelectsNothing } from '../../../server/rules/serviceSelectsNothing.js';
import { checkRule } from '../../support/checkRule.js';

const web = `# --- file: web.yaml
apiVersion: apps/v1
kind: Deployment
metadata: { name: web }
spec: { template: { metadata: { labels: { app: web } } } }
`;

function service(selector: string): string {
  return `# --- file: service.yaml
apiVersion: v1
kind: Service
metadata: { name: web }
spec:
${selector}`;
}

test('reports the pair that is wrong', () => {
  checkRule(
    serviceSelectsNothing,
    `${service(`  selector:
    app: wbe
#        ^^^ No pod has the labels app=wbe. Did you mean app: web?
`)}${web}`,
  );
});

test('reports the selector where nothing is near', () => {
  checkRule(
    serviceSelectsNothing,
    `${service(`  selector: { app: database }
#           ^^^^^^^^^^^^^^^^^ No pod has the labels app=database: the Service has no endpoints
`)}${web}`,
  );
});

test('is silent about a Service that selects pods, and one without a selector', () => {
  checkRule(serviceSelectsNothing, `${service('  selector: { app: web }\n')}${web}`);
  checkRule(serviceSelectsNothing, `${service('  ports: []\n')}${web}`);
});

test('is silent where the workspace makes no pods', () => {
  checkRule(serviceSelectsNothing, service('  selector: { app: web }\n'));
});

test('half-typed text is no mistake', () => {
  checkRule(serviceSelectsNothing, `${service('  selector:\n    app:\n')}${web}`);
});
