// A kustomization and the disk beside it: paths are offered, and a missing file is reported until it is there.
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
    const folder = server.makeWorkspace(
      Object.fromEntries(names.map(name => [name, path.join(files, name)])),
    );
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
    await window.close();
  },
};
