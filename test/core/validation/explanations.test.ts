// Plain sentences beside the server's words.
import { expect, test } from 'vitest';
import { validateDocument } from '../../../core/validation/index.js';
import { testCatalogue } from '../../support/catalogue.js';
import { objectIn, podWith } from './support.js';

function explanationsOf(yaml: string): (string | undefined)[] {
  const { errors } = validateDocument(objectIn(yaml), { catalogue: testCatalogue() });
  return errors.map(({ explanation }) => explanation);
}

test('explains a boolean where text belongs', () => {
  expect(explanationsOf(podWith({ container: 'env: [{ name: A, value: yes }]' }))).toEqual([
    'YAML reads this as a boolean or a number. Put it in quotes to make it text.',
  ]);
});

test('adds nothing where the server is plain enough', () => {
  expect(explanationsOf(podWith({ spec: 'activeDeadlineSeconds: 0' }))).toEqual([undefined]);
});
