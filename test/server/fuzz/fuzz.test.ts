import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { serviceWith } from '../../support/service.js';
import { fuzz } from './fuzz.js';

const examples = path.resolve(import.meta.dirname, '../../../examples');
const runs = 1000;
const seed = 1;

test('a thousand broken texts: no crash, no hang, no range outside the text', () => {
  const texts = readdirSync(examples, { recursive: true, encoding: 'utf8' })
    .filter(name => /\.ya?ml$/.test(name))
    .map(name => readFileSync(path.join(examples, name), 'utf8'));
  const now = () => performance.now();
  const failures = fuzz({ service: serviceWith(''), texts, seed, runs, limitMs: 5_000, now });
  const replay = failures.map(({ run, reason }) => `seed ${seed} run ${run}: ${reason}`);
  expect(texts.length).toBeGreaterThan(0);
  expect(replay).toEqual([]);
});
