import { test } from 'vitest';
import { missingTargetPort } from '../../../server/rules/missingTargetPort.js';
import { checkRule } from '../../support/checkRule.js';

const web = `---
apiVersion: apps/v1
kind: Deployment
metadata: { name: web }
spec:
  template:
    metadata: { labels: { app: web } }
    spec: { containers: [{ name: web, ports: [{ name: http, containerPort: 8080 }] }] }
`;

function service(ports: string): string {
  return `apiVersion: v1
kind: Service
metadata: { name: web }
spec:
  selector: { app: web }
  ports:
${ports}${web}`;
}

test('reports a name no container has', () => {
  checkRule(
    missingTargetPort,
    service(`    - port: 80
      targetPort: htpp
#                 ^^^^ No container of Deployment web has a port named htpp. Did you mean http?
`),
  );
});

test('reports a number that no container declares, where some are declared', () => {
  checkRule(
    missingTargetPort,
    service(`    - port: 80
#           ^^ No container of Deployment web declares port 80; they declare 8080
`),
  );
});

test('is silent about ports that are there, and about Services without pods', () => {
  checkRule(missingTargetPort, service('    - { port: 80, targetPort: http }\n'));
  checkRule(missingTargetPort, service('    - { port: 80, targetPort: 8080 }\n'));
  checkRule(missingTargetPort, service('    - { port: 80 }\n').replace(web, ''));
});

test('half-typed text is no mistake', () => {
  checkRule(missingTargetPort, service('    - port: 8080\n      targetPort:\n'));
});
