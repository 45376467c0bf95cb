// What the editor knows across files and versions: migrations, custom resources, references, renames, new objects.
import assert from 'node:assert/strict';
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { openWorkbench } from '../support/workbench.mjs';

const slow = { timeout: 30_000 };

export const editing = {
  name: 'editing',
  async play(tools) {
    const { browser, server, artifacts } = tools;
    server.setSettings({ 'workbench.colorTheme': 'Default Dark Modern' });
    const files = path.join(import.meta.dirname, '../workspaces/editing');
    const names = ['old', 'traffic', 'definition', 'boat', 'settings', 'web', 'service', 'nightly'];
    const folder = server.makeWorkspace(
      Object.fromEntries(names.map(name => [`${name}.yaml`, path.join(files, `${name}.yaml`)])),
    );
    const window = await openWorkbench({ browser, server, folder, file: 'old.yaml' });
    const shot = name => window.screenshot(path.join(artifacts, `${name}.png`));
    await checkVersions(tools, { window, folder, shot });
    await checkCustomResource(tools, { window, shot });
    await followReferences(tools, { window, shot });
    await makeObjects(tools, { window, shot });
    await judgeClosedFiles(tools, { window, folder, shot });
    await window.close();
  },
};

async function checkVersions({ step }, { window, folder, shot }) {
  await step('a removed API is migrated by its quick fix', async () => {
    await window.seeSquiggle('old.yaml');
    await window.goTo('old.yaml', 1, 15);
    await window.quickFix('Migrate to apps/v1', () => shot('editing-1-migrate'));
    await window.line('old.yaml', 'apiVersion: apps/v1').waitFor(slow);
    await window.line('old.yaml', 'selector:').waitFor(slow);
    await window.seeNoSquiggle();
    await window.save('old.yaml');
  });
  await step('the version of Kubernetes decides what is served', async () => {
    await window.openFile('traffic.yaml');
    await window.seeSquiggle('traffic.yaml');
    mkdirSync(path.join(folder, '.vscode'));
    const settings = { 'drydock.kubernetesVersion': '1.30' };
    writeFileSync(path.join(folder, '.vscode/settings.json'), JSON.stringify(settings));
    await window.seeNoSquiggle();
    writeFileSync(path.join(folder, '.vscode/settings.json'), '{}');
    await window.seeSquiggle('traffic.yaml');
  });
}

async function checkCustomResource({ step }, { window, shot }) {
  await step('a custom resource is held to its rule', async () => {
    await window.openFile('boat.yaml');
    await window.replaceLine('boat.yaml', 6, 'crew: 51');
    await window.seeSquiggle('boat.yaml');
    assert.match(await window.problems(), /the crew must fit into the boat/);
    await shot('editing-2-rule');
    await window.replaceLine('boat.yaml', 7, 'seats: 60');
    await window.seeNoSquiggle();
    await window.save('boat.yaml');
  });
}

async function followReferences({ step }, { window, shot }) {
  const { page } = window;
  await step('a missing key is reported until the other file has it', async () => {
    await window.openFile('web.yaml');
    await window.seeSquiggle('web.yaml', 'warning');
    await window.openFile('settings.yaml');
    await window.replaceLine('settings.yaml', 7, 'COLOUR: blue');
    await window.save('settings.yaml');
    await window.openFile('web.yaml');
    await window.seeNoSquiggle('warning');
  });
  await step('the keys of a ConfigMap are proposed', async () => {
    await window.replaceLine('web.yaml', 22, 'key: ');
    await window.complete('LEVEL');
    await window.line('web.yaml', 'key: LEVEL').waitFor(slow);
    await page.keyboard.press('Escape');
    await window.save('web.yaml');
  });
  await step('a label is renamed with its selectors in every file', async () => {
    await window.goTo('web.yaml', 12, 15);
    await window.rename('shop');
    await window.line('web.yaml', 'app: shop').waitFor(slow);
    await window.openFile('service.yaml');
    await window.line('service.yaml', 'app: shop').waitFor(slow);
    await shot('editing-3-renamed');
  });
}

async function makeObjects({ step }, { window, shot }) {
  const { page } = window;
  await step('a schedule is said in words', async () => {
    await window.openFile('nightly.yaml');
    assert.match(await window.hover('nightly.yaml', '30 2 * * *'), /02:30/);
    await shot('editing-4-schedule');
    await page.keyboard.press('Escape');
  });
  await step('a missing object is created', async () => {
    await window.goTo('nightly.yaml', 17, 29);
    await window.quickFix('Create Secret nightly');
    await window.line('nightly.yaml', 'kind: Secret').waitFor(slow);
  });
  await step('a Secret is made from keys and values', async () => {
    await window.openFile('settings.yaml');
    await window.runCommand('Drydock: New Secret');
    await window.pick('Keys and values');
    for (const text of ['door', 'password', 'sesame', '']) {
      await window.answer(text);
    }
    await window.line('settings.yaml', 'password: c2VzYW1l').waitFor(slow);
    await shot('editing-5-secret');
  });
}

async function judgeClosedFiles({ step }, { window, folder, shot }) {
  await step('files that nobody opened are judged when that is asked for', async () => {
    const text = 'apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: closed\ndaat: {}\n';
    writeFileSync(path.join(folder, 'closed.yaml'), text);
    const settings = { 'drydock.diagnostics.scope': 'workspace' };
    writeFileSync(path.join(folder, '.vscode/settings.json'), JSON.stringify(settings));
    const end = Date.now() + slow.timeout;
    while (!/unknown field "daat"/.test(await window.problems())) {
      assert.ok(Date.now() < end, 'the closed file has no problem');
    }
    await shot('editing-6-closed');
  });
}
