// How the panel looks: every theme and width, full, empty, in trouble; the pictures are kept to be looked at.
import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { openWorkbench } from '../support/workbench.mjs';

const slow = { timeout: 40_000 };
const themes = { dark: 'Default Dark Modern', light: 'Default Light Modern' };

const themeLabels = {
  dark: 'Dark Modern',
  light: 'Light Modern',
  'high-contrast': 'Dark High Contrast',
};

export const panelLooks = {
  name: 'panelLooks',
  async play(tools) {
    await playShop(tools);
    await tools.step('every kind of workload', () => showKinds(tools));
    await tools.step('a thousand pods are counted', () => showThousand(tools));
    await tools.step('a hostile manifest stays text', () => showHostile(tools));
    await tools.step('the empty panel says what to do', () => showEmpty(tools));
  },
};

/** A shop with a dead node and a rollout that cannot go on: everything the panel has to say at once. */
async function playShop({ browser, server, artifacts, step }) {
  const file = 'shop.yaml';
  const look = name => path.join(artifacts, `${name}.png`);
  server.setSettings({ 'workbench.colorTheme': themes.dark, 'drydock.simulator.speed': 2 });
  const folder = server.makeWorkspace({
    [file]: path.join(import.meta.dirname, '../workspaces/shop.yaml'),
  });
  const window = await openWorkbench({ browser, server, folder, file });
  const { page, panel } = window;
  await step('the shop comes up', async () => {
    await window.runCommand('Drydock: Run in Simulator');
    await panel.locator('.workload').filter({ hasText: '6/6 ready' }).waitFor(slow);
    await panel.locator('.workload').filter({ hasText: '2/2 ready' }).first().waitFor(slow);
    await panel.locator('.service').filter({ hasText: 'selects no pod' }).waitFor(slow);
    await window.screenshot(look('shop-running'));
  });
  await step('a dead node is noticed', async () => {
    await panel.locator('select.speed').selectOption('60');
    await window.runCommand('Drydock: Fail Node');
    await window.pick('node-3');
    await panel.locator('.node.failed').filter({ hasText: 'NotReady' }).waitFor(slow);
    await panel.locator('select.speed').selectOption('1');
    assert.ok((await panel.locator('.pod.state-unknown').count()) > 0);
  });
  await step('a rollout that cannot go on says why', async () => {
    await window.replaceLine(file, 21, 'image: nginx:1.28');
    await window.save(file);
    const waiting = panel.locator('.node.unscheduled .pod').filter({ hasText: 'web' }).first();
    await waiting.waitFor(slow);
    await page.waitForTimeout(3000);
    await waiting.click();
    await panel.locator('.why').filter({ hasText: 'topology spread' }).first().waitFor(slow);
    await window.runCommand('View: Toggle Primary Side Bar Visibility');
    await window.screenshot(look('shop-beside-editor'));
  });
  for (const [name, label] of Object.entries(themeLabels)) {
    await step(`the panel in ${name}`, async () => {
      await window.runCommand('Preferences: Color Theme');
      await window.pick(label);
      await page.waitForTimeout(1200);
      await window.screenshot(look(`shop-${name}`));
      await keepPicture(window, panel, look(`panel-${name}`));
    });
  }
  await step('a narrow panel is a list', async () => {
    await page.setViewportSize({ width: 820, height: 1000 });
    await panel.locator('.app.narrow').waitFor(slow);
    await page.waitForTimeout(600);
    await window.screenshot(look('shop-narrow'));
  });
  await window.close();
}

/** The panel alone, as wide as a screen. */
async function keepPicture(window, panel, file) {
  await maximize(window, panel);
  await window.page.waitForTimeout(600);
  await window.page.locator('iframe.webview.ready').first().screenshot({ path: file });
  await window.runCommand('View: Toggle Maximize Editor Group');
  await panel.locator('.app.columns').waitFor(slow);
}

/** Its tab gives the panel's group the focus; where that was lost on the way, the other group is let go and it goes again. */
async function maximize(window, panel, triesLeft = 3) {
  await window.page.locator('.tab').filter({ hasText: 'Simulator:' }).first().click();
  await window.runCommand('View: Toggle Maximize Editor Group');
  const isWide = await panel
    .locator('.app.wide')
    .waitFor(triesLeft > 1 ? { timeout: 6000 } : slow)
    .then(() => true)
    .catch(error => {
      if (triesLeft === 1) {
        throw error;
      }
      return false;
    });
  if (!isWide) {
    await window.runCommand('View: Toggle Maximize Editor Group');
    await maximize(window, panel, triesLeft - 1);
  }
}

