// Custom resources in the editor: judged, completed and explained by definitions in open texts and in stored ones.
import { expect, test } from 'vitest';
import { jsonOf } from '../support/manifest.js';
import { serviceWith, uri, withCursor } from '../support/service.js';

const definition = (minimum: number) => `apiVersion: apiextensions.k8s.io/v1
kind: CustomResourceDefinition
metadata: { name: widgets.example.com }
spec:
  group: example.com
  scope: Namespaced
  names: { kind: Widget, plural: widgets }
  versions:
    - name: v1
      served: true
      storage: true
      schema:
        openAPIV3Schema:
          type: object
          properties:
            spec:
              type: object
              properties:
                replicas: { type: integer, minimum: ${minimum}, description: How many there are. }
                mode: { type: string, enum: [Fast, Slow] }
              x-kubernetes-validations:
                - { rule: "!(has(self.mode) && self.mode == 'Slow' && self.replicas > 2)", message: too slow }
                - { rule: self.unknownFunction(), message: who knows }
`;
const widget = `apiVersion: example.com/v1
kind: Widget
metadata: { name: one }
spec:
  replica: 1
  mode: fast
`;
const crdUri = 'file:///crd.yaml';

function codes(service: ReturnType<typeof serviceWith>): string[] {
  return service.diagnostics(uri).map(({ code, severity }) => `${severity} ${code}`);
}

test('without a definition there is a quiet hint that says what to do', () => {
  const [hint] = serviceWith(widget).diagnostics(uri);
  expect(hint).toMatchObject({ severity: 4, code: 'unknown-custom-resource', field: 'kind' });
  expect(hint?.message).toContain('drydock.crds');
});

test('a definition in an open text counts, and changing it judges its custom resources again', () => {
  const service = serviceWith(widget.replace('replica', 'replicas').replace('fast', 'Fast'));
  expect(service.openDocument(crdUri, definition(1), 1)).toEqual([uri]);
  expect(codes(service)).toEqual(['4 unchecked-rule']);
  expect(service.changeDocument(crdUri, [{ text: definition(5) }], 2)).toEqual([uri]);
  expect(service.diagnostics(uri)[0]).toMatchObject({
    severity: 1,
    field: 'spec.replicas',
    range: { start: { line: 4, character: 12 } },
  });
  expect(service.changeDocument(crdUri, [{ text: `${definition(5)}\n` }], 3)).toEqual([uri]);
  expect(service.closeDocument(crdUri)).toEqual([uri]);
  expect(codes(service)).toEqual(['4 unknown-custom-resource']);
});

test('a stored definition counts until its file is opened', () => {
  const service = serviceWith(widget);
  expect(service.storeDefinitions(crdUri, [jsonOf(definition(1))])).toEqual([uri]);
  expect(codes(service).slice(0, 2)).toEqual(['1 unknown-field', '1 unsupported-value']);
  expect(service.openDocument(crdUri, 'kind: Nothing', 1)).toEqual([uri]);
  expect(codes(service)).toEqual(['4 unknown-custom-resource']);
  expect(service.closeDocument(crdUri)).toEqual([uri]);
  expect(service.storeDefinitions(crdUri, [])).toEqual([uri]);
  expect(service.storeDefinitions(crdUri, [])).toEqual([]);
});

test('misspelt fields and values come with what was meant', () => {
  const service = serviceWith(widget);
  service.storeDefinitions('x', [jsonOf(definition(1))]);
  const [unknown, unsupported] = service.diagnostics(uri);
  expect(unknown?.data).toEqual({ replacements: ['replicas'] });
  expect(unsupported?.data).toEqual({ replacements: ['Fast', 'Slow'] });
});

test('a CEL rule broken', () => {
  const service = serviceWith(widget.replace('replica: 1', 'replicas: 3').replace('fast', 'Slow'));
  service.storeDefinitions('x', [jsonOf(definition(1))]);
  expect(service.diagnostics(uri)[0]).toMatchObject({
    severity: 1,
    field: 'spec',
    message: 'spec: Invalid value: too slow',
  });
});

test('a kind nobody defines, in a group with definitions, stays a hint', () => {
  const service = serviceWith(widget.replace('kind: Widget', 'kind: Gadget'));
  service.storeDefinitions('x', [jsonOf(definition(1))]);
  expect(codes(service)).toEqual(['4 unknown-custom-resource']);
});

test('completion and hover know the fields', () => {
  const { text, position } = withCursor(`
    apiVersion: example.com/v1
    kind: Widget
    spec:
      re$0
  `);
  const service = serviceWith(text);
  service.storeDefinitions('x', [jsonOf(definition(1))]);
  const item = service.complete(uri, position).items.find(({ label }) => label === 'replicas');
  expect(item).toBeDefined();
  const resolved = item && service.resolveCompletion(item);
  expect(JSON.stringify(resolved?.documentation)).toContain('How many there are.');
  const open = serviceWith(widget.replace('replica:', 'replicas:'));
  open.storeDefinitions('x', [jsonOf(definition(1))]);
  expect(JSON.stringify(open.hover(uri, { line: 4, character: 4 }))).toContain(
    'How many there are.',
  );
});
