// Definitions of custom resources from the disk and from addresses: found, watched, withdrawn, kept for later.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import os from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, test } from 'vitest';
import { type CrdSources, createCrdSources } from '../../server/crdSources.js';

const definition = 'kind: CustomResourceDefinition\n';

/** A workspace with files, the sources that read it, and what they have reported so far. */
function workspaceWith(files: Readonly<Record<string, string>>): {
  readonly sources: CrdSources;
  readonly stored: Map<string, string | undefined>;
  readonly logged: string[];
  readonly folder: string;
  readonly uriOf: (file: string) => string;
} {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'drydock-crds-'));
  for (const [file, text] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
    writeFileSync(path.join(folder, file), text);
  }
  const stored = new Map<string, string | undefined>();
  const logged: string[] = [];
  const sources = createCrdSources({
    store: (source, text) => stored.set(source, text),
    log: message => logged.push(message),
  });
  const uriOf = (file: string) => pathToFileURL(path.join(folder, file)).toString();
  return { sources, stored, logged, folder, uriOf };
}

test('files of the workspace count as the index reads them', () => {
  const { sources, stored } = workspaceWith({});
  sources.fileRead('file:///w/widget.yaml', definition);
  sources.fileRead('file:///w/web.yaml', 'kind: Deployment');
  expect([...stored]).toEqual([['file:///w/widget.yaml', definition]]);
  sources.fileRead('file:///w/widget.yaml', undefined);
  expect(stored.get('file:///w/widget.yaml')).toBeUndefined();
});

test('a watched file of an entry that changes or goes away is read again', async () => {
  const { sources, stored, folder, uriOf } = workspaceWith({ 'a.yaml': definition });
  await sources.configure([folder]);
  writeFileSync(path.join(folder, 'a.yaml'), `${definition}# changed\n`);
  await sources.fileChanged(uriOf('a.yaml'));
  expect(stored.get(uriOf('a.yaml'))).toContain('# changed');
  writeFileSync(path.join(folder, 'b.yaml'), definition);
  await sources.fileChanged(uriOf('b.yaml'));
  expect(stored.get(uriOf('b.yaml'))).toBe(definition);
  rmSync(path.join(folder, 'a.yaml'));
  await sources.fileChanged(uriOf('a.yaml'));
  expect(stored.get(uriOf('a.yaml'))).toBeUndefined();
});

test('entries of the setting: a folder, a file from the workspace, and their end', async () => {
  const other = workspaceWith({ 'one.yaml': definition });
  const { sources, stored, folder, uriOf } = workspaceWith({
    'built/two.yaml': definition,
    '.gitignore': 'built',
  });
  await sources.open({
    folders: [pathToFileURL(folder).toString()],
    trusted: false,
    storagePath: undefined,
  });
  await sources.configure([other.folder, 'built/two.yaml', 'missing.yaml']);
  expect([...stored.keys()]).toEqual([other.uriOf('one.yaml'), uriOf('built/two.yaml')]);
  sources.fileRead(uriOf('built/two.yaml'), definition);
  await sources.configure(['built/two.yaml']);
  expect(stored.get(other.uriOf('one.yaml'))).toBeUndefined();
  expect(stored.get(uriOf('built/two.yaml'))).toBe(definition);
});

test('addresses are downloaded where the workspace is trusted, and kept for when they cannot be', async () => {
  const server = createServer((_request, response) => response.end(definition)).listen(
    0,
    '127.0.0.1',
  );
  await new Promise(resolve => server.once('listening', resolve));
  const { port } = server.address() as { readonly port: number };
  const address = `http://127.0.0.1:${port}/crd.yaml`;
  const storagePath = mkdtempSync(path.join(os.tmpdir(), 'drydock-storage-'));
  const untrusted = workspaceWith({});
  await untrusted.sources.open({ folders: [], trusted: false, storagePath });
  await untrusted.sources.configure([address]);
  expect(untrusted.stored.size).toBe(0);
  expect(untrusted.logged).toEqual([`${address} is not downloaded: the workspace is not trusted`]);
  await untrusted.sources.open({ folders: [], trusted: true, storagePath });
  expect(untrusted.stored.get(address)).toBe(definition);
  await new Promise(resolve => server.close(resolve));
  const later = workspaceWith({});
  await later.sources.open({ folders: [], trusted: true, storagePath });
  await later.sources.configure([address]);
  expect(later.stored.get(address)).toBe(definition);
  expect(later.logged).toHaveLength(1);
});
