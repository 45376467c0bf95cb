import { expect, test } from 'vitest';
import { atCursor, offeredAt } from '../../../support/kustomizations.js';

test.each([
  ['$0', ['apiVersion', 'kind', 'resources', 'components', 'patches']],
  ['res$0\n', ['apiVersion', 'kind', 'resources', 'components', 'patches']],
  ['resources: []\n$0\n', ['apiVersion', 'kind', 'components', 'patches', 'configMapGenerator']],
  ['images:\n- $0\n', ['name', 'newName', 'newTag', 'tagSuffix', 'digest']],
  ['images: [{ $0 }]\n', ['name', 'newName', 'newTag', 'tagSuffix', 'digest']],
  [
    'configMapGenerator:\n- name: a\n  $0\n',
    ['namespace', 'behavior', 'literals', 'files', 'envs'],
  ],
  ['configMapGenerator:\n- behavior: $0\n', ['create', 'replace', 'merge']],
  ['patches:\n- target:\n    $0\n', ['group', 'version', 'kind', 'name', 'namespace']],
  ['sortOptions: { order: $0 }\n', ['fifo', 'legacy']],
  ['labels:\n- includeSelectors: $0\n', ['false', 'true']],
  ['helmCharts:\n- $0\n', ['name', 'version', 'repo', 'releaseName', 'namespace']],
  ['replacements:\n- source:\n    $0\n', ['group', 'version', 'kind', 'name', 'namespace']],
  ['openapi:\n  $0\n', ['path', 'version']],
])('%j: %j', (text, wanted) => {
  const offered = offeredAt({ 'kustomization.yaml': text });
  expect(offered.slice(0, wanted.length).sort()).toEqual([...wanted].sort());
});

test('a field is documented when it is asked for, a deprecated one is marked', () => {
  const { service, uri, position } = atCursor({ 'kustomization.yaml': '$0' });
  const { items } = service.complete(uri, position);
  const [prefix] = items.filter(({ label }) => label === 'namePrefix');
  const resolved = prefix && service.resolveCompletion(prefix);
  expect(JSON.stringify(resolved?.documentation)).toContain('Put before the names');
  expect(items.find(({ label }) => label === 'bases')?.tags).toEqual([1]);
});
