import { expect, test } from 'vitest';
import { ObjectGraph } from '../../../core/graph/objectGraph.js';
import type { Manifest } from '../../../core/manifest/node.js';
import { parseManifest } from '../../../core/manifest/parseManifest.js';

const web = `apiVersion: apps/v1
kind: Deployment
metadata: { name: web }
spec:
  template:
    metadata: { labels: { app: web, tier: front } }
    spec:
      containers: [{ name: web, envFrom: [{ configMapRef: { name: settings } }] }]
`;
const service = `apiVersion: v1
kind: Service
metadata: { name: web }
spec: { selector: { app: web } }
`;
const settings = `apiVersion: v1
kind: ConfigMap
metadata: { name: settings }
data: { LEVEL: info }
`;

function graphOf(files: Record<string, string>): {
  graph: ObjectGraph;
  manifests: Map<string, Manifest>;
} {
  const graph = new ObjectGraph();
  const manifests = new Map<string, Manifest>();
  for (const [uri, text] of Object.entries(files)) {
    const manifest = parseManifest(text);
    manifests.set(uri, manifest);
    graph.update(uri, documentsOf(manifest));
  }
  return { graph, manifests };
}

function documentsOf(manifest: Manifest) {
  return manifest.documents.map(placed => placed.document);
}

function namesOf(objects: readonly { facts: { kind: string; name: string } }[]): string[] {
  return objects.map(({ facts }) => `${facts.kind}/${facts.name}`);
}

test('answers across files: by name, by reference, by the labels of pods', () => {
  const { graph } = graphOf({ 'a.yaml': `${web}---\n${service}`, 'b.yaml': settings });
  expect(namesOf(graph.named('ConfigMap', 'settings'))).toEqual(['ConfigMap/settings']);
  expect(namesOf(graph.referrers('ConfigMap', 'settings'))).toEqual(['Deployment/web']);
  expect(namesOf(graph.withPods({ matchLabels: { app: 'web', tier: 'front' } }))).toEqual([
    'Deployment/web',
  ]);
  expect(graph.withPods({ matchLabels: { app: 'web', tier: 'back' } })).toEqual([]);
  expect(namesOf(graph.withPods({}))).toEqual(['Deployment/web']);
  expect(namesOf(graph.makingPods())).toEqual(['Deployment/web']);
  expect(namesOf(graph.selectingPods({ app: 'web' }))).toContain('Service/web');
});

test('an update touches the documents whose text changed, and says which answers changed', () => {
  const { graph, manifests } = graphOf({ 'a.yaml': `${web}---\n${service}` });
  const before = manifests.get('a.yaml');
  const edited = parseManifest(`${web}---\n${service.replace('app: web', 'app: api')}`, before);
  const changed = graph.update('a.yaml', documentsOf(edited));
  expect([...changed].sort()).toEqual([
    'object:Service/web',
    'selecting:app=api',
    'selecting:app=web',
  ]);
});

test('a removed file takes its objects along', () => {
  const { graph } = graphOf({ 'a.yaml': web, 'b.yaml': settings });
  const changed = graph.update('b.yaml', []);
  expect(changed).toContain('object:ConfigMap/settings');
  expect(graph.named('ConfigMap', 'settings')).toEqual([]);
  expect(graph.uris).toEqual(['a.yaml']);
});

test('notes what was asked', () => {
  const { graph } = graphOf({ 'a.yaml': web });
  const asked = new Set<string>();
  const view = graph.noting(asked);
  view.named('Secret', 'x');
  view.withPods({ matchLabels: { app: 'web' } });
  expect([...asked]).toEqual(['object:Secret/x', 'pods:app=web']);
});

test('half-typed documents tell what they can', () => {
  const { graph } = graphOf({
    'a.yaml': 'apiVersion: v1\nkind: Pod\nmetadata:\n  name: p\nspec:\n  cont',
  });
  expect(namesOf(graph.named('Pod', 'p'))).toEqual(['Pod/p']);
});

test('a document that is half typed keeps what it told before, so that others stay as they are', () => {
  const graph = new ObjectGraph();
  const pod = 'apiVersion: v1\nkind: Pod\nmetadata: { name: p, labels: { app: web } }\n';
  graph.update('a.yaml', documentsOf(parseManifest(pod)));
  const changed = graph.update('a.yaml', documentsOf(parseManifest(`${pod}spec: [\n`)));
  expect([...changed]).toEqual(['object:Pod/p']);
  expect(graph.withPods({ matchLabels: { app: 'web' } })).toHaveLength(1);
});
