// The tests in real VS Code: installs the editor if need be, plays every journey, prints `N passed, N failed`.
//
//     node test/e2e/run.mjs [--report FILE] [--keep-package] [NAME...]
import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { journeys } from './journeys/index.mjs';
import { startCodeServer } from './support/codeServer.mjs';

const root = path.resolve(import.meta.dirname, '../..');
const artifacts = path.join(import.meta.dirname, 'artifacts');
const vsix = path.join(root, 'out', 'drydock.vsix');
const { values, positionals } = parseArgs({
  options: { report: { type: 'string' }, 'keep-package': { type: 'boolean' } },
  allowPositionals: true,
});

if (!existsSync(vsix) || !values['keep-package']) {
  execFileSync(process.execPath, ['scripts/package.mjs'], { cwd: root, stdio: 'inherit' });
}
const host = execFileSync(path.join(import.meta.dirname, 'host/setup.sh'), {
  encoding: 'utf8',
  stdio: ['ignore', 'pipe', 'inherit'],
}).trim();
const { chromium } = createRequire(path.join(host, 'node_modules/'))('playwright-core');
mkdirSync(artifacts, { recursive: true });

const counts = { passed: 0, failed: 0 };
const server = await startCodeServer({ host, vsix });
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox'],
});
try {
  const wanted = positionals.length === 0 ? journeys : journeys.filter(isWanted);
  for (const journey of wanted) {
    await play(journey);
  }
} finally {
  await browser.close();
  await server.stop();
}
if (values.report !== undefined) {
  mkdirSync(path.dirname(values.report), { recursive: true });
  writeFileSync(values.report, JSON.stringify(counts));
}
console.log(`${counts.passed} passed, ${counts.failed} failed`);
process.exit(counts.failed === 0 && counts.passed > 0 ? 0 : 1);

function isWanted(journey) {
  return positionals.includes(journey.name);
}

/** Plays one journey; its steps depend on each other, so the first that fails ends it. */
async function play(journey) {
  console.log(journey.name);
  const tools = { browser, server, root, artifacts, step };
  try {
    await journey.play(tools);
  } catch (error) {
    if (!error.isCounted) {
      counts.failed++;
      console.log(`  ✗ ${error.stack}`);
    }
  }
  for (const context of browser.contexts()) {
    await context.close();
  }
}

async function step(title, action) {
  const startMs = Date.now();
  try {
    await action();
    counts.passed++;
    console.log(`  ✓ ${title} (${((Date.now() - startMs) / 1000).toFixed(1)} s)`);
  } catch (error) {
    counts.failed++;
    console.log(`  ✗ ${title}\n${error.stack}`);
    await keepFailure(title);
    error.isCounted = true;
    throw error;
  }
}

/** A picture of every window and the logs at the moment of a failure. */
async function keepFailure(title) {
  const name = title.replace(/\W+/g, '-');
  cpSync(server.logs, path.join(artifacts, `failed-${name}-logs`), { recursive: true });
  const pages = browser.contexts().flatMap(context => context.pages());
  for (const [index, page] of pages.entries()) {
    const file = path.join(artifacts, `failed-${name}-${index}.png`);
    await page.screenshot({ path: file }).catch(() => undefined);
  }
}
