// A picture per rule: its example in the editor, the finding and its message below.
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { readRules } from '../ruleDocs.mjs';
import { goToProblem, hoverOver, keep, messageAlone, openStudio } from './studio.mjs';

const workspaces = path.resolve(import.meta.dirname, '../../test/e2e/workspaces');
const examples = path.join(workspaces, 'rules');
const kustomizations = path.join(workspaces, 'kustomizations');
const file = 'manifest.yaml';
const quiet = { 'drydock.codeLens.enabled': false, 'editor.inlayHints.enabled': 'off' };
const linesBefore = 11;
const linesAfter = 2;
const width = 680;
const height = 700;

/** Takes the pictures of these rules, or of all. */
export async function takeRulePictures(tools, wanted) {
  const rules = readRules().filter(({ id }) => wanted.length === 0 || wanted.includes(id));
  let window;
  for (const rule of rules.filter(rule => !needsItsOwnWindow(rule))) {
    await tools.attempt(rule.id, async () => {
      if (window === undefined || window.page.isClosed()) {
        window = await openOn(tools, { text: '# first\n' });
      }
      await show(window, rule);
      await takeFinding(window, rule);
    });
  }
  await window?.close();
  for (const rule of rules.filter(needsItsOwnWindow)) {
    await tools.attempt(rule.id, () => takeAlone(tools, rule));
  }
}

/** A picture per check of kustomization files: its example is a folder. */
export async function takeKustomizationPictures(tools, wanted) {
  const folders = readdirSync(kustomizations);
  for (const id of folders.filter(name => wanted.length === 0 || wanted.includes(name))) {
    await tools.attempt(id, async () => {
      const folder = tools.server.makeWorkspace({ [id]: path.join(kustomizations, id) });
      const window = await openStudio(tools, {
        folder: path.join(folder, id),
        file: 'kustomization.yaml',
        viewport: { width, height },
        settings: quiet,
      });
      await takeFinding(window, { id });
      await window.close();
    });
  }
}

async function takeAlone(tools, rule) {
  const text = exampleOf(rule);
  const committed = isAboutGit(rule) ? text.replaceAll(', tier: front', '') : undefined;
  const on = rule.pack === 'correctness' ? {} : { [rule.id]: rule.severity };
  const window = await openOn(tools, { text, committed, on });
  await takeFinding(window, rule);
  await window.close();
}

function needsItsOwnWindow(rule) {
  return rule.pack !== 'correctness' || isAboutGit(rule);
}

function isAboutGit({ id }) {
  return id === 'immutable-field';
}

/** A window on one manifest; `committed` is what git has of it, `on` turns rules of packs on. */
async function openOn(tools, { text, committed, on }) {
  const folder = tools.server.makeWorkspace({});
  if (committed !== undefined) {
    writeFileSync(path.join(folder, file), committed);
    const git = (...words) => execFileSync('git', words, { cwd: folder });
    git('init', '-q');
    git('add', '.');
    git('-c', 'user.name=a', '-c', 'user.email=a@b', 'commit', '-q', '-m', 'A manifest');
  }
  writeFileSync(path.join(folder, file), text);
  const window = await openStudio(tools, {
    folder,
    file,
    viewport: { width, height },
    settings: { ...quiet, 'drydock.rules': on ?? {} },
  });
  await window.page.addStyleTag({ content: messageAlone });
  return window;
}

/** Puts the rule's example into the window's file. */
async function show({ page }, rule) {
  await page.keyboard.press('Control+A');
  await page.keyboard.insertText(exampleOf(rule));
  await page.keyboard.press('Control+Home');
}

function exampleOf({ id }) {
  return readFileSync(path.join(examples, `${id}.yaml`), 'utf8');
}

/** Warnings show their message where "Go to Next Problem" leads, hints where the mouse points. */
async function takeFinding(window, { id }) {
  const { page } = window;
  const mark = page.locator('.squiggly-warning, .squiggly-info, .squiggly-hint').first();
  await mark.waitFor({ state: 'attached' });
  await page.waitForFunction(() => document.querySelector('.squiggly-error') === null);
  await page.waitForTimeout(900);
  const isHint = (await page.locator('.squiggly-warning, .squiggly-info').count()) === 0;
  const message = isHint ? await hoverOver(page, mark) : await goToProblem(page);
  await page.waitForTimeout(300);
  await keep(window, `rules/${id}.png`, await around(page, await message.boundingBox(), isHint));
  await page.keyboard.press('Escape');
  await page.mouse.move(5, height - 5);
  await page.setViewportSize({ width, height });
}

/** Whole lines before a message and behind it; a hover lies on the lines behind it. */
async function around(page, box, isHint) {
  const lines = await page
    .locator('.monaco-editor .view-lines > .view-line')
    .evaluateAll(all => all.map(line => line.getBoundingClientRect().toJSON()));
  const end = box.y + box.height;
  const before = lines.map(line => line.top).filter(top => top < box.y);
  const behind = lines.map(line => line.bottom).filter(bottom => bottom > end + 10);
  const top = before.sort((one, other) => one - other).slice(-linesBefore)[0] ?? box.y;
  const last = isHint ? end : behind.sort((one, other) => one - other)[linesAfter - 1];
  const bottom = (last ?? behind.at(-1) ?? end) + 1;
  return { x: 8, y: top - 4, width: page.viewportSize().width - 16, height: bottom - top + 4 };
}
