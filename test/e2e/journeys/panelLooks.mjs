// How the panel looks: every theme and width, full, empty, in trouble; the pictures are kept to be looked at.
import assert from 'node:assert/strict';
import { cpSync, existsSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { openWorkbench } from '../support/workbench.mjs';

const slow = { timeout: 40_000 };
const themes = {
  dark: 'Default Dark Modern',
  light: 'Default Light Modern',
  'high-contrast': 'Default High Contrast',
};

export const panelLooks = {
  name: 'panelLooks',
  async play(tools) {
    for (const [name, theme] of Object.entries(themes)) {
      await tools.step(`the stack in ${name}`, () => showStack(tools, name, theme));
    }
    await tools.step('a thousand pods', () => showThousand(tools));
    await tools.step('a hostile manifest stays text', () => showHostile(tools));
    await tools.step('empty', () => showEmpty(tools));
  },
};

async function showStack({ browser, server, root, artifacts }, name, theme) {
  server.setSettings({ 'workbench.colorTheme': theme });
  const folder = server.makeWorkspace({ 'web.yaml': path.join(root, 'examples/stack/web.yaml') });
  for (const part of ['api', 'database', 'config']) {
    const source = path.join(root, `examples/stack/${part}.yaml`);
    if (existsSync(source)) {
      cpSync(source, path.join(folder, `${part}.yaml`));
    }
  }
  const window = await openWorkbench({ browser, server, folder, file: 'web.yaml' });
  const { page, panel } = window;
  await page
    .locator('.explorer-folders-view .monaco-list-row')
    .filter({ hasText: 'web.yaml' })
    .first()
    .click({ modifiers: [] });
  await window.runCommand('Drydock: Run in Simulator');
  await panel.locator('.workload').first().waitFor(slow);
  await panel.locator('.pod.state-ready').first().waitFor(slow);
  await window.runCommand('View: Toggle Primary Side Bar Visibility');
  await panel.locator('.pod.state-ready').first().click();
  await page.waitForTimeout(800);
  await window.screenshot(path.join(artifacts, `stack-${name}.png`));
  await window.runCommand('View: Toggle Maximize Editor Group');
  await page.waitForTimeout(600);
  await window.screenshot(path.join(artifacts, `wide-${name}.png`));
  await window.close();
}

async function showThousand({ browser, server, artifacts }) {
  server.setSettings({
    'workbench.colorTheme': themes.dark,
    'drydock.cluster': 'cluster.yaml',
    'drydock.simulator.speed': 5,
  });
  const folder = server.makeWorkspace({});
  const nodes = Array.from({ length: 12 }, (_, index) => ({ name: `node-${index + 1}`, cpu: '64', memory: '256Gi', pods: '250' }));
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
  const text = deployment('web', 'nginx:1.27', 2).replace('image: nginx:1.27', `image: '${hostile}'`);
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
  mkdirSync(folder, { recursive: true });
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
