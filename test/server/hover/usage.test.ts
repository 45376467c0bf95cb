import { expect, test } from 'vitest';
import { hoverText } from '../../support/hover.js';

const files = {
  'service.yaml':
    'apiVersion: v1\nkind: Service\nmetadata: {name: web}\nspec: {selector: {app: web}}\n',
  'ingress.yaml': `apiVersion: networking.k8s.io/v1
kind: Ingress
metadata: { name: shop }
spec: { defaultBackend: { service: { name: web, port: { number: 80 } } } }
`,
};

test('who reaches a workload, also through its Services', () => {
  const pod = 'apiVersion: v1\nkind: Pod\nmetadata: {name: w$0eb, labels: {app: web}}\n';
  const text = hoverText(pod, files);
  expect(text).toContain('Reached by:\n\n- Service `web` · service.yaml');
  expect(text).toContain('Reached through them by:\n\n- Ingress `shop` · ingress.yaml');
});

test('nobody uses an object of another name', () => {
  const map = 'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: w$0eb}\n';
  expect(hoverText(map, files)).not.toContain('Named by');
});
