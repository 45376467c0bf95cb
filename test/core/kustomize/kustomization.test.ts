import { expect, test } from 'vitest';
import { readKustomization } from '../../../core/kustomize/kustomization.js';
import { parseManifest } from '../../../core/manifest/parseManifest.js';

test('reads what a kustomization takes in, patches, makes and adds', () => {
  const kustomization = read(`
resources: [web.yaml, ../base, 'https://example.com/x.yaml', 'github.com/a/b?ref=v1']
components: [../parts/cache]
patches:
  - path: more-replicas.yaml
  - patch: |
      - { op: remove, path: /spec }
configMapGenerator:
  - name: settings
    literals: [LEVEL=debug, EMPTY=]
    files: [nginx.conf, site=conf/site.conf]
  - name: environment
    envs: [.env]
secretGenerator:
  - { name: token, type: Opaque, literals: [key=a=b] }
namePrefix: shop-
namespace: shop
commonLabels: { team: a }
labels:
  - pairs: { only: metadata }
  - { pairs: { tier: web }, includeSelectors: true }
`);
  expect(kustomization?.entries.map(({ text }) => text)).toEqual([
    'web.yaml',
    '../base',
    '../parts/cache',
  ]);
  expect(kustomization?.patches).toEqual([
    { text: 'more-replicas.yaml', path: ['patches', 0, 'path'] },
  ]);
  expect(
    kustomization?.generated.map(({ kind, name, keys, hasMoreKeys }) => [
      `${kind} ${name}`,
      keys.join(),
      hasMoreKeys,
    ]),
  ).toEqual([
    ['ConfigMap settings', 'LEVEL,EMPTY,nginx.conf,site', false],
    ['ConfigMap environment', '', true],
    ['Secret token', 'key', false],
  ]);
  expect(kustomization).toMatchObject({
    labels: { team: 'a', tier: 'web' },
    namespace: 'shop',
    namePrefix: 'shop-',
    nameSuffix: '',
  });
});

test('leaves half-typed entries out, and other documents alone', () => {
  expect(read('resources:\n  -\n  - web.yaml\npatches:\n')?.entries).toEqual([
    { text: 'web.yaml', path: ['resources', 1] },
  ]);
  expect(read('kind: Pod\napiVersion: v1\n')).toBeUndefined();
});

function read(text: string) {
  const [placed] = parseManifest(text).documents;
  return placed && readKustomization(placed.document);
}
