// Files that nobody opened count: a warning about a name goes when the other file is mended on disk.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, onTestFinished, test } from 'vitest';
import { createCrdSources } from '../../server/crdSources.js';
import { type Published, startClient, type TestClient } from '../support/lspClient.js';

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

const settingsFile = (name: string) => ({ [name]: configMap('settings') });

test.each([
  ['a folder the setting names', settingsFile('old/deep/down/settings.yaml'), { old: true }],
  ['a pattern at any depth', settingsFile('a/b/c/d.generated.yaml'), { '**/*.generated.*': true }],
  ['node_modules', settingsFile('a/node_modules/b/settings.yaml'), {}],
  ['what git ignores', { '.gitignore': 'built\n', ...settingsFile('built/a/s.yaml') }, {}],
  [
    'node_modules that git ignores',
    { '.gitignore': 'node_modules/\n', ...settingsFile('node_modules/s.yaml') },
    {},
  ],
  [
    'what git ignores further down',
    { 'a/.gitignore': '/c\n', ...settingsFile('a/c/d/s.yaml') },
    {},
  ],
])('%s is neither read nor watched', async (_name, files, excluded) => {
  const { client, write, uri } = await workspaceWith(files, () => excluded);
  client.open(uri, pod);
  await client.published(isWarned);
  for (const [name, text] of Object.entries(files)) {
    write(name, text);
  }
  write('last.yaml', configMap('last'));
  expect(await client.symbols('last')).not.toEqual([]);
  expect(await client.symbols('settings')).toEqual([]);
});

test('a folder that is left out no longer, and again', async () => {
  const chosen = { excluded: { old: true } as Record<string, boolean> };
  const { client, uri } = await workspaceWith(
    settingsFile('old/deep/settings.yaml'),
    () => chosen.excluded,
  );
  client.open(uri, pod);
  await client.published(isWarned);
  chosen.excluded = { old: false };
  client.changeConfiguration();
  await client.published(one => client.isLast(one) && isClean(one));
  chosen.excluded = { old: true };
  client.changeConfiguration();
  await client.published(one => client.isLast(one) && isWarned(one));
});

test('a folder that goes takes its files along, and git may ignore others from now on', async () => {
  const { client, uri, folder, write, tell } = await workspaceWith({
    ...settingsFile('a/settings.yaml'),
    ...settingsFile('b/settings.yaml'),
  });
  client.open(uri, pod);
  await client.symbols('settings');
  rmSync(path.join(folder, 'a'), { recursive: true });
  tell('a', 3);
  write('.gitignore', 'b/\n');
  await client.published(one => client.isLast(one) && isWarned(one));
});

test('definitions are taken from the files that are read for the index', async () => {
  const { client, uri } = await workspaceWith({ 'crds/widget.yaml': widgetDefinition });
  client.open(uri, 'apiVersion: a.b/v1\nkind: Widget\nmetadata: { name: a }\nsize: 1\n');
  const { diagnostics } = await client.published(({ diagnostics: all }) =>
    all.some(({ code }) => code === 'unknown-field'),
  );
  expect(diagnostics.map(({ code }) => code)).toEqual(['unknown-field']);
});

const widgetDefinition = `apiVersion: apiextensions.k8s.io/v1
kind: CustomResourceDefinition
metadata: { name: widgets.a.b }
spec:
  group: a.b
  scope: Namespaced
  names: { plural: widgets, singular: widget, kind: Widget, listKind: WidgetList }
  versions:
    - name: v1
      served: true
      storage: true
      schema: { openAPIV3Schema: { type: object, properties: { color: { type: string } } } }
`;

interface WorkspaceClient extends TestClient {
  /** Names of the objects of the workspace that match a word. Asks until there is one, a few times. */
  symbols(query: string): Promise<readonly string[]>;
  changeConfiguration(): void;
  isLast(published: Published): boolean;
}

async function workspaceWith(
  files: Readonly<Record<string, string>>,
  excluded: () => unknown = () => null,
) {
  const folder = mkdtempSync(path.join(tmpdir(), 'drydock-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const uriOf = (name: string) => pathToFileURL(path.join(folder, name)).href;
  const put = (name: string, text: string): void => {
    mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
    writeFileSync(path.join(folder, name), text);
  };
  put('near.yaml', configMap('setings'));
  for (const [name, text] of Object.entries(files)) {
    put(name, text);
  }
  const client = await startClient(
    {
      capabilities: { workspace: { configuration: true } },
      workspaceFolders: [{ uri: pathToFileURL(folder).href, name: 'w' }],
    },
    (_scope, section) => (section === 'files.exclude' ? excluded() : null),
    createCrdSources,
  );
  const tell = (name: string, type: number): void =>
    void client.connection.sendNotification('workspace/didChangeWatchedFiles', {
      changes: [{ uri: uriOf(name), type }],
    });
  const asking: WorkspaceClient = {
    ...client,
    async symbols(query) {
      for (let attempt = 0; attempt < 500; attempt++) {
        const found = await client.connection.sendRequest<{ name: string }[]>('workspace/symbol', {
          query,
        });
        if (found.length > 0) {
          return found.map(({ name }) => name);
        }
      }
      return [];
    },
    changeConfiguration: () =>
      void client.connection.sendNotification('workspace/didChangeConfiguration', {
        settings: null,
      }),
    isLast: one => one === client.notices('textDocument/publishDiagnostics').at(-1),
  };
  return {
    client: asking,
    folder,
    uri: uriOf('pod.yaml'),
    tell,
    write(name: string, text: string) {
      put(name, text);
      tell(name, 2);
    },
  };
}

function isWarned({ diagnostics }: { readonly diagnostics: readonly { code: string }[] }): boolean {
  return diagnostics.some(({ code }) => code === 'missing-reference');
}

function isClean({ diagnostics }: { readonly diagnostics: readonly unknown[] }): boolean {
  return diagnostics.length === 0;
}
