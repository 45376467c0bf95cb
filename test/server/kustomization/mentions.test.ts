// Rename of what kustomizations name or add: both sides follow.
import { expect, test } from 'vitest';
import { atCursor, uriOf } from '../../support/kustomizations.js';
import { applyEdits } from '../../support/service.js';

const web = `apiVersion: apps/v1
kind: Deployment
metadata: { name: web }
spec:
  selector: { matchLabels: { app: web } }
  template:
    metadata: { labels: { app: web } }
    spec: { containers: [{ name: c, image: nginx }] }
`;
const kustomization = `resources: [web.yaml]
labels: [{ pairs: { app: web }, includeSelectors: true }]
patches:
- target: { kind: Deployment, name: web }
  patch: "[]"
- target: { kind: Service, name: web }
  patch: "[]"
replicas: [{ name: web, count: 2 }]
`;

test('a renamed object is called so by the targets and replicas that mean it', () => {
  const files = {
    'web.yaml': web.replace('name: web', 'name: we$0b'),
    'kustomization.yaml': kustomization,
  };
  const after = renamed(files, 'site');
  expect(after['kustomization.yaml']).toBe(
    kustomization
      .replace('Deployment, name: web', 'Deployment, name: site')
      .replace('{ name: web, count', '{ name: site, count'),
  );
  expect(after['web.yaml']).toBe(web.replace('name: web', 'name: site'));
});

test.each([
  {
    'web.yaml': web.replace('{ app: web } }', '{ app: w$0eb } }'),
    'kustomization.yaml': kustomization,
  },
  { 'web.yaml': web, 'kustomization.yaml': kustomization.replace('app: web', 'app: w$0eb') },
])('a label is renamed with what its kustomization adds, from either side', files => {
  const after = renamed(files, 'site');
  expect(after['kustomization.yaml']).toBe(kustomization.replace('app: web', 'app: site'));
  expect(after['web.yaml']).toBe(web.replaceAll('app: web', 'app: site'));
});

function renamed(files: Readonly<Record<string, string>>, newName: string) {
  const { service, uri, position } = atCursor(files);
  const answer = service.navigation.rename(uri, { position, newName });
  const changes = answer !== undefined && 'edit' in answer ? answer.edit.documentChanges : [];
  return Object.fromEntries(
    Object.entries(files).map(([name, text]) => {
      const edits = (changes ?? []).flatMap(change =>
        'edits' in change && change.textDocument.uri === uriOf(name) ? change.edits : [],
      );
      const plain = edits.flatMap(edit => ('newText' in edit ? [edit] : []));
      return [name, applyEdits(text.replace('$0', ''), plain)];
    }),
  );
}
