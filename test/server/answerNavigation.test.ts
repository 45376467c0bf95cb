// Navigation, rename and actions as a client of the protocol sees them.
import { expect, test } from 'vitest';
import { startClient } from '../support/lspClient.js';

const uri = 'file:///work/a.yaml';
const text =
  'apiVersion: v1\nkind: Secret\nmetadata: {name: a}\n---\napiVersion: v1\nkind: Pod\nmetadata: {name: b}\n' +
  'spec: {containers: [{name: a, image: nginx}], imagePullSecrets: [{name: a}]}\n';
const onReference = { textDocument: { uri }, position: { line: 7, character: 72 } };

test('definition, references, symbols and links', async () => {
  const client = await startClient({ capabilities: {} });
  client.open(uri, text);
  const ask = (method: string, params: object) => client.connection.sendRequest(method, params);
  expect(await ask('textDocument/definition', onReference)).toMatchObject([
    { uri, range: { start: { line: 2, character: 17 } } },
  ]);
  const context = { includeDeclaration: false };
  expect(await ask('textDocument/references', { ...onReference, context })).toHaveLength(1);
  expect(await ask('textDocument/documentHighlight', onReference)).toHaveLength(2);
  expect(await ask('workspace/symbol', { query: 'pod' })).toMatchObject([{ name: 'Pod/b' }]);
  expect(await ask('textDocument/documentLink', { textDocument: { uri } })).toHaveLength(1);
  const [item] = (await ask('textDocument/prepareCallHierarchy', onReference)) as object[];
  expect(await ask('callHierarchy/outgoingCalls', { item })).toMatchObject([
    { to: { name: 'Secret/a' } },
  ]);
});

test('rename, and why a name does not do', async () => {
  const client = await startClient({ capabilities: {} });
  client.open(uri, text);
  const ask = (newName: string) =>
    client.connection.sendRequest('textDocument/rename', { ...onReference, newName });
  expect(await ask('c')).toMatchObject({
    documentChanges: [{ textDocument: { uri, version: 1 } }],
  });
  await expect(ask('No Name')).rejects.toThrow('does not do as a name');
  const nowhere = { textDocument: { uri }, position: { line: 0, character: 2 } };
  const prepared = client.connection.sendRequest('textDocument/prepareRename', nowhere);
  await expect(prepared).rejects.toThrow('Nothing here has a name of its own');
});

test('actions at a range', async () => {
  const client = await startClient({ capabilities: {} });
  client.open(uri, text);
  const { position } = onReference;
  const actions = await client.connection.sendRequest('textDocument/codeAction', {
    textDocument: { uri },
    range: { start: position, end: position },
    context: { diagnostics: [] },
  });
  expect(actions).toContainEqual(expect.objectContaining({ title: 'Split into 2 files' }));
});

test('formatting only when the setting asks for it', async () => {
  const options = { tabSize: 2, insertSpaces: true };
  for (const [enable, edits] of [
    [false, 0],
    [true, 1],
  ] as const) {
    const client = await startClient({
      capabilities: {},
      initializationOptions: { format: { enable } },
    });
    client.open(uri, 'kind:   Pod\n');
    const params = { textDocument: { uri }, options };
    expect(await client.connection.sendRequest('textDocument/formatting', params)).toHaveLength(
      edits,
    );
  }
});
