// Files that nobody opened count: a warning about a name goes when the other file is mended on disk.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, onTestFinished, test } from 'vitest';
import { startClient } from '../support/lspClient.js';

const configMap = (name: string): string =>
  `apiVersion: v1\nkind: ConfigMap\nmetadata: { name: ${name} }\n`;
const pod = `apiVersion: v1
kind: Pod
metadata: { name: p }
spec:
  containers:
    - name: c
      image: a
      envFrom: [{ configMapRef: { name: settings } }]
`;

test('a warning about another file goes when that file is mended', async () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'drydock-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const settings = path.join(folder, 'settings.yaml');
  writeFileSync(settings, configMap('setings'));
  const uri = pathToFileURL(path.join(folder, 'pod.yaml')).href;
  const client = await startClient({
    capabilities: {},
    workspaceFolders: [{ uri: pathToFileURL(folder).href, name: 'w' }],
  });
  client.open(uri, pod);
  const [warning] = (await client.published(({ diagnostics }) => diagnostics.length > 0))
    .diagnostics;
  expect(warning).toMatchObject({ code: 'missing-reference', severity: 2 });
  writeFileSync(settings, configMap('settings'));
  void client.connection.sendNotification('workspace/didChangeWatchedFiles', {
    changes: [{ uri: pathToFileURL(settings).href, type: 2 }],
  });
  const method = 'textDocument/publishDiagnostics';
  const last = await client.published(one => one === client.notices(method).at(-1) && isClean(one));
  expect(last.uri).toBe(uri);
  expect(client.notices(method).length).toBeGreaterThan(1);
});

function isClean({ diagnostics }: { readonly diagnostics: readonly unknown[] }): boolean {
  return diagnostics.length === 0;
}
