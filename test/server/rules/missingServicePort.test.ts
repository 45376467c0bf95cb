import { test } from 'vitest';
import { missingServicePort } from '../../../server/rules/missingServicePort.js';
import { checkRule } from '../../support/checkRule.js';

const service = `---
apiVersion: v1
kind: Service
metadata: { name: web }
spec: { ports: [{ name: http, port: 80 }] }
`;

function ingress(port: string): string {
  return `apiVersion: networking.k8s.io/v1
kind: Ingress
metadata: { name: web }
spec:
  defaultBackend:
    service:
      name: web
      port:
${port}${service}`;
}

test('reports a number and a name the Service does not have', () => {
  checkRule(
    missingServicePort,
    ingress(`        number: 8080
#               ^^^^ Service web has no port 8080; it has 80 (http)
`),
  );
  checkRule(
    missingServicePort,
    ingress(`        name: htpp
#             ^^^^ Service web has no port htpp; it has 80 (http)
`),
  );
});

test('is silent about ports that are there, and about Services that are not', () => {
  checkRule(missingServicePort, ingress('        number: 80\n'));
  checkRule(missingServicePort, ingress('        name: http\n'));
  checkRule(missingServicePort, ingress('        number: 8080\n').replace(service, ''));
});

test('half-typed text is no mistake', () => {
  checkRule(missingServicePort, ingress('        number:\n'));
});
