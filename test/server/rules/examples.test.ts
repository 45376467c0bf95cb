// Every rule has an example manifest (its picture in the guide is taken of it): the whole language service reports
// this rule there, and nothing else.
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { kustomizationRules } from '../../../server/kustomization/rules/index.js';
import { defaultRuleSettings } from '../../../server/ruleSettings.js';
import { rules } from '../../../server/rules/index.js';
import { foundIn } from '../../support/kustomizations.js';
import { serviceWith, uri } from '../../support/service.js';

const folder = path.resolve(import.meta.dirname, '../../e2e/workspaces/rules');
const kustomizations = path.resolve(folder, '../kustomizations');
const committed = new Map([['immutable-field', [', tier: front', '']]]);

test('every rule has its example, and no example is without its rule', () => {
  const files = readdirSync(folder).filter(file => file.endsWith('.yaml'));
  expect(files.sort()).toEqual(rules.map(({ id }) => `${id}.yaml`).sort());
});

test.each(rules)('$id is what its example shows', ({ id, severity, pack }) => {
  const text = readFileSync(path.join(folder, `${id}.yaml`), 'utf8');
  const on = pack === 'correctness' ? {} : { [id]: severity };
  const service = serviceWith(text, { rules: { ...defaultRuleSettings, severities: on } });
  const [then = '', now = ''] = committed.get(id) ?? [];
  service.setBaseline(uri, text.replaceAll(then, now));
  const found = service.diagnostics(uri).map(({ code }) => code);
  expect(new Set(found), JSON.stringify(service.diagnostics(uri), null, 1)).toEqual(new Set([id]));
});

test.each(kustomizationRules)('$id is what its example shows', ({ id }) => {
  const example = path.join(kustomizations, id);
  const names = readdirSync(example, { recursive: true, encoding: 'utf8' });
  const files = names
    .filter(name => name.endsWith('.yaml'))
    .map(name => [name, readFileSync(path.join(example, name), 'utf8')]);
  const found = foundIn(Object.fromEntries(files)).map(text => text.split(' ').at(-1));
  expect(found).toEqual([id]);
});
