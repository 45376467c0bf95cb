// Every rule is known by its id, explained by its page, and the page says what the rule's file says.
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { kustomizationRules } from '../../../server/kustomization/rules/index.js';
import { rules } from '../../../server/rules/index.js';

const root = path.resolve(import.meta.dirname, '../../..');

test('docs/rules says what the files of the rules say (node scripts/ruleDocs.mjs)', async () => {
  const script = path.join(root, 'scripts/ruleDocs.mjs');
  const { rulePages } = (await import(script)) as { rulePages: () => Map<string, string> };
  const pages = rulePages();
  for (const [file, text] of pages) {
    expect(readFileSync(path.join(root, 'docs/rules', file), 'utf8'), file).toBe(text);
  }
  expect(readdirSync(path.join(root, 'docs/rules')).sort()).toEqual([...pages.keys()].sort());
  expect([...pages.keys()].sort()).toEqual(
    [...[...rules, ...kustomizationRules].map(({ id }) => `${id}.md`), 'README.md'].sort(),
  );
});

test('ids are unique, and 48 rules are on by default', () => {
  expect(new Set(rules.map(({ id }) => id)).size).toBe(rules.length);
  expect(rules.filter(({ pack }) => pack === 'correctness')).toHaveLength(48);
});

test('every rule has its test', () => {
  const tests = new Set(readdirSync(path.join(root, 'test/server/rules')));
  const files = readdirSync(path.join(root, 'server/rules')).filter(file =>
    /export const \w+: Rule\b/.test(readFileSync(path.join(root, 'server/rules', file), 'utf8')),
  );
  expect(files.filter(file => !tests.has(file.replace(/\.ts$/, '.test.ts')))).toEqual([]);
});
