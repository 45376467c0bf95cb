import { expect, test } from 'vitest';
import { serviceWithFiles, uriOf } from '../../support/kustomizations.js';

test('paths lead to their files, folders to their kustomization, and what is not there nowhere', () => {
  const service = serviceWithFiles(
    {
      'base/kustomization.yaml': 'resources: []\n',
      'kustomization.yaml':
        'resources: [base, gone.yaml]\nconfigMapGenerator: [{ name: x, files: ["k=app.env"] }]\n-',
    },
    ['app.env'],
  );
  const links = service.navigation.links(uriOf('kustomization.yaml'));
  expect(links.map(({ target, range }) => [target, range.start.character])).toEqual([
    [uriOf('base/kustomization.yaml'), 12],
    [uriOf('app.env'), 43],
  ]);
  expect(service.navigation.links(uriOf('base/kustomization.yaml'))).toEqual([]);
});
