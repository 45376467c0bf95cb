// CEL of admission policies. The message of `+` is the one that the server's own library gave: pfnet/kaptest#16.
import { expect, test } from 'vitest';
import { documentOf, faultsOf } from './support.js';

function faultsOfPolicy(rest: string): readonly string[] {
  const rules =
    'resourceRules: [{ apiGroups: [""], apiVersions: [v1], operations: [CREATE], resources: [pods] }]';
  const spec = `spec: { failurePolicy: Fail, matchConstraints: { ${rules} }, ${rest} }`;
  return faultsOf(documentOf('admissionregistration.k8s.io/v1', 'ValidatingAdmissionPolicy', spec));
}

test.each([
  `validations: [{ expression: "object.spec.replicas <= 5 && request.operation == 'CREATE'" }]`,
  `paramKind: { apiVersion: v1, kind: ConfigMap }, validations: [{ expression: "int(params.data.max) > 1" }]`,
  `variables: [{ name: a, expression: "1" }, { name: b, expression: "variables.a + 1" }], validations: [{ expression: "variables.b > 1" }]`,
  `validations: [{ expression: "authorizer.group('').resource('pods').namespace('a').check('get').allowed()" }]`,
  `matchConditions: [{ name: a, expression: "!('system:nodes' in request.userInfo.groups)" }], validations: [{ expression: "true" }]`,
  `validations: [{ expression: "namespaceObject.metadata.labels['a'] == 'b'", messageExpression: "'in ' + request.namespace" }]`,
])('the server takes %s', rest => {
  expect(faultsOfPolicy(rest)).toEqual([]);
});

test.each([
  [
    `validations: [{ expression: "params.a == 1" }]`,
    `spec.validations[0].expression: Invalid value: "params.a == 1": compilation failed: ERROR: <input>:1:1: undeclared reference to 'params' (in container '')\n | params.a == 1\n | ^`,
  ],
  [
    `variables: [{ name: max, expression: "1" }], validations: [{ expression: "true", messageExpression: "'replicas must be equal or less than ' + variables.max" }]`,
    `spec.validations[0].messageExpression: Invalid value: "'replicas must be equal or less than ' + variables.max": compilation failed: ERROR: <input>:1:40: found no matching overload for '_+_' applied to '(string, int)'\n | 'replicas must be equal or less than ' + variables.max\n | .......................................^`,
  ],
  [
    `validations: [{ expression: "1 + 1" }]`,
    'spec.validations[0].expression: Invalid value: "1 + 1": must evaluate to bool',
  ],
  [
    `validations: [{ expression: "variables.a > 1" }]`,
    `spec.validations[0].expression: Invalid value: "variables.a > 1": compilation failed: ERROR: <input>:1:10: undefined field 'a'\n | variables.a > 1\n | .........^`,
  ],
  [
    `matchConditions: [{ name: a, expression: "request.verb == 'x'" }], validations: [{ expression: "true" }]`,
    `spec.matchConditions[0].expression: Invalid value: "request.verb == 'x'": compilation failed: ERROR: <input>:1:8: undefined field 'verb'\n | request.verb == 'x'\n | .......^`,
  ],
])('the server refuses %s', (rest, fault) => {
  expect(faultsOfPolicy(rest)).toEqual([fault]);
});

function faultsOfMutation(rest: string): readonly string[] {
  const rules =
    'resourceRules: [{ apiGroups: [""], apiVersions: [v1], operations: [CREATE], resources: [pods] }]';
  const spec = `spec: { reinvocationPolicy: Never, matchConstraints: { ${rules} }, ${rest} }`;
  return faultsOf(documentOf('admissionregistration.k8s.io/v1', 'MutatingAdmissionPolicy', spec));
}

test('expressions of mutations', () => {
  const object = "Object{ metadata: Object.metadata{ labels: {'a': 'b'} } }";
  const taken = `{ patchType: ApplyConfiguration, applyConfiguration: { expression: "${object}" } }`;
  const refused = '{ patchType: JSONPatch, jsonPatch: { expression: "params.a" } }';
  expect(faultsOfMutation(`mutations: [${taken}]`)).toEqual([]);
  expect(faultsOfMutation(`mutations: [${refused}]`)).toEqual([
    `spec.mutations[0].jsonPatch.expression: Invalid value: "params.a": compilation failed: ERROR: <input>:1:1: undeclared reference to 'params' (in container '')\n | params.a\n | ^`,
  ]);
});
