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
  expect(finding).toMatchObject({ code: 'immutable-field', field: 'spec.selector' });
  expect(finding?.range.start.line).toBe(5);
});

test('immutable-field lets other changes and other objects pass', () => {
  expect(findingsIn(committed.replace('replicas: 1', 'replicas: 2'))).toEqual([]);
  expect(findingsIn(committed.replace('name: web', 'name: shop'))).toEqual([]);
});

test('immutable-field leaves half-typed text alone', () => {
  expect(findingsIn(committed.replace('{ matchLabels: { app: web } }', ''))).toEqual([]);
});

function findingsIn(text: string) {
  const findings = new WorkspaceFindings([immutableField]);
  findings.setBaseline('a.yaml', documentsIn(committed));
  const documents = documentsIn(text);
  findings.update('a.yaml', documents);
  return documents.flatMap(document => findings.findings('a.yaml', document));
}

function documentsIn(text: string) {
  return parseManifest(text).documents.map(({ document }) => document);
}
