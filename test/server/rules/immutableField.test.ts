import { expect, test } from 'vitest';
import { parseManifest } from '../../../core/manifest/parseManifest.js';
import { immutableField } from '../../../server/rules/immutableField.js';
import { WorkspaceFindings } from '../../../server/workspaceFindings.js';

const committed = `apiVersion: apps/v1
kind: Deployment
metadata: { name: web }
spec:
  replicas: 1
  selector: { matchLabels: { app: web } }
`;

test('immutable-field reports what differs from the last commit and cannot change', () => {
  const [finding] = findingsIn(committed.replace('app: web', 'app: shop'));
  expect(finding).toMatchObject({
    code: 'immutable-field',
    field: 'spec.selector.matchLabels.app',
  });
  expect(finding?.range.start.line).toBe(5);
});

test('immutable-field lets other changes and other objects pass', () => {
  expect(findingsIn(committed.replace('replicas: 1', 'replicas: 2'))).toEqual([]);
  expect(findingsIn(committed.replace('name: web', 'name: shop'))).toEqual([]);
});

test('immutable-field knows what may not change in pods and claims', () => {
  const pod = (image: string, command: string) =>
    `apiVersion: v1\nkind: Pod\nmetadata: { name: a }\nspec: { containers: [{ name: c, image: ${image}, command: [${command}] }] }\n`;
  const claim = (size: string) =>
    `apiVersion: v1\nkind: PersistentVolumeClaim\nmetadata: { name: a }\nspec: { resources: { requests: { storage: ${size} } } }\n`;
  const fields = (before: string, now: string) => findingsIn(now, before).map(({ field }) => field);
  expect(fields(pod('a:1', 'run'), pod('a:2', 'run'))).toEqual([]);
  expect(fields(pod('a:1', 'run'), pod('a:1', 'stop'))).toEqual(['spec.containers[0].command[0]']);
  expect(fields(claim('1Gi'), claim('2Gi'))).toEqual([]);
  expect(fields(claim('2Gi'), claim('1Gi'))).toEqual(['spec.resources.requests.storage']);
});

test('immutable-field leaves half-typed text alone', () => {
  expect(findingsIn(committed.replace('{ matchLabels: { app: web } }', ''))).toEqual([]);
});

function findingsIn(text: string, before = committed) {
  const findings = new WorkspaceFindings([immutableField]);
  findings.setBaseline('a.yaml', documentsIn(before));
  const documents = documentsIn(text);
  findings.update('a.yaml', documents);
  return documents.flatMap(document => findings.findings('a.yaml', document));
}

function documentsIn(text: string) {
  return parseManifest(text).documents.map(({ document }) => document);
}
