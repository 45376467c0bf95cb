import { expect, test } from 'vitest';
import { atCursor, uriOf } from '../../support/kustomizations.js';

const web = `apiVersion: v1
kind: Pod
metadata: { name: web }
spec: { containers: [{ name: c, image: nginx }] }
`;
const base = { 'base/kustomization.yaml': 'resources: []\n' };

test.each([
  ['resources: [we$0b.yaml, base]', [['web.yaml', 0]]],
  ['resources: [web.yaml, ba$0se]', [['base/kustomization.yaml', 0]]],
  ['resources: [web.yaml]\npatches: [{ target: { name: we$0b }, path: x }]', [['web.yaml', 2]]],
  ['resources: [web.yaml]\nimages: [{ name: ngi$0nx, newTag: x }]', [['web.yaml', 2]]],
  ['resources: [web.yaml]\nimages: [{ name: oth$0er, newTag: x }]', []],
  ['resources: [nope$0.yaml]', []],
  ['$0', []],
])('definition: %j', (text, wanted) => {
  const files = { ...base, 'web.yaml': web, 'kustomization.yaml': `${text}\n` };
  const { service, uri, position } = atCursor(files);
  const found = service.navigation.definitions(uri, position);
  const lines = found.map(place => [place.uri, place.range.start.line]);
  expect(lines).toEqual(wanted.map(([name, line]) => [uriOf(String(name)), line]));
});

test("references of an object's name: who lists its file and who means it", () => {
  const kustomization =
    'resources: [web.yaml]\npatches:\n- target: { name: web }\n  path: x.yaml\n';
  const { service, uri, position } = atCursor({
    'web.yaml': web.replace('name: web', 'name: we$0b'),
    'kustomization.yaml': kustomization,
  });
  const found = service.navigation.references(uri, { position, includeDeclaration: false });
  expect(found.map(({ range }) => range.start.line)).toEqual([2, 0]);
});
