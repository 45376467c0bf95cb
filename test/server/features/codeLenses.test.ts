import { expect, test } from 'vitest';
import { serviceWith, uri } from '../../support/service.js';

function lenses(text: string, codeLens = true): string[] {
  return serviceWith(text, { codeLens })
    .codeLenses(uri)
    .map(({ range, command }) => `${range.start.line} ${command?.title}`);
}

const web = `apiVersion: apps/v1
kind: Deployment
metadata: {name: web}
spec:
  replicas: 3
  template:
    metadata: {labels: {app: web, tier: front}}
---
apiVersion: v1
kind: Service
metadata: {name: web}
spec:
  selector: {app: web}
`;

test('says what an object will produce and who reaches it', () => {
  expect(lenses(web)).toEqual([
    '0 Run in simulator · 3 pods · reached by Service web',
    '8 Run in simulator · reaches 3 pods of Deployment web',
  ]);
});

test.each([
  ['Pod', '', '1 pod'],
  ['Deployment', '', '1 pod'],
  ['DaemonSet', '', 'a pod on each node'],
  ['Job', 'completions: 5', '5 pods'],
  ['CronJob', 'jobTemplate: {spec: {parallelism: 2}}', '2 pods each run'],
])('%s: pods it makes', (kind, spec, words) => {
  const text = `apiVersion: v1\nkind: ${kind}\nmetadata: {name: a}\nspec: {${spec}}\n`;
  expect(lenses(text)).toEqual([`0 Run in simulator · ${words}`]);
});

test('the command names the file and the document', () => {
  const [, second] = serviceWith(web).codeLenses(uri);
  expect(second?.command?.command).toBe('drydock.runInSimulator');
  expect(second?.command?.arguments).toEqual([{ uri, document: 1 }]);
});

test('none in other YAML, none when turned off, and a Service that selects nothing promises nothing', () => {
  expect(lenses('services: {web: {image: a}}\n')).toEqual([]);
  expect(lenses(web, false)).toEqual([]);
  expect(lenses(web.replace('app: web}\n', 'app: api}\n').split('---\n')[1] ?? '')).toEqual([
    '0 Run in simulator',
  ]);
});

test('Services and workloads of other files are named with their file', () => {
  const [deployment = '', service = ''] = web.split('---\n');
  const opened = serviceWith(deployment);
  opened.indexFile('file:///service.yaml', service);
  expect(opened.codeLenses(uri).map(({ command }) => command?.title)).toEqual([
    'Run in simulator · 3 pods · reached by Service web (service.yaml)',
  ]);
});

test('what others name says who uses it', () => {
  const settings = 'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: settings}\n';
  const user = (name: string): string =>
    `---\napiVersion: v1\nkind: Pod\nmetadata: {name: ${name}}\nspec:\n  containers:\n` +
    '  - envFrom: [{configMapRef: {name: settings}}]\n';
  expect(lenses(settings + user('a'))[0]).toBe('0 Run in simulator · used by Pod a');
  expect(lenses(settings + user('a') + user('b'))[0]).toBe(
    '0 Run in simulator · used by Pod a and 1 more',
  );
  expect(lenses(settings)[0]).toBe('0 Run in simulator');
});
