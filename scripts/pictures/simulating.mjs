// The pictures of the simulator: the panel, a rollout, a fault, the tree and the terminals.
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { keep, openStudio } from './studio.mjs';

const slow = { timeout: 40_000 };
const shop = 'shop.yaml';
const workspaces = path.resolve(import.meta.dirname, '../../test/e2e/workspaces');

async function openShop(tools, { size, scale, settings } = {}) {
  const folder = tools.server.makeWorkspace({ [shop]: path.join(workspaces, shop) });
  return openStudio(tools, {
    folder,
    file: shop,
    viewport: size ?? { width: 1400, height: 860 },
    scale: scale ?? 1,
    settings: { 'workbench.editor.showTabs': 'multiple', ...settings },
  });
}

async function run({ panel, ...window }, runCommand) {
  await runCommand('Drydock: Run in Simulator');
  await panel.locator('.workload').filter({ hasText: '6/6 ready' }).waitFor(slow);
  return window;
}

async function keepWindow(window, name) {
  await window.page.mouse.move(5, 5);
  await window.page.waitForTimeout(800);
  await keep(window, `guide/${name}.png`);
}

/** The pictures by name. */
export const simulatingPictures = {
  async simulator(tools) {
    const window = await openShop(tools, {
      settings: { 'workbench.colorTheme': 'Default Light Modern', 'drydock.simulator.speed': 2 },
    });
    await run(window, title => window.runCommand(title));
    await window.page.waitForTimeout(2000);
    await keepWindow(window, 'simulator');
    await window.close();
  },
  async rollout(tools) {
    const window = await openShop(tools, { settings: { 'drydock.simulator.speed': 1 } });
    await run(window, title => window.runCommand(title));
    await window.replaceLine(shop, 21, 'image: nginx:1.28');
    await window.save(shop);
    await window.panel.locator('.pod.hue-1').first().waitFor(slow);
    await keepWindow(window, 'rollout');
    await window.close();
  },
  async faults(tools) {
    const window = await openShop(tools, { settings: { 'drydock.simulator.speed': 2 } });
    const { panel, page } = window;
    await run(window, title => window.runCommand(title));
    await panel.locator('select.speed').selectOption('60');
    await window.runCommand('Drydock: Fail Node');
    await window.pick('node-3');
    await panel.locator('.node.failed').filter({ hasText: 'NotReady' }).waitFor(slow);
    await panel.locator('select.speed').selectOption('1');
    await panel.locator('.pod.state-unknown').first().click();
    await panel.locator('.why h2').first().waitFor(slow);
    await page.waitForTimeout(1000);
    await keepWindow(window, 'faults');
    await window.runCommand('Drydock: Inject Fault');
    await page.locator('.quick-input-list .monaco-list-row').nth(2).waitFor();
    await page.waitForTimeout(500);
    await keep(window, 'guide/inject-fault.png', { x: 390, y: 0, width: 620, height: 230 });
    await window.close();
  },
  async load(tools) {
    const file = 'autoscaling.yaml';
    const folder = tools.server.makeWorkspace({ [file]: path.join(workspaces, file) });
    const window = await openStudio(tools, {
      folder,
      file,
      viewport: { width: 1400, height: 760 },
      scale: 1,
      settings: { 'workbench.editor.showTabs': 'multiple', 'drydock.simulator.speed': 60 },
    });
    const { panel } = window;
    const workload = panel.locator('.workload').first();
    await window.runCommand('Drydock: Run in Simulator');
    await workload.filter({ hasText: '2/2 ready' }).waitFor(slow);
    await window.runCommand('Drydock: Set Load…');
    await window.pick('HorizontalPodAutoscaler');
    await window.pick('cpu of all pods together');
    await window.answer('600m, 200m at 10m');
    await workload.filter({ hasText: '6/6 ready' }).waitFor(slow);
    await workload.locator('.card-head').click();
    await keepWindow(window, 'load');
    await window.close();
  },
  async overlay(tools) {
    const folder = tools.server.makeWorkspace({ shop: path.join(workspaces, 'shopOverlays') });
    const window = await openStudio(tools, {
      folder,
      file: 'shop/prod/kustomization.yaml',
      viewport: { width: 1400, height: 640 },
      scale: 1,
      settings: { 'workbench.editor.showTabs': 'multiple', 'breadcrumbs.enabled': true },
    });
    await window.runCommand('Drydock: Run in Simulator');
    const workload = window.panel.locator('.workload').filter({ hasText: 'live-shop' });
    await workload.filter({ hasText: '4/4 ready' }).waitFor(slow);
    await window.openFile('replicas.yaml');
    await window.replaceLine('replicas.yaml', 6, 'replicas: 2');
    await window.save('replicas.yaml');
    await workload.filter({ hasText: '2/2 ready' }).waitFor(slow);
    await keepWindow(window, 'overlay');
    await window.close();
  },
  async tree(tools) {
    const window = await openShop(tools, {
      size: { width: 1400, height: 760 },
      scale: 1.5,
      settings: { 'workbench.activityBar.location': 'default' },
    });
    const { page } = window;
    await run(window, title => window.runCommand(title));
    await window.runCommand('View: Show Drydock');
    const row = page.locator('.pane-body .monaco-list-row[aria-label^="web-"]');
    await row.first().waitFor(slow);
    await row.first().hover();
    await page.waitForTimeout(800);
    const side = await page.locator('.part.sidebar').boundingBox();
    const end = await page
      .locator('.part.sidebar .monaco-list-row')
      .evaluateAll(all => Math.max(...all.map(each => each.getBoundingClientRect().bottom)));
    const height = Math.min(side.height, end - side.y + 10);
    await keep(window, 'guide/tree.png', { x: 0, y: side.y, width: side.x + side.width, height });
    await window.close();
  },
  async 'kubectl-terminal'(tools) {
    const window = await openShop(tools, { size: { width: 1400, height: 900 } });
    await run(window, title => window.runCommand(title));
    await window.runCommand('Drydock: Open kubectl Terminal');
    await typeInto(window, 'clear; kubectl get deployments');
    await keepWindow(window, 'kubectl-terminal');
    await window.close();
  },
  async 'command-line'(tools) {
    const folder = tools.server.makeWorkspace({
      'mistakes.yaml': path.join(workspaces, 'guide/mistakes.yaml'),
      'shop/web.yaml': path.join(workspaces, 'guide/web.yaml'),
      'shop/settings.yaml': path.join(workspaces, 'guide/settings.yaml'),
    });
    const bin = path.join(folder, '.bin');
    mkdirSync(bin);
    const program = `#!/bin/sh\nexec node ${path.join(tools.root, 'dist/cli.mjs')} "$@"\n`;
    writeFileSync(path.join(bin, 'drydock'), program, { mode: 0o755 });
    const window = await openStudio(tools, {
      folder,
      file: 'mistakes.yaml',
      viewport: { width: 900, height: 520 },
      scale: 1,
      settings: {
        'terminal.integrated.env.linux': { PATH: `${bin}:${process.env.PATH}`, PS1: '$ ' },
        'terminal.integrated.fontSize': 13,
        'terminal.integrated.shellIntegration.enabled': false,
        'terminal.integrated.profiles.linux': {
          plain: { path: '/bin/sh' },
        },
        'terminal.integrated.defaultProfile.linux': 'plain',
      },
    });
    await window.runCommand('Terminal: Create New Terminal in Editor Area');
    await window.page.locator('.terminal-wrapper.active .xterm-screen').waitFor(slow);
    await typeInto(window, 'drydock validate mistakes.yaml');
    await typeInto(window, 'drydock simulate shop | head -8');
    await window.page.waitForTimeout(3000);
    await keep(window, 'guide/command-line.png', { x: 8, y: 8, width: 868, height: 256 });
    await window.close();
  },
};

/** Types a command into the terminal in front and waits for what it prints. */
async function typeInto({ page }, command) {
  await page.locator('.terminal-wrapper.active .xterm-screen').waitFor(slow);
  await page.waitForTimeout(2000);
  await page.locator('.terminal-wrapper.active .xterm-screen').click();
  await page.keyboard.type(`${command}\n`, { delay: 10 });
  await page.waitForTimeout(4000);
}
