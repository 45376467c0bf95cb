// CEL rules in CustomResourceDefinitions: what the server's compiler refuses. The messages of rules on `namespace` and of
// `+` are those that servers gave: perses/perses-operator#401, grafana/grafana-operator#2552, pfnet/kaptest#16.
import { expect, test } from 'vitest';
import { documentOf, faultsOf } from '../support.js';

const spec = `{ type: object, properties: {
  replicas: { type: integer }, name: { type: string }, kind2: { x-kubernetes-int-or-string: true },
  labels: { type: object, additionalProperties: { type: string } },
  counts: { type: object, additionalProperties: { type: integer } },
  ports: { type: array, items: { type: object, properties: { port: { type: integer } } } },
  free: { type: object, x-kubernetes-preserve-unknown-fields: true },
  a-b: { type: boolean } }`;

function faultsOfSchema(schema: string): readonly string[] {
  const text = documentOf(
    'apiextensions.k8s.io/v1',
    'CustomResourceDefinition',
    `spec: { group: example.com, scope: Namespaced, names: { plural: web, kind: Web }, versions: [{ name: v1, served: true, storage: true, schema: { openAPIV3Schema: ${schema} } }] }`,
  );
  return faultsOf(text.replace('name: web', 'name: web.example.com'));
}

function faultsOfRule(rule: string): readonly string[] {
  const rules = `x-kubernetes-validations: [${rule}]`;
  return faultsOfSchema(`{ type: object, properties: { spec: ${spec}, ${rules} } } }`);
}

const quoted = (rule: string) => faultsOfRule(`{ rule: ${JSON.stringify(rule)} }`);

test.each([
  'self.replicas > 1',
  'self.replicas > 1.5',
  "has(self.name) && self.name.startsWith('a')",
  'self.kind2 == 1 || self.kind2 == "1"',
  "self.labels.all(k, self.labels[k] != '')",
  'self.ports.exists(p, p.port == 80) && self.ports.map(p, p.port).sum() > 1',
  'self.free.anything > 1',
  'self.a__dash__b',
  'self == oldSelf',
  "'a' in self.labels && !('b' in self.counts)",
  "self.name != '' && 10U > 1u",
  'cel.bind(x, self.replicas, x > 1)',
  'self.ports.all(i, p, p.port > i)',
  "isQuantity(self.name) && quantity(self.name).isGreaterThan(quantity('1'))",
  "self.?name.orValue('') != '' || optional.of(1).hasValue()",
  'type(self.replicas) == int && self.replicas in [1, 2]',
])('the server takes %s', rule => {
  expect(quoted(rule)).toEqual([]);
});

test.each([
  [
    'self.replica > 1',
    "ERROR: <input>:1:5: undefined field 'replica'\n | self.replica > 1\n | ....^",
  ],
  [
    '!(has(self.namespace))',
    "ERROR: <input>:1:6: undefined field 'namespace'\n | !(has(self.namespace))\n | .....^",
  ],
  [
    'self.name > 1',
    "ERROR: <input>:1:11: found no matching overload for '_>_' applied to '(string, int)'\n | self.name > 1\n | ..........^",
  ],
  [
    'foo > 1',
    "ERROR: <input>:1:1: undeclared reference to 'foo' (in container '')\n | foo > 1\n | ^",
  ],
  [
    'self.ports.all(p, p.prt > 1)',
    "ERROR: <input>:1:20: undefined field 'prt'\n | self.ports.all(p, p.prt > 1)\n | ...................^",
  ],
  [
    'self.metadata == 1',
    "ERROR: <input>:1:5: undefined field 'metadata'\n | self.metadata == 1\n | ....^",
  ],
])('the server refuses %s', (rule, message) => {
  const [fault = '', ...others] = quoted(rule);
  expect(others).toEqual([]);
  expect(
    fault.startsWith(
      'spec.validation.openAPIV3Schema.properties[spec].x-kubernetes-validations[0].rule: Invalid value: {"Rule":',
    ),
  ).toBe(true);
  expect(fault.endsWith(`: compilation failed: ${message}`)).toBe(true);
});

test.each([
  ['self.replicas', 'cel expression must evaluate to a bool'],
  ['self.replicas >', 'compilation failed: ERROR: <input>:1:16: Syntax error: mismatched input'],
  ['(self.a-b', 'compilation failed: ERROR: <input>:1:10: Syntax error: missing'],
])('the server refuses %s: %s', (rule, message) => {
  expect(quoted(rule)[0]).toContain(message);
});

