// The shell: what it says to clients, and when.
import { mkdtempSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, test } from 'vitest';
import {
  type BuildAnswer,
  buildMethod,
  kustomizationsMethod,
} from '../../core/kustomize/buildAnswer.js';
import { startClient } from '../support/lspClient.js';

const uri = 'file:///work/a.yaml';
const pod =
  'apiVersion: v1\nkind: Pod\nmetadata: {name: a}\nspec: {containers: [{name: a, image: b}]}\n';
const device = 'apiVersion: resource.k8s.io/v1\nkind: DeviceClass\nmetadata: {name: a}\nspec: {}\n';

test('publishes diagnostics with the version they belong to, the last one for the last text', async () => {
  const client = await startClient({ capabilities: {} });
  client.open(uri, 'kind: Pod\nmetadata: {}\n');
  client.change(uri, 2, `${pod}typo: 1\n`);
  client.change(uri, 3, pod);
  const last = await client.published(({ version }) => version === 3);
  expect(last).toMatchObject({ uri, diagnostics: [] });
});

test('a closed file has no diagnostics', async () => {
  const client = await startClient({ capabilities: {} });
  client.open(uri, `${pod}typo: 1\n`);
  await client.published(({ diagnostics }) => diagnostics.length === 1);
  void client.connection.sendNotification('textDocument/didClose', { textDocument: { uri } });
  const last = await client.published(({ version }) => version === undefined);
  expect(last.diagnostics).toEqual([]);
});

test('diagnostics can be pulled instead of pushed', async () => {
  const client = await startClient({
    capabilities: {},
    initializationOptions: { diagnostics: 'pull' },
  });
  expect(client.initialized.capabilities).toHaveProperty('diagnosticProvider');
  client.open(uri, `${pod}typo: 1\n`);
  const report = await client.connection.sendRequest('textDocument/diagnostic', {
    textDocument: { uri },
  });
  expect(report).toMatchObject({ kind: 'full', items: [{ code: 'unknown-field' }] });
  expect(client.notices('textDocument/publishDiagnostics')).toEqual([]);
});

test('each workspace folder has the Kubernetes version of its configuration', async () => {
  const versions: Record<string, string> = { 'file:///old': '1.30' };
  const client = await startClient(
    {
      capabilities: { workspace: { configuration: true, workspaceFolders: true } },
      workspaceFolders: [
        { uri: 'file:///old', name: 'old' },
        { uri: 'file:///new', name: 'new' },
      ],
    },
    scope => ({ kubernetesVersion: versions[scope ?? ''] ?? '1.36' }),
  );
  client.open('file:///old/a.yaml', device);
  client.open('file:///new/a.yaml', device);
  const old = await client.published(
    published => published.uri === 'file:///old/a.yaml' && published.diagnostics.length > 0,
  );
  expect(old.diagnostics[0]?.code).toBe('unknown-api-version');
  const fresh = await client.published(published => published.uri === 'file:///new/a.yaml');
  expect(fresh.diagnostics).toEqual([]);
});

test('each workspace folder has the rules of its configuration', async () => {
  const twice = `${pod}---\n${pod}`;
  const client = await startClient(
    {
      capabilities: { workspace: { configuration: true, workspaceFolders: true } },
      workspaceFolders: [
        { uri: 'file:///quiet', name: 'quiet' },
        { uri: 'file:///loud', name: 'loud' },
      ],
    },
    scope => (scope === 'file:///quiet' ? { rules: { 'duplicate-object': 'off' } } : {}),
  );
  client.open('file:///quiet/a.yaml', twice);
  client.open('file:///loud/a.yaml', twice);
  const loud = await client.published(
    ({ uri, diagnostics }) => uri === 'file:///loud/a.yaml' && diagnostics.length > 0,
  );
  expect(loud.diagnostics.map(({ code }) => code)).toContain('duplicate-object');
  const quiet = await client.published(
    ({ uri, diagnostics }) => uri === 'file:///quiet/a.yaml' && diagnostics.length === 0,
  );
  expect(quiet.version).toBe(1);
});

