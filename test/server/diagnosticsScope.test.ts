// Closed files say nothing until that is asked for; then their diagnostics come, follow the disk, and go.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, onTestFinished, test } from 'vitest';
import { startClient } from '../support/lspClient.js';

const method = 'textDocument/publishDiagnostics';
const bad = 'apiVersion: v1\nkind: ConfigMap\nmetadata: { name: a }\ntypo: 1\n';
const good = 'apiVersion: v1\nkind: ConfigMap\nmetadata: { name: b }\n';

async function startIn(scope: string, more: Record<string, unknown> = {}) {
  const folder = mkdtempSync(path.join(tmpdir(), 'drydock-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const file = path.join(folder, 'closed.yaml');
  writeFileSync(file, bad);
  const client = await startClient({
    capabilities: {},
    workspaceFolders: [{ uri: pathToFileURL(folder).href, name: 'w' }],
    initializationOptions: { diagnostics: { scope }, ...more },
  });
  const uri = pathToFileURL(file).href;
  const changed = (type: number) =>
    client.connection.sendNotification('workspace/didChangeWatchedFiles', {
      changes: [{ uri, type }],
    });
  const configure = (value: string) =>
    client.connection.sendNotification('workspace/didChangeConfiguration', {
      settings: { drydock: { diagnostics: { scope: value } } },
    });
  const latest = (count: number) =>
    client.published(
      one =>
        one === (client.notices(method) as { uri: string }[]).findLast(n => n.uri === uri) &&
        one.diagnostics.length === count,
    );
  return { client, folder, file, uri, changed, configure, latest };
}

test('the diagnostics of closed files come when the scope is the workspace', async () => {
  const { latest } = await startIn('workspace');
  const { diagnostics, version } = await latest(1);
  expect(diagnostics[0]?.code).toBe('unknown-field');
  expect(version).toBeUndefined();
});

test('closed files say nothing by default', async () => {
  const { client, folder, uri } = await startIn('openFiles');
  const open = pathToFileURL(path.join(folder, 'open.yaml')).href;
  client.open(open, bad.replace('name: a', 'name: c'));
  await client.published(one => one.uri === open && one.diagnostics.length > 0);
  expect(client.notices(method)).not.toContainEqual(expect.objectContaining({ uri }));
});

test('they go with the file', async () => {
  const { file, latest, changed } = await startIn('workspace');
  await latest(1);
  rmSync(file);
  await changed(3);
  expect((await latest(0)).diagnostics).toEqual([]);
});

test('they follow the file on disk', async () => {
  const { file, latest, changed } = await startIn('workspace');
  await latest(1);
  writeFileSync(file, good);
  await changed(2);
  expect((await latest(0)).diagnostics).toEqual([]);
});

test('they go when the setting changes, and come back with it', async () => {
  const { latest, configure } = await startIn('workspace');
  await latest(1);
  await configure('openFiles');
  await latest(0);
  await configure('workspace');
  expect((await latest(1)).diagnostics[0]?.code).toBe('unknown-field');
});

test('opening takes the text of the editor, closing that of the disk', async () => {
  const { client, uri, latest } = await startIn('workspace');
  await latest(1);
  client.open(uri, good);
  expect((await latest(0)).version).toBe(1);
  await client.connection.sendNotification('textDocument/didClose', { textDocument: { uri } });
  expect((await latest(1)).version).toBeUndefined();
});

test('they follow an edit of the file that they are about', async () => {
  const { client, folder, file, changed, latest } = await startIn('workspace');
  const pod =
    'apiVersion: v1\nkind: Pod\nmetadata: { name: p }\nspec:\n  containers:\n' +
    '    - { name: c, image: a, envFrom: [{ configMapRef: { name: settings } }] }\n';
  await latest(1);
  const open = pathToFileURL(path.join(folder, 'open.yaml')).href;
  client.open(open, good.replace('name: b', 'name: setings'));
  writeFileSync(file, pod);
  await changed(2);
  await client.published(one => one.diagnostics[0]?.code === 'missing-reference');
  client.change(open, 2, good.replace('name: b', 'name: settings'));
  expect((await latest(0)).version).toBeUndefined();
});

test('what has not changed is not said again', async () => {
  const { client, folder, uri, changed, latest } = await startIn('workspace');
  await latest(1);
  const open = pathToFileURL(path.join(folder, 'open.yaml')).href;
  client.open(open, good);
  await client.published(one => one.uri === open);
  await changed(2);
  const probe = path.join(folder, 'probe.yaml');
  writeFileSync(probe, bad.replace('name: a', 'name: probe'));
  const probeUri = pathToFileURL(probe).href;
  await client.connection.sendNotification('workspace/didChangeWatchedFiles', {
    changes: [{ uri: probeUri, type: 1 }],
  });
  await client.published(one => one.uri === probeUri);
  const said = (client.notices(method) as { uri: string }[]).filter(one => one.uri === uri);
  expect(said.length).toBe(1);
});