test.each([
  ['{ rule: "true", messageExpression: "1 + 1" }', 'messageExpression must evaluate to a string'],
  [
    `{ rule: "true", messageExpression: "'a' + self.replicas" }`,
    "messageExpression compilation failed: ERROR: <input>:1:5: found no matching overload for '_+_' applied to '(string, int)'",
  ],
  ['{ rule: "" }', 'rule is not specified'],
  ['{ rule: "true", optionalOldSelf: true }', 'may not be set if oldSelf is not used in rule'],
  ['{ rule: "true", reason: Bad }', 'Unsupported value: "Bad"'],
])('the server refuses %s', (rule, message) => {
  expect(faultsOfRule(rule)[0]).toContain(message);
});

test('rules of transitions need a counterpart in the object before', () => {
  const items = "{ type: string, x-kubernetes-validations: [{ rule: 'self == oldSelf' }] }";
  const schema = (kind: string) =>
    `{ type: object, properties: { l: { type: array, ${kind} items: ${items} } } }`;
  expect(faultsOfSchema(schema(''))).toEqual([
    'spec.validation.openAPIV3Schema.properties[l].items.x-kubernetes-validations[0].rule: Invalid value: ' +
      '"self == oldSelf": oldSelf cannot be used on the uncorrelatable portion of the schema within ' +
      'spec.validation.openAPIV3Schema.properties[l]',
  ]);
});

test('the root sees the kind and the name', () => {
  const root = (rule: string) =>
    faultsOfSchema(`{ type: object, x-kubernetes-validations: [{ rule: "${rule}" }] }`);
  expect(root("self.metadata.name != '' && self.kind == 'Web'")).toEqual([]);
  expect(root('has(self.metadata.labels)')[0]).toContain("undefined field 'labels'");
});

test.each([
  ['{ type: integer, default: many }', 'default: Invalid value: "string": '],
  ['{ type: string, enum: [a], default: b }', 'default: Unsupported value: "b": '],
  [
    '{ type: object, properties: { a: { type: string } }, default: { b: 1 } }',
    'default: Invalid value: {"b":1}: must not have unknown fields',
  ],
])('defaults fit their schema: %s', (schema, message) => {
  const [fault = ''] = faultsOfSchema(`{ type: object, properties: { x: ${schema} } }`);
  expect(fault).toContain(`spec.validation.openAPIV3Schema.properties[x].${message}`);
});

test('patterns are those of Go', () => {
  const schema = '{ type: object, properties: { x: { type: string, pattern: "+" } } }';
  expect(faultsOfSchema(schema)).toEqual([
    'spec.validation.openAPIV3Schema.properties[x].pattern: Invalid value: "+": must be a valid regular ' +
      "expression, but isn't: error parsing regexp: missing argument to repetition operator: `+`",
  ]);
});

test('paths of columns, scales and selectable fields', () => {
  const schema =
    '{ type: object, properties: { spec: { type: object, properties: { a: { type: string }, o: { type: object } } } } }';
  const version =
    `{ name: v1, served: true, storage: true, schema: { openAPIV3Schema: ${schema} }, ` +
    'additionalPrinterColumns: [{ name: A, type: string, jsonPath: spec.a }], ' +
    'subresources: { scale: { specReplicasPath: spec.n, statusReplicasPath: .status.n } }, ' +
    'selectableFields: [{ jsonPath: .spec.a }, { jsonPath: .spec.o }, { jsonPath: .metadata.name }] }';
  const text = documentOf(
    'apiextensions.k8s.io/v1',
    'CustomResourceDefinition',
    `spec: { group: example.com, scope: Namespaced, names: { plural: web, kind: Web }, versions: [${version}] }`,
  );
  const dotted = 'must be a simple json path starting with .';
  expect([...faultsOf(text.replace('name: web', 'name: web.example.com'))].sort()).toEqual([
    `spec.additionalPrinterColumns[0].JSONPath: Invalid value: "spec.a": ${dotted}`,
    'spec.selectableFields[1].jsonPath: Invalid value: ".spec.o": must point to a field of type string, boolean or ' +
      'integer. Enum string fields and strings with formats are allowed.',
    'spec.selectableFields[2].jsonPath: Invalid value: ".metadata.name": must not point to fields in metadata',
    `spec.subresources.scale.specReplicasPath: Invalid value: "spec.n": ${dotted}`,
  ]);
});
