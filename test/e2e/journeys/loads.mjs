// A load put on what runs: the autoscaler's numbers move, its pods follow, and memory beyond the limit ends containers.
import path from 'node:path';
import { openWorkbench } from '../support/workbench.mjs';

const slow = { timeout: 60_000 };
const file = 'autoscaling.yaml';

export const loads = {
  name: 'loads',
  async play({ browser, server, artifacts, step }) {
    const look = name => path.join(artifacts, `${name}.png`);
    server.setSettings({
      'workbench.colorTheme': 'Default Dark Modern',
      'drydock.simulator.speed': 60,
    });
    const folder = server.makeWorkspace({
      [file]: path.join(import.meta.dirname, '../workspaces', file),
    });
    const window = await openWorkbench({ browser, server, folder, file });
    const { panel } = window;
    const workload = text => panel.locator('.workload').filter({ hasText: text }).first();
    await step('an autoscaler has no numbers until there is a load', async () => {
      await window.runCommand('Drydock: Run in Simulator');
      await workload('2/2 ready').waitFor(slow);
      await workload('cpu: <unknown>/50%').waitFor(slow);
    });
    await step('a load scales the workload out', async () => {
      await window.runCommand('Drydock: Set Load…');
      await window.pick('HorizontalPodAutoscaler');
      await window.pick('cpu of all pods together');
      await window.answer('600m');
      await workload('6/6 ready').waitFor(slow);
      await workload('cpu: 50%/50%').waitFor(slow);
      await window.screenshot(look('load'));
    });
    await step('memory beyond its limit ends containers', async () => {
      await window.runCommand('Drydock: Set Load…');
      await window.pick('HorizontalPodAutoscaler');
      await window.pick('memory of each pod');
      await window.answer('150Mi');
      await panel.locator('.pod.state-failing').first().waitFor(slow);
      await panel.locator('.pod.state-failing').first().click();
      await panel.locator('.why').filter({ hasText: 'OOMKilled' }).first().waitFor(slow);
      await window.screenshot(look('load-memory'));
    });
    await window.close();
  },
};