test('formatting is offered at once to clients that take no registration, when they ask for it', async () => {
  const initializationOptions = { format: { enable: true } };
  const formatting = { dynamicRegistration: true };
  const asking = await startClient({ capabilities: {}, initializationOptions });
  const silent = await startClient({ capabilities: {} });
  const dynamic = await startClient({
    capabilities: { textDocument: { formatting } },
    initializationOptions,
  });
  const offers = [asking, silent, dynamic].map(
    ({ initialized }) => initialized.capabilities['documentFormattingProvider'] === true,
  );
  expect(offers).toEqual([true, false, false]);
  asking.open(uri, 'apiVersion: v1\nkind: Pod\nmetadata:\n    name: a\n');
  const edits = await asking.connection.sendRequest('textDocument/formatting', {
    textDocument: { uri },
    options: { tabSize: 2, insertSpaces: true },
  });
  expect(edits).toMatchObject([{ newText: expect.any(String) }]);
});

test('a changed configuration judges open files again', async () => {
  const client = await startClient({
    capabilities: {},
    initializationOptions: { kubernetesVersion: '1.30' },
  });
  client.open(uri, device);
  await client.published(({ diagnostics }) => diagnostics.length === 1);
  void client.connection.sendNotification('workspace/didChangeConfiguration', {
    settings: { drydock: { kubernetesVersion: '1.36' } },
  });
  expect((await client.published(({ diagnostics }) => diagnostics.length === 0)).version).toBe(1);
});

test('says how many objects a file holds, when that changes', async () => {
  const client = await startClient({ capabilities: {} });
  client.open(uri, pod);
  client.change(uri, 2, `${pod}# x\n`);
  client.change(uri, 3, `${pod}---\n${pod}`);
  await client.published(({ version }) => version === 3);
  expect(client.notices('drydock/kubernetesDocuments')).toEqual([
    { uri, version: 1, count: 1 },
    { uri, version: 3, count: 2 },
  ]);
});

test('answers for files that are not open, and for requests that make no sense', async () => {
  const { connection } = await startClient({ capabilities: {} });
  const params = {
    textDocument: { uri: 'file:///none.yaml' },
    position: { line: 9, character: 9 },
  };
  expect(await connection.sendRequest('textDocument/hover', params)).toBeNull();
  expect(await connection.sendRequest('textDocument/completion', params)).toMatchObject({
    items: [],
  });
  expect(await connection.sendRequest('drydock/objects', { uri: 'x', text: pod })).toMatchObject([
    { kind: 'Pod', name: 'a' },
  ]);
});

test('a kustomization is built with the texts that are open, and others that are sent along', async () => {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'drydock-'));
  const kustomization =
    'resources: [a.yaml]\nconfigMapGenerator: [{ name: c, files: [notes.txt] }]\n';
  writeFileSync(path.join(folder, 'kustomization.yaml'), kustomization);
  writeFileSync(path.join(folder, 'a.yaml'), pod);
  writeFileSync(path.join(folder, 'notes.txt'), 'saved');
  const client = await startClient({ capabilities: {} });
  const base = pathToFileURL(folder).href;
  client.open(`${base}/a.yaml`, pod.replace('name: a}', 'name: b}'));
  const texts = { [`${base}/notes.txt`]: 'unsaved' };
  const answer = await client.connection.sendRequest<BuildAnswer>(buildMethod, {
    uri: base,
    texts,
  });
  expect(answer.faults).toEqual([]);
  expect(answer.objects.map(({ value }) => value)).toMatchObject([
    { kind: 'ConfigMap', data: { 'notes.txt': 'unsaved' } },
    { kind: 'Pod', metadata: { name: 'b' } },
  ]);
  expect(answer.files).toContain(`${base}/notes.txt`);
  const nothing = { uri: `${base}/none` };
  expect(await client.connection.sendRequest(buildMethod, nothing)).toBeNull();
  const found = await client.connection.sendRequest(kustomizationsMethod, { uri: `${base}/` });
  expect(found).toMatchObject({ own: `${base}/kustomization.yaml` });
});
