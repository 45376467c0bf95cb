import { expect, test } from 'vitest';
import { faultWords, gapWords } from '../../../core/kustomize/buildWords.js';
import { untranslated } from '../../../core/translate.js';

test('a fault is said in one sentence', () => {
  const at = { file: 0, span: [0, 0, 0, 0] as const };
  expect(faultWords({ type: 'missing', about: 'web.yaml', ...at }, untranslated)).toBe(
    'web.yaml is not there',
  );
});

test('what is left out is said once each; nothing where all is built', () => {
  const chart = { type: 'chart', about: 'minio' } as const;
  expect(gapWords([], untranslated)).toBeUndefined();
  expect(gapWords([chart, { type: 'vars', about: 'vars' }, chart], untranslated)).toBe(
    'What runs is not all that kustomize would build: ' +
      'the chart minio is not rendered; variables are not filled in.',
  );
});