/** Sets, jobs, schedules, scalers, budgets and claims side by side. */
async function showKinds({ browser, server, artifacts }) {
  server.setSettings({ 'workbench.colorTheme': themes.dark, 'drydock.simulator.speed': 60 });
  const file = 'kinds.yaml';
  const folder = server.makeWorkspace({
    [file]: path.join(import.meta.dirname, '../workspaces', file),
  });
  const window = await openWorkbench({ browser, server, folder, file });
  const { panel } = window;
  await window.runCommand('Drydock: Run in Simulator');
  const wanted = ['3/3 nodes ready', '4/4 completed', 'next run in', '3 of 3 claims bound'];
  for (const text of wanted) {
    await panel.locator('.workload').filter({ hasText: text }).waitFor(slow);
  }
  await panel.locator('.revision').filter({ hasText: '1/1 completed' }).first().waitFor(slow);
  await panel.getByRole('tab', { name: 'Objects' }).click();
  await window.runCommand('View: Toggle Primary Side Bar Visibility');
  await window.screenshot(path.join(artifacts, 'kinds.png'));
  await window.close();
}

async function showThousand({ browser, server, artifacts }) {
  server.setSettings({
    'workbench.colorTheme': themes.dark,
    'drydock.cluster': 'cluster.yaml',
    'drydock.simulator.speed': 5,
  });
  const folder = server.makeWorkspace({});
  const nodes = Array.from({ length: 12 }, (_, index) => ({
    name: `node-${index + 1}`,
    cpu: '64',
    memory: '256Gi',
    pods: '250',
  }));
  writeFileSync(path.join(folder, 'cluster.yaml'), JSON.stringify({ nodes }));
  writeFileSync(path.join(folder, 'many.yaml'), deployment('many', 'nginx:1.27', 1000));
  const window = await openWorkbench({ browser, server, folder, file: 'many.yaml' });
  await window.runCommand('Drydock: Run in Simulator');
  await window.panel.locator('.count.state-ready').first().waitFor({ timeout: 60_000 });
  await window.page.waitForTimeout(3000);
  await window.screenshot(path.join(artifacts, 'thousand-pods.png'));
  await window.close();
}

async function showHostile({ browser, server, artifacts }) {
  server.setSettings({ 'workbench.colorTheme': themes.light });
  const folder = server.makeWorkspace({});
  const hostile = '<img src=x onerror="document.title=1">';
  const text = deployment('web', 'nginx:1.27', 2).replace(
    'image: nginx:1.27',
    `image: '${hostile}'`,
  );
  writeFileSync(path.join(folder, 'hostile.yaml'), text);
  const window = await openWorkbench({ browser, server, folder, file: 'hostile.yaml' });
  await window.runCommand('Drydock: Run in Simulator');
  await window.panel.locator('.pod').first().waitFor(slow);
  await window.panel.locator('.pod').first().click();
  await window.panel.getByRole('tab', { name: 'YAML' }).click();
  await window.panel.locator('.yaml pre').filter({ hasText: 'onerror' }).waitFor(slow);
  assert.equal(await window.panel.locator('img').count(), 0);
  await window.screenshot(path.join(artifacts, 'hostile.png'));
  await window.close();
}

async function showEmpty({ browser, server, artifacts }) {
  server.setSettings({ 'workbench.colorTheme': themes.light });
  const folder = server.makeWorkspace({});
  writeFileSync(path.join(folder, 'notes.yaml'), 'just: notes\n');
  const window = await openWorkbench({ browser, server, folder, file: 'notes.yaml' });
  await window.runCommand('Drydock: Show Simulator');
  await window.panel.locator('.empty-card').waitFor(slow);
  await window.screenshot(path.join(artifacts, 'empty.png'));
  await window.close();
}

function deployment(name, image, replicas) {
  return `apiVersion: apps/v1
kind: Deployment
metadata:
  name: ${name}
spec:
  replicas: ${replicas}
  selector:
    matchLabels: { app: ${name} }
  template:
    metadata:
      labels: { app: ${name} }
    spec:
      containers:
        - name: ${name}
          image: ${image}
---
apiVersion: v1
kind: Service
metadata:
  name: ${name}
spec:
  selector: { app: ${name} }
  ports:
    - port: 80
`;
}
