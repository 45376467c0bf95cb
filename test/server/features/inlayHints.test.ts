import { expect, test } from 'vitest';
import type { defaultSettings } from '../../../server/settings.js';
import { serviceWith, uri } from '../../support/service.js';

const everywhere = { start: { line: 0, character: 0 }, end: { line: 1000, character: 0 } };

/** The lines that have hints, with them. */
function hinted(text: string, only: Partial<typeof defaultSettings.inlayHints> = {}): string[] {
  const inlayHints = { defaults: false, selectedPods: false, resolvedPorts: false, ...only };
  const service = serviceWith(text, { inlayHints });
  const lines = text.split('\n');
  return service.decorations
    .inlayHints(uri, everywhere)
    .map(({ position: { line, character }, label }) => {
      const written = lines[line] ?? '';
      return `${written.slice(0, character)}«${label}»${written.slice(character)}`.trim();
    });
}

const web = `apiVersion: apps/v1
kind: Deployment
metadata: { name: web }
spec:
  selector: { matchLabels: { app: web } }
  template:
    metadata: { labels: { app: web } }
    spec:
      containers:
        - name: web
          image: nginx
          ports: [{ name: http, containerPort: 8080 }]
          readinessProbe: { httpGet: { port: http } }
---
apiVersion: v1
kind: Service
metadata: { name: web }
spec:
  selector:
    app: web
  ports: [{ port: 80, targetPort: http, name: web }]
---
apiVersion: networking.k8s.io/v1
kind: Ingress
metadata: { name: web }
spec: { defaultBackend: { service: { name: web, port: { name: web } } } }
`;

test('defaults', () => {
  expect(hinted(web, { defaults: true })).toEqual([
    'spec:«replicas: 1»',
    'image: nginx«imagePullPolicy: Always»',
    'spec:«type: ClusterIP»',
  ]);
});

test('selected pods', () => {
  expect(hinted(web, { selectedPods: true })).toEqual(['selector:«→ 1 pod»']);
});

test('resolved ports', () => {
  expect(hinted(web, { resolvedPorts: true })).toEqual([
    'readinessProbe: { httpGet: { port: http«= 8080» } }',
    'ports: [{ port: 80, targetPort: http«= 8080», name: web }]',
    'spec: { defaultBackend: { service: { name: web, port: { name: web«= 80» } } } }',
  ]);
});

test('none in half-typed objects and outside of the range', () => {
  expect(hinted('kind: Service\nspec:\n  selector:\n', { selectedPods: true })).toEqual([]);
  const service = serviceWith(web);
  const first = { start: { line: 0, character: 0 }, end: { line: 2, character: 0 } };
  const lines = service.decorations.inlayHints(uri, first).map(({ position }) => position.line);
  expect(Math.max(...lines)).toBeLessThan(14);
});
