// A kustomization and the disk beside it: paths are offered, and a missing file is reported until it is there. A folder
// of overlays runs as one of them is built.
import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { openWorkbench } from '../support/workbench.mjs';

const slow = { timeout: 30_000 };
const kustomization = 'kustomization.yaml';

export const kustomizing = {
  name: 'kustomizing',
  async play({ browser, server, artifacts, step }) {
    server.setSettings({ 'workbench.colorTheme': 'Default Dark Modern' });
    const files = path.join(import.meta.dirname, '../workspaces/kustomizing');
    const names = [kustomization, 'web.yaml', 'account.yaml'];
    const folder = server.makeWorkspace({
      ...Object.fromEntries(names.map(name => [name, path.join(files, name)])),
      shop: path.join(files, '../shopOverlays'),
    });
    const window = await openWorkbench({ browser, server, folder, file: kustomization });
    const shot = name => window.screenshot(path.join(artifacts, `${name}.png`));
    await step('a file that is not listed yet is proposed', async () => {
      await window.seeSquiggle(kustomization, 'warning');
      await window.replaceLine(kustomization, 5, '- ');
      await window.complete('account.yaml');
      await window.line(kustomization, '- account.yaml').waitFor(slow);
      await window.page.keyboard.press('Escape');
      await window.save(kustomization);
    });
    await step('a missing file is reported until it is created', async () => {
      assert.match(await window.problems(), /settings\.yaml/);
      await shot('kustomizing-1-missing');
      const text = 'apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: settings\n';
      writeFileSync(path.join(folder, 'settings.yaml'), text);
      await window.seeNoSquiggle('warning');
    });
    await runOverlay({ step, shot }, window);
    await window.close();
  },
};

async function runOverlay({ step, shot }, window) {
  const { page, panel } = window;
  await step('a folder of overlays runs as the chosen one is built', async () => {
    await window.runFromExplorer('shop');
    await page.getByText('Which kustomization?').waitFor(slow);
    await shot('kustomizing-2-which');
    await window.pick('prod');
    const workload = panel.locator('.workload').filter({ hasText: 'live-shop' });
    await workload.filter({ hasText: '4/4 ready' }).waitFor(slow);
    await shot('kustomizing-3-built');
  });
  await step(
    'an edit of its patch is applied, and what is refused stands in the patch',
    async () => {
      await window.openFile('replicas.yaml');
      await window.replaceLine('replicas.yaml', 6, 'replicas: 2');
      await window.save('replicas.yaml');
      await panel.locator('.workload').filter({ hasText: '2/2 ready' }).waitFor(slow);
      await window.replaceLine('replicas.yaml', 6, 'replicas: -2');
      await window.save('replicas.yaml');
      await panel.getByText('must be greater than or equal to 0').first().waitFor(slow);
      await window.seeSquiggle('replicas.yaml');
      await shot('kustomizing-4-refused');
    },
  );
  await step('a kustomization runs from its editor with its unsaved text', async () => {
    await window.openFile('kustomization.yml');
    await window.replaceLine('kustomization.yml', 1, 'namePrefix: new-');
    await window.runCommand('Drydock: Run in Simulator');
    const workload = panel.locator('.workload').filter({ hasText: 'new-shop' });
    await workload.filter({ hasText: '1/1 ready' }).waitFor(slow);
    await shot('kustomizing-5-unsaved');
  });
}
