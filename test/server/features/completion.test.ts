import { expect, test } from 'vitest';
import { checkAccepted, labelsAt, serviceWith, uri, withCursor } from '../../support/service.js';

const deployment = `apiVersion: apps/v1
kind: Deployment
metadata:
  name: web
spec:
`;

test('fields of the type at the cursor, required ones first', () => {
  const labels = labelsAt(`${deployment}  $0`);
  expect(labels.slice(0, 2).sort()).toEqual(['selector', 'template']);
  expect(labels).toContain('replicas');
  expect(labels).not.toContain('metadata');
});

test('fields that are there already are not offered again', () => {
  expect(labelsAt(`${deployment}  replicas: 1\n  $0\n  selector: {}\n`)).not.toContain('replicas');
  expect(labelsAt(`${deployment}  replicas: 1\n  $0\n  selector: {}\n`)).not.toContain('selector');
});

test('a field comes with its required children', () => {
  checkAccepted(
    `${deployment}  sel$0\n`,
    'selector',
    `${deployment}  selector:\n    matchLabels:\n      $0\n`,
  );
  checkAccepted(
    `${deployment}  template:\n    spec:\n      $0`,
    'containers',
    `${deployment}  template:\n    spec:\n      containers:\n        - name: $0\n          image: `,
  );
});

test('lists follow the style of the document', () => {
  const text = 'apiVersion: v1\nkind: Pod\nspec:\n  volumes:\n  - name: a\n  $0';
  checkAccepted(
    text,
    'containers',
    'apiVersion: v1\nkind: Pod\nspec:\n  volumes:\n  - name: a\n  containers:\n  - name: $0\n    image: ',
  );
});

test('half-typed words are replaced, and only they', () => {
  checkAccepted(`${deployment}  repli$0cas: 3\n`, 'replicas', `${deployment}  replicas$0: 3\n`);
  checkAccepted(
    `${deployment}  pau$0\n  replicas: 3\n`,
    'paused',
    `${deployment}  paused: $0\n  replicas: 3\n`,
  );
});

test('fields of list items: after the dash, on the lines below, and where a dash is missing', () => {
  const pod = 'apiVersion: v1\nkind: Pod\nspec:\n  containers:\n';
  checkAccepted(`${pod}    - $0`, 'image', `${pod}    - image: $0`);
  checkAccepted(`${pod}    - na$0`, 'name', `${pod}    - name: $0`);
  checkAccepted(`${pod}    - name: a\n      $0`, 'image', `${pod}    - name: a\n      image: $0`);
  checkAccepted(`${pod}    $0`, '- ', `${pod}    - name: $0\n      image: `);
  expect(labelsAt(`${pod}  - name: a\n    $0\n    image: b`)).not.toContain('image');
});

test('allowed values, booleans and defaults', () => {
  const pod = 'apiVersion: v1\nkind: Pod\nspec:\n';
  expect(labelsAt(`${pod}  restartPolicy: $0`)).toEqual(['Always', 'OnFailure', 'Never']);
  expect(labelsAt(`${pod}  hostNetwork: $0`)).toEqual(['true', 'false']);
  checkAccepted(`${pod}  restartPolicy:$0`, 'Never', `${pod}  restartPolicy: Never$0`);
  checkAccepted(
    `${pod}  restartPolicy: Alw$0ays # why\n`,
    'Never',
    `${pod}  restartPolicy: Never$0 # why\n`,
  );
});

test('values of lists of enums', () => {
  const claim = 'apiVersion: v1\nkind: PersistentVolumeClaim\nspec:\n  accessModes:\n';
  expect(labelsAt(`${claim}    - $0`)).toContain('ReadWriteOnce');
  expect(labelsAt(`${claim.trimEnd()} [$0]`)).toContain('ReadWriteOnce');
});

test('apiVersion and kind in both orders', () => {
  expect(labelsAt('apiVersion: apps/v1\nkind: $0')).toContain('StatefulSet');
  expect(labelsAt('apiVersion: apps/v1\nkind: $0')).not.toContain('Service');
  expect(labelsAt('kind: StatefulSet\napiVersion: $0')).toEqual(['apps/v1']);
  expect(labelsAt('kind: $0')[0]).toBe('Deployment');
  expect(labelsAt('apiVersion: $0')[0]).toBe('v1');
});

test('kinds nobody writes are not offered', () => {
  const labels = labelsAt('apiVersion: v1\nkind: $0');
  expect(labels.filter(label => label.endsWith('List'))).toEqual([]);
});

test('an empty file and an empty document start with apiVersion and kind', () => {
  expect(labelsAt('$0').slice(0, 2)).toEqual(['apiVersion', 'kind']);
  expect(labelsAt('a: 1\n---\n$0').slice(0, 2)).toEqual(['apiVersion', 'kind']);
  expect(labelsAt('apiV$0')).toContain('apiVersion');
});

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
