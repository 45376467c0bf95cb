import { expect, test } from 'vitest';
import { documentOf } from '../../support/manifest.js';

const document = documentOf(`
  base: &base
    x: 1
  spec:
    <<: *base
    list:
    - name: a
    - name: b
      on: yes
`);

function textAt(path: readonly (string | number)[]): string | undefined {
  const { value } = document.find(path);
  return value && document.text.slice(value.start, value.end);
}

test('finds values by keys and indices', () => {
  expect(textAt(['spec', 'list', 1, 'name'])).toBe('b');
  expect(textAt(['spec', 'list', 1, 'true'])).toBe('yes');
});

test('follows merge keys', () => {
  expect(textAt(['spec', 'x'])).toBe('1');
});

test('gives the nearest ancestor of what is not there', () => {
  const found = document.find(['spec', 'list', 0, 'image', 'tag']);
  expect(found.exact).toBe(false);
  expect(found.depth).toBe(3);
  expect(found.value && document.text.slice(found.value.start, found.value.end)).toBe('name: a');
});
