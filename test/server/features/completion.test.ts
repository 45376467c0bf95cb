import { expect, test } from 'vitest';
import { checkAccepted, labelsAt, serviceWith, uri, withCursor } from '../../support/service.js';

const deployment = `apiVersion: apps/v1
kind: Deployment
metadata:
  name: web
spec:
`;

test('flow style: keys, values, nested, half typed', () => {
  const pod = 'apiVersion: v1\nkind: Pod\nspec:\n';
  expect(labelsAt(`${pod}  containers: [{name: a, $0}]`)).toContain('image');
  expect(labelsAt(`${pod}  containers: [{name: a, $0}]`)).not.toContain('name');
  expect(labelsAt(`${pod}  containers: [{imagePullPolicy: $0}]`)).toContain('Always');
  expect(labelsAt(`${pod}  containers:\n  - {name: a, image: b,\n    $0`)).toContain('ports');
  checkAccepted(`${pod}  containers: [{na$0}]`, 'name', `${pod}  containers: [{name: $0}]`);
});

test('works in text that does not parse', () => {
  const labels = labelsAt(
    `${deployment}  replicas: "3\n  $0\n  selector: [\n  template:\n    metadata: {}\n`,
  );
  expect(labels).toContain('strategy');
});

test('nothing in comments, text blocks and other YAML', () => {
  expect(labelsAt(`${deployment}  # re$0`)).toEqual([]);
  expect(labelsAt('apiVersion: v1\nkind: ConfigMap\ndata:\n  a: |\n    x\n    $0\n')).toEqual([]);
  expect(labelsAt('services:\n  web:\n    image: a\n    $0')).toEqual([]);
});

test('JSON gets its quotes; kinds that nobody knows get ordinary metadata', () => {
  const json = '{ "apiVersion": "v1", "kind": "Pod", "spec": { $0 } }';
  checkAccepted(json, 'restartPolicy', json.replace('$0', '"restartPolicy": $0'));
  const policy = json.replace('$0', '"restartPolicy": $0');
  checkAccepted(policy, 'Never', policy.replace('$0', '"Never"$0'));
  expect(labelsAt('apiVersion: a.example/v1\nkind: Thing\nmetadata:\n  $0')).toContain('labels');
});

test('items of a List are completed as what they are', () => {
  const list = 'apiVersion: v1\nkind: List\nitems:\n- apiVersion: v1\n  kind: Pod\n';
  expect(labelsAt(`${list}  spec:\n    $0`)).toContain('containers');
});

test('documentation comes when it is asked for', () => {
  const { text, position } = withCursor(`${deployment}  $0`);
  const service = serviceWith(text);
  const item = service.complete(uri, position).items.find(({ label }) => label === 'replicas');
  expect(item?.documentation).toBeUndefined();
  const documentation = item && service.resolveCompletion(item).documentation;
  expect(documentation).toMatchObject({ kind: 'markdown' });
  expect(JSON.stringify(documentation)).toContain('Number of desired pods');
});

test('editors without snippets get plain text', () => {
  const { text, position } = withCursor(`${deployment}  $0`);
  const service = serviceWith(text, { snippets: false });
  const item = service.complete(uri, position).items.find(({ label }) => label === 'selector');
  expect(item?.insertTextFormat).toBe(1);
  expect(item?.textEdit?.newText).toBe('selector:\n    matchLabels:\n      ');
});
