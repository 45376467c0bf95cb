import { expect, test } from 'vitest';
import { fieldTemplate, itemTemplate } from '../../../server/completion/fieldTemplate.js';
import { testCatalogue } from '../../support/catalogue.js';

function template(kind: string, field: string, indentsLists: boolean): string {
  const type = testCatalogue().typeNamed(`io.k8s.api.${kind}`);
  const found = type?.fields.get(field);
  return found === undefined ? '' : fieldTemplate(found, type, { column: 2, indentsLists });
}

test('a scalar has one stop', () => {
  expect(template('apps.v1.DeploymentSpec', 'replicas', true)).toBe('replicas: $1');
});

test('a block holds what is required and what is usual, with stops in order', () => {
  expect(template('apps.v1.DeploymentSpec', 'template', false)).toBe(
    [
      'template:',
      '    metadata:',
      '      labels:',
      '        $1',
      '    spec:',
      '      containers:',
      '      - name: $2',
      '        image: $3',
    ].join('\n'),
  );
});

test('lists are indented as asked, and items of scalars are a stop', () => {
  expect(template('core.v1.Container', 'args', true)).toBe('args:\n    - $1');
  expect(template('core.v1.Container', 'args', false)).toBe('args:\n  - $1');
  expect(itemTemplate({ kind: 'string' }, { column: 4, indentsLists: true })).toBe('$1');
});
