// The user guide is whole: links lead somewhere, every rule and feature has page and picture, every command and setting
// is explained.
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { Command } from 'commander';
import { expect, test } from 'vitest';
import { serveCommand } from '../../cli/serve.js';
import { simulateCommand } from '../../cli/simulate.js';
import { validateCommand } from '../../cli/validate.js';
import { kustomizationRules } from '../../server/kustomization/rules/index.js';
import { rules } from '../../server/rules/index.js';

const root = path.resolve(import.meta.dirname, '../..');
const docs = path.join(root, 'docs');
const pages = readdirSync(docs, { recursive: true, encoding: 'utf8' })
  .filter(file => file.endsWith('.md'))
  .map(file => path.join(docs, file));
const guide = ['guide', 'command-line.md', 'cluster-file.md']
  .flatMap(name => pages.filter(page => path.relative(docs, page).startsWith(name)))
  .map(page => readFileSync(page, 'utf8'))
  .join('\n')
  .replace(/\s+/g, ' ');

test('every relative link and picture of the documentation exists', () => {
  const readme = path.join(root, 'README.md');
  const broken = [...pages, readme].flatMap(page =>
    linksIn(page).filter(link => !existsSync(path.resolve(path.dirname(page), link))),
  );
  expect(broken).toEqual([]);
});

test('the check of links finds links', () => {
  expect(linksIn(path.join(docs, 'guide/README.md'))).toContain('diagnostics.md');
});

test('every page of the guide is in its table of contents, which the README leads to', () => {
  const linked = new Set(linksIn(path.join(docs, 'guide/README.md')));
  const others = readdirSync(path.join(docs, 'guide')).filter(file => file !== 'README.md');
  expect(others.filter(file => !linked.has(file))).toEqual([]);
  expect(linksIn(path.join(root, 'README.md'))).toContain('docs/guide/README.md');
});

test.each([...rules, ...kustomizationRules].map(({ id }) => id))(
  '%s has its page with its picture',
  id => {
    const page = path.join(docs, 'rules', `${id}.md`);
    expect(linksIn(page)).toContain(`../images/rules/${id}.png`);
    expect(statSync(path.join(docs, 'images/rules', `${id}.png`)).size).toBeLessThan(60_000);
  },
);

test('every picture of the guide is shown somewhere, and every rule picture has its rule', () => {
  const shown = new Set(pages.flatMap(page => linksIn(page).map(link => path.basename(link))));
  const taken = ['guide', 'rules'].flatMap(name => readdirSync(path.join(docs, 'images', name)));
  expect(taken.filter(file => !shown.has(file))).toEqual([]);
});

test('every command is explained', () => {
  const { contributes } = read('package.json');
  const words = read('package.nls.json');
  const hidden = new Set(['drydock.selectObject']);
  const titles = contributes.commands
    .filter(({ command }: { command: string }) => !hidden.has(command))
    .map(({ title }: { title: string }) => `Drydock: ${words[title.replaceAll('%', '')]}`);
  expect(titles.length).toBeGreaterThan(20);
  expect(titles.filter((title: string) => !guide.includes(`**${title}`))).toEqual([]);
});

test('every option of the command line is explained', () => {
  const program = new Command();
  const never = (): void => {};
  validateCommand(program, never);
  simulateCommand(program, never);
  serveCommand(program);
  const sections = readFileSync(path.join(docs, 'command-line.md'), 'utf8').split(/^## drydock /m);
  const options = program.commands.flatMap(command =>
    command.options.map(({ long }) => ({ command: command.name(), long })),
  );
  const isExplained = ({ command, long }: (typeof options)[number]): boolean =>
    sections.some(text => text.startsWith(command) && text.includes(`| \`${long}`));
  expect(options.length).toBeGreaterThan(15);
  expect(options.filter(option => !isExplained(option))).toEqual([]);
});

test('the settings are those of package.json (node scripts/settingsDocs.mjs)', async () => {
  const script = path.join(root, 'scripts/settingsDocs.mjs');
  const { settingsPage } = (await import(script)) as { settingsPage: () => string };
  expect(readFileSync(path.join(docs, 'guide/settings.md'), 'utf8')).toBe(settingsPage());
});

function read(file: string) {
  return JSON.parse(readFileSync(path.join(root, file), 'utf8'));
}

/** Targets of links and pictures without those to other sites and to headings of the same page. */
function linksIn(page: string): string[] {
  return [...readFileSync(page, 'utf8').matchAll(/\]\(([^)\s]+)\)/g)]
    .map(([, target = '']) => target.replace(/#.*$/, ''))
    .filter(target => target !== '' && !/^[a-z]+:/.test(target));
}
