// Rules across objects see what patches of a kustomization give to the objects they change.
import { expect, test } from 'vitest';
import { foundIn } from '../../support/kustomizations.js';

const web = `apiVersion: apps/v1
kind: Deployment
metadata: { name: web }
spec:
  selector: { matchLabels: { app: web } }
  template:
    metadata: { labels: { app: web } }
    spec: { containers: [{ name: c, image: nginx, ports: [{ name: http, containerPort: 80 }] }] }
`;
const service = (selector: string, port: string) => `apiVersion: v1
kind: Service
metadata: { name: web }
spec: { selector: { ${selector} }, ports: [{ port: 80, targetPort: ${port} }] }
`;
const part = (template: string) =>
  `{ apiVersion: apps/v1, kind: Deployment, metadata: { name: web }, spec: { template: ${template} } }`;
const withPort = part(
  '{ spec: { containers: [{ name: c, ports: [{ name: metrics, containerPort: 9090 }] }] } }',
);
const withLabel = part('{ metadata: { labels: { tier: front } } }');

const operations = (path: string, value: string) =>
  `patches: [{ target: { kind: Deployment, name: web }, patch: '[{ op: add, path: ${path}, value: ${value} }]' }]`;
const port = '{ name: metrics, containerPort: 9090 }';

test.each([
  ['app: web', 'metrics', operations('/spec/template/spec/containers/0/ports/-', port), []],
  ['tier: front', 'http', operations('/spec/template/metadata/labels/tier', 'front'), []],
  ['tier: front', 'http', operations('/spec/replicas', '3'), ['service-selects-nothing']],
  ['app: web', 'metrics', '', ['missing-target-port']],
  ['app: web', 'metrics', `patches: [{ patch: '${withPort}' }]`, []],
  ['app: web', 'metrics', 'patches: [{ path: port.yaml }]', []],
  ['tier: front', 'http', '', ['service-selects-nothing']],
  ['tier: front', 'http', `patches: [{ patch: '${withLabel}' }]`, []],
  ['tier: front', 'http', 'patches: [{ path: label.yaml }]', []],
  ['tier: front', 'http', 'labels: [{ pairs: { tier: front }, includeTemplates: true }]', []],
  ['tier: front', 'http', "patches: [{ patch: '{ kind: Deploy' }]", ['service-selects-nothing']],
])('%s, %s with %s: %j', (selector, port, patches, wanted) => {
  const files = {
    'web.yaml': web,
    'service.yaml': service(selector, port),
    ...(patches.includes('port.yaml') ? { 'port.yaml': `${withPort}\n` } : {}),
    ...(patches.includes('label.yaml') ? { 'label.yaml': `${withLabel}\n` } : {}),
    'kustomization.yaml': `resources: [web.yaml, service.yaml]\n${patches}\n`,
  };
  const found = foundIn(files, 'service.yaml').map(each => each.split(' ').at(-1));
  expect(found).toEqual(wanted);
});
