import { expect, test } from 'vitest';
import { drydock, temporaryFile } from '../support/commandLine.js';

const mistake = 'apiVersion: v1\nkind: Service\nmetadata:\n  name: web\nspec:\n  prots: []\n';

test('the examples without mistakes have none', () => {
  const folders = ['nginx', 'blue-green', 'canary', 'stuck-rollout', 'stack'];
  const { exitCode, output } = drydock(['validate', ...folders.map(name => `examples/${name}`)]);
  expect(output).toBe('No errors in 8 files.\n');
  expect(exitCode).toBe(0);
});

test('a mistake is named with its place, and the exit code is 1', () => {
  const { exitCode, output } = drydock(['validate', '-'], mistake);
  expect(output).toMatch(
    /^<stdin>:6:3 {2}error {2}unknown field "spec\.prots"\. Did you mean ports\?/,
  );
  expect(exitCode).toBe(1);
});

test('JSON has the fields the contract names, counting from 0', () => {
  const file = temporaryFile('service.yaml', `kind: none\n---\n${mistake}`);
  const found = JSON.parse(drydock(['validate', '-o', 'json', file]).output);
  expect(found[0]).toEqual({
    file,
    document: 1,
    range: { start: { line: 7, character: 2 }, end: { line: 7, character: 7 } },
    severity: 'error',
    code: 'unknown-field',
    field: 'spec.prots',
    message: expect.stringContaining('unknown field "spec.prots"'),
  });
});

test('SARIF and workflow commands count from 1', () => {
  const sarif = JSON.parse(drydock(['validate', '-o', 'sarif', '-'], mistake).output);
  const [result] = sarif.runs[0].results;
  expect(result.ruleId).toBe('unknown-field');
  expect(result.locations[0].physicalLocation.region.startLine).toBe(6);
  const { output } = drydock(['validate', '-o', 'github', '-'], mistake);
  expect(output).toMatch(
    /^::error file=<stdin>,line=6,col=3,endLine=6,endColumn=8,title=unknown-field::/,
  );
});

test('a removed API version is an error of the version that removed it only', () => {
  const ingress = 'apiVersion: batch/v1beta1\nkind: CronJob\nmetadata:\n  name: x\n';
  expect(drydock(['validate', '-'], ingress).exitCode).toBe(1);
});

test.each([
  [['validate']],
  [['validate', '/nowhere.yaml']],
  [['validate', '--kubernetes-version', '1.5', 'examples/nginx']],
  [['validate', '--output', 'xml', 'examples/nginx']],
  [['frobnicate']],
])('%j is bad usage', args => {
  const { exitCode, errors } = drydock(args);
  expect(exitCode).toBe(2);
  expect(errors).not.toBe('');
});

test('custom resources are judged by definitions among the files and those of --crds', () => {
  const schema = '{ type: object, properties: { spec: { type: object } } }';
  const definition = `apiVersion: apiextensions.k8s.io/v1
kind: CustomResourceDefinition
metadata: { name: widgets.example.com }
spec:
  group: example.com
  scope: Namespaced
  names: { kind: Widget, plural: widgets, singular: widget, listKind: WidgetList }
  versions: [{ name: v1, served: true, storage: true, schema: { openAPIV3Schema: ${schema} } }]
`;
  const widget =
    'apiVersion: example.com/v1\nkind: Widget\nmetadata: { name: x }\nspec: { a: 1 }\n';
  const unknown = 'unknown field "spec.a"';
  const custom = temporaryFile('widget.yaml', widget);
  const crds = temporaryFile('crd.yaml', definition);
  expect(drydock(['validate', custom]).exitCode).toBe(0);
  expect(drydock(['validate', '--crds', crds, custom]).output).toContain(unknown);
  expect(drydock(['validate', '-'], `${widget}---\n${definition}`).output).toContain(unknown);
  expect(drydock(['validate', '--crds', '/nowhere', custom]).exitCode).toBe(2);
});

test('an overlay is judged with the bases it takes in from elsewhere', () => {
  const overlay = 'test/fixtures/kustomize/overlay/over';
  const { output } = drydock(['validate', overlay]);
  expect(output).toContain('No container of Deployment web declares port 8080; they declare 80');
  expect(output).not.toContain('/base/');
  expect(output).toContain('in 2 files');
});
