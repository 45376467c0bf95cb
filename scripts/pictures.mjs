// `npm run pictures`: takes the pictures of the user guide in real VS Code, with the extension as it is packaged.
//
//     node scripts/pictures.mjs [--keep-package] [NAME...]
//
// A name is a rule's id or a feature's; without one, all pictures are taken.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { startCodeServer } from '../test/e2e/support/codeServer.mjs';
import { editingPictures } from './pictures/editing.mjs';
import { takeKustomizationPictures, takeRulePictures } from './pictures/rules.mjs';
import { simulatingPictures } from './pictures/simulating.mjs';

const root = path.resolve(import.meta.dirname, '..');
const vsix = path.join(root, 'out', 'drydock.vsix');
const { values, positionals } = parseArgs({
  options: { 'keep-package': { type: 'boolean' } },
  allowPositionals: true,
});
if (!existsSync(vsix) || !values['keep-package']) {
  execFileSync(process.execPath, ['scripts/package.mjs'], { cwd: root, stdio: 'inherit' });
}
const host = execFileSync(path.join(root, 'test/e2e/host/setup.sh'), {
  encoding: 'utf8',
  stdio: ['ignore', 'pipe', 'inherit'],
}).trim();
const { chromium } = createRequire(path.join(host, 'node_modules/'))('playwright-core');
for (const folder of ['rules', 'guide']) {
  mkdirSync(path.join(root, 'docs/images', folder), { recursive: true });
}
const server = await startCodeServer({ host, vsix });
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox'],
});
const failed = [];
try {
  const tools = { browser, server, root, attempt };
  await takeRulePictures(tools, positionals);
  await takeKustomizationPictures(tools, positionals);
  for (const [name, take] of Object.entries({ ...editingPictures, ...simulatingPictures })) {
    if (positionals.length === 0 || positionals.includes(name)) {
      await attempt(name, () => take(tools));
    }
  }
} finally {
  await browser.close();
  await server.stop();
}
if (failed.length > 0) {
  console.log(`not taken: ${failed.join(', ')}`);
  process.exit(1);
}

/** One picture that cannot be taken does not keep the others from it; the window is kept to be looked at. */
async function attempt(name, take) {
  try {
    await take();
  } catch (error) {
    failed.push(name);
    console.log(`  ${name}: ${error.message}`);
    const pages = browser.contexts().flatMap(context => context.pages());
    await pages.at(-1)?.screenshot({ path: path.join(root, `out/picture-failed-${name}.png`) });
  }
  if (failed.at(-1) === name) {
    await Promise.all(browser.contexts().map(context => context.close()));
  }
}
