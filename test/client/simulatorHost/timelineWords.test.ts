import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { fileWords, timelineWords } from '../../../client/simulatorHost/timelineWords.js';
import { type Translate, untranslated } from '../../../client/simulatorHost/translate.js';
import { summarizeChange } from '../../../simulator/kernel/summary.js';

const bundle = path.resolve(import.meta.dirname, '../../../l10n/bundle.l10n.es.json');
const texts: Record<string, string> = JSON.parse(readFileSync(bundle, 'utf8'));
const spanish: Translate = (message, ...values) =>
  untranslated(texts[message] ?? message, ...values);

function set(replicas: number) {
  return {
    apiVersion: 'apps/v1',
    kind: 'ReplicaSet',
    metadata: { name: 'web-1' },
    spec: { replicas },
  };
}

test.each([
  [summarizeChange(undefined, set(1)), 'ReplicaSet web-1 creado'],
  [summarizeChange(set(1), undefined), 'ReplicaSet web-1 eliminado'],
  [summarizeChange(set(1), set(3)), 'ReplicaSet web-1 escalado de 1 a 3'],
  ['Bound Pod web-1-x to node-2', 'Pod web-1-x asignado a node-2'],
  ['Pod web-1-x is not ready', 'Pod web-1-x no está listo'],
  ['Failed node node-2', 'node-2 se detiene'],
  ['apply 3 files', 'aplicar 3 archivos'],
  ['add Service web +2', 'añadir Service web +2'],
  ['replicas set', 'replicas fijado'],
])('%s in Spanish', (summary, expected) => {
  expect(timelineWords(summary, spanish)).toBe(expected);
});

test('a change of a value reads the same in every language', () => {
  expect(timelineWords('image nginx:1.27 → 1.28', spanish)).toBe('image nginx:1.27 → 1.28');
  expect(fileWords('shop.yaml', spanish)).toBe('shop.yaml');
});

test('in English nothing changes', () => {
  for (const summary of [
    'Created Pod web',
    'Scaled ReplicaSet web from 0 to 3',
    'apply shop.yaml',
  ]) {
    expect(timelineWords(summary, untranslated)).toBe(summary);
  }
});
