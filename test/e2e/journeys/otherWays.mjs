// The other ways in: a folder of the explorer, the tree, the keyboard alone, the walkthrough.
import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { openWorkbench } from '../support/workbench.mjs';

const slow = { timeout: 30_000 };

export const otherWays = {
  name: 'otherWays',
  async play(tools) {
    const { browser, server, root, artifacts } = tools;
    server.setSettings({ 'workbench.colorTheme': 'Default Dark Modern' });
    const folder = server.makeWorkspace({ stack: path.join(root, 'examples/stack') });
    writeFileSync(path.join(folder, 'start.yaml'), 'just: notes\n');
    const window = await openWorkbench({ browser, server, folder, file: 'start.yaml' });
    const shot = name => window.screenshot(path.join(artifacts, `${name}.png`));
    await runFolder(tools, window);
    await useTree(tools, window, shot);
    await useKeyboard(tools, window);
    await readWalkthrough(tools, window, shot);
    await window.close();
  },
};

async function runFolder({ step }, window) {
  const { panel } = window;
  await step('a folder runs from the explorer', async () => {
    await window.runFromExplorer('stack');
    await panel.locator('.workload').nth(2).waitFor(slow);
    await panel.locator('.workload').filter({ hasText: '3/3 ready' }).waitFor(slow);
  });
}

async function useTree({ step }, window, shot) {
  const { page, panel } = window;
  await step('the tree shows the cluster, and deletes a pod', async () => {
    await window.runCommand('View: Show Drydock');
    const pod = page
      .locator('.pane-body .monaco-list-row[aria-label^="web-"]')
      .filter({ hasText: 'Running' });
    await pod.first().waitFor(slow);
    await shot('tree');
    const before = await pod.first().getAttribute('aria-label');
    await pod.first().hover();
    await pod.first().locator('.action-label[aria-label*="Delete Pod"]').click();
    await panel.locator('.timeline-label').filter({ hasText: 'delete' }).waitFor(slow);
    const name = before?.split(',')[0] ?? '';
    await panel.locator(`.pod[data-item$="${name}"]`).waitFor({ state: 'detached', ...slow });
  });
}

async function useKeyboard({ step }, { page, panel }) {
  await step('the keyboard alone reaches every pod', async () => {
    await panel.locator('.picture [data-item]').first().focus();
    for (let press = 0; press < 6; press++) {
      await page.keyboard.press('ArrowRight');
    }
    const focused = panel.locator('.picture [data-item]:focus');
    await page.keyboard.press('ArrowDown');
    assert.match((await focused.getAttribute('data-item')) ?? '', /^(Pod|Node):/);
    await page.keyboard.press('Enter');
    await panel.locator('.picture [data-item][aria-pressed="true"]:focus').waitFor(slow);
    assert.equal(await panel.locator('.picture [data-item][tabindex="0"]').count(), 1);
  });
}

async function readWalkthrough({ step }, window, shot) {
  const { page } = window;
  await step('the walkthrough leads the first run', async () => {
    await window.runCommand('Welcome: Open Walkthrough');
    await window.pick('See what your manifests will do');
    await page.getByText('Run it in the simulator').first().waitFor(slow);
    await page.getByText('Run it in the simulator').first().click();
    await page.waitForTimeout(1000);
    await shot('walkthrough');
  });
}
