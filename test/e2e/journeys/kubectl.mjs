// The terminal of the panel: kubectl changes the cluster that is looked at. Only where kubectl is at hand.
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { openWorkbench } from '../support/workbench.mjs';

const slow = { timeout: 40_000 };

export const kubectl = {
  name: 'kubectl',
  async play({ browser, server, artifacts, step }) {
    if (spawnSync('kubectl', ['version', '--client']).status !== 0) {
      console.log('  kubectl is not on the PATH: its terminal is not tried');
      return;
    }
    server.setSettings({ 'workbench.colorTheme': 'Default Dark Modern' });
    const folder = server.makeWorkspace({});
    writeFileSync(path.join(folder, 'notes.yaml'), 'just: notes\n');
    const window = await openWorkbench({ browser, server, folder, file: 'notes.yaml' });
    const { page, panel } = window;
    await step('kubectl runs a pod in the cluster of the panel', async () => {
      await window.runCommand('Drydock: Open kubectl Terminal');
      await page.locator('.terminal-wrapper.active .xterm-screen').waitFor(slow);
      await panel.locator('.node').first().waitFor(slow);
      await typeUntil(page, 'kubectl run hello --image=nginx', panel.locator('.pod.state-ready'));
      const label = panel.locator('.timeline-label').filter({ hasText: 'Created Pod hello' });
      await label.first().waitFor(slow);
      await window.screenshot(path.join(artifacts, 'kubectl-terminal.png'));
    });
    await step('the kubeconfig goes with the simulation', async () => {
      const files = () => kubeconfigs(server.globalStorage);
      if (files().length !== 1) {
        throw new Error(`kubeconfigs: ${files()}`);
      }
      await window.runCommand('Drydock: Stop Simulation');
      await panel.locator('.empty-card').waitFor(slow);
      if (files().length !== 0) {
        throw new Error(`kubeconfigs are left: ${files()}`);
      }
    });
    await window.close();
  },
};

/** A shell that has just begun may lose what is typed. */
async function typeUntil(page, command, effect) {
  for (let attempt = 1; ; attempt++) {
    await page.locator('.terminal-wrapper.active .xterm-screen').click();
    await page.keyboard.type(`${command}\n`, { delay: 5 });
    try {
      await effect.first().waitFor({ timeout: 15_000 });
      return;
    } catch (error) {
      if (attempt === 3) {
        throw error;
      }
    }
  }
}

function kubeconfigs(globalStorage) {
  const folder = path.join(globalStorage, 'drydock.drydock', 'kubectl');
  return existsSync(folder) ? readdirSync(folder) : [];
}
