// The main journey: from a mistake in a manifest to a rollout that is watched and watched again.
import assert from 'node:assert/strict';
import path from 'node:path';
import { openWorkbench } from '../support/workbench.mjs';

const file = 'nginx.yaml';
const slow = { timeout: 30_000 };

export const firstRun = {
  name: 'firstRun',
  async play(tools) {
    const { browser, server, root, artifacts } = tools;
    server.setSettings({ 'workbench.colorTheme': 'Default Dark Modern' });
    const folder = server.makeWorkspace({ [file]: path.join(root, 'examples/nginx/nginx.yaml') });
    const window = await openWorkbench({ browser, server, folder, file });
    const shot = name => window.screenshot(path.join(artifacts, `${name}.png`));
    await edit(tools, window, shot);
    await run(tools, window, shot);
    await lookBack(tools, window, shot);
    await window.close();
  },
};

async function edit({ step }, window, shot) {
  const { page } = window;
  await step('a mistake is underlined and explained', async () => {
    await window.replaceLine(file, 8, 'replicass: 3');
    await window.seeSquiggle(file);
    assert.match(await window.problems(), /replicass/);
    await shot('journey-1-mistake');
  });
  await step('a completion is accepted', async () => {
    await window.replaceLine(file, 8, 'repli');
    await window.complete('replicas');
    await page.keyboard.press('Escape');
    const line = window.editor(file).locator('.view-line').filter({ hasText: 'replicas:' });
    await line.first().waitFor(slow);
    await window.replaceLine(file, 8, 'replicas: 3');
    await window.seeNoSquiggle();
  });
  await step('a hover explains the field', async () => {
    assert.match(await window.hover(file, 'replicas'), /desired pods/i);
    await shot('journey-2-hover');
    await page.keyboard.press('Escape');
  });
  await step('a lens says what the object will produce', async () => {
    await page.locator('.codelens-decoration').filter({ hasText: '3 pods' }).first().waitFor(slow);
  });
}

async function run({ step }, window, shot) {
  const { page, panel } = window;
  const pods = panel.locator('.pod.tile');
  await step('the simulator shows the pods of the unsaved text', async () => {
    await window.runCommand('Drydock: Run in Simulator');
    await panel.locator('.pod.tile.state-ready').nth(2).waitFor(slow);
    assert.equal(await pods.count(), 3);
    await panel.locator('.workload').filter({ hasText: '3/3 ready' }).waitFor(slow);
    await panel.locator('.service').filter({ hasText: '3 endpoints ready' }).waitFor(slow);
    await shot('journey-3-running');
  });
  await step('a deleted pod is replaced', async () => {
    const first = pods.first();
    const name = await first.getAttribute('data-item');
    await first.focus();
    await page.keyboard.press('Delete');
    await panel.locator(`.pod[data-item="${name}"]`).waitFor({ state: 'detached', ...slow });
    await panel.locator('.pod.tile.state-ready').nth(2).waitFor(slow);
    assert.equal(await pods.count(), 3);
    await panel.locator('.timeline-label').filter({ hasText: 'delete' }).waitFor(slow);
  });
  await step('a changed image rolls out', async () => {
    await window.replaceLine(file, 19, 'image: nginx:1.28');
    await window.save(file);
    await panel.locator('.revision').nth(1).waitFor(slow);
    await shot('journey-4-rollout');
    await panel.locator('.revision').filter({ hasText: 'rev 2' }).waitFor(slow);
    await panel.locator('.pod.tile.hue-1.state-ready').nth(2).waitFor(slow);
    await panel
      .locator('.pod.tile.hue-0')
      .first()
      .waitFor({ state: 'detached', ...slow });
    await panel.locator('.timeline-label').filter({ hasText: 'image' }).waitFor(slow);
  });
}

async function lookBack({ step }, window, shot) {
  const { page, panel } = window;
  await step('dragging the head back shows the old revision again', async () => {
    const track = await panel.locator('.timeline-track').boundingBox();
    await page.mouse.move(track.x + track.width - 40, track.y + 8);
    await page.mouse.down();
    await page.mouse.move(track.x + 80, track.y + 8, { steps: 6 });
    await page.mouse.up();
    await panel.locator('.pod.hue-0').first().waitFor(slow);
    assert.equal(await panel.locator('.pod.hue-1').count(), 0);
    await shot('journey-5-past');
    await panel.getByText('Back to now').click();
    await panel.locator('.pod.tile.hue-1.state-ready').nth(2).waitFor(slow);
  });
  await step('a pod says why it is there, with a link to the manifest', async () => {
    await panel.locator('.pod.tile').first().click();
    await panel.locator('.why h2').filter({ hasText: 'is Running' }).waitFor(slow);
    await panel.locator('.causes .link').filter({ hasText: file }).first().click();
    await page.locator('.monaco-editor.focused').waitFor(slow);
    await panel.getByRole('tab', { name: 'YAML' }).click();
    await panel.locator('.yaml pre').filter({ hasText: 'resourceVersion' }).waitFor(slow);
    await shot('journey-6-why');
  });
  await step('what the API refuses is said in the panel and at its line', async () => {
    await window.replaceLine(file, 11, 'app: other');
    await window.save(file);
    await panel.locator('.refusal').first().waitFor(slow);
    assert.match(await window.problems(), /Drydock simulator/);
    await shot('journey-7-refused');
  });
}
