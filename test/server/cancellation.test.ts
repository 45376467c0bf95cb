// What the client has given up is not worked out: cancelled requests, and verdicts on texts that were edited since.

import { expect, test } from 'vitest';
import type { MessageConnection } from 'vscode-jsonrpc/node';
import { CancellationTokenSource, LSPErrorCodes } from 'vscode-languageserver/node';
import { createGuard } from '../../server/guard.js';
import { startClient } from '../support/lspClient.js';

const uri = 'file:///work/a.yaml';
const pod =
  'apiVersion: v1\nkind: Pod\nmetadata: {name: a}\nspec: {containers: [{name: a, image: b}]}\n';
const position = { line: 1, character: 1 };

/** Asks and takes it back at once. */
async function askAndCancel(connection: MessageConnection, method: string): Promise<unknown> {
  const source = new CancellationTokenSource();
  const answer = connection.sendRequest(
    method,
    { textDocument: { uri }, position, newName: 'b', context: { includeDeclaration: true } },
    source.token,
  );
  source.cancel();
  return answer.catch((error: { readonly code: number }) => error.code);
}

test.each([
  'textDocument/hover',
  'textDocument/completion',
  'textDocument/definition',
  'textDocument/references',
  'textDocument/rename',
  'textDocument/documentSymbol',
  'textDocument/semanticTokens/full',
])('a cancelled %s is answered as cancelled', async method => {
  const client = await startClient({ capabilities: {} });
  client.open(uri, pod);
  expect(await askAndCancel(client.connection, method)).toBe(LSPErrorCodes.RequestCancelled);
});

test('a request after a cancelled one is answered', async () => {
  const client = await startClient({ capabilities: {} });
  client.open(uri, pod);
  const cancelled = askAndCancel(client.connection, 'textDocument/hover');
  const symbols = client.connection.sendRequest('textDocument/documentSymbol', {
    textDocument: { uri },
  });
  expect(await symbols).toMatchObject([{ name: 'Pod/a' }]);
  expect(await cancelled).toBe(LSPErrorCodes.RequestCancelled);
});

test('nothing is worked out for a request that was given up', () => {
  const source = new CancellationTokenSource();
  source.cancel();
  const asked: unknown[] = [];
  const answer = createGuard({} as never)(params => asked.push(params), 0)('x', source.token);
  expect(answer).toMatchObject({ code: LSPErrorCodes.RequestCancelled });
  expect(asked).toEqual([]);
});

test('a newer edit cancels the verdict on the text before it', async () => {
  const client = await startClient({ capabilities: {} });
  client.open(uri, pod);
  for (let version = 2; version <= 20; version++) {
    client.change(uri, version, `${pod}typo${version}: 1\n`);
  }
  await client.published(({ version }) => version === 20);
  const versions = client
    .notices('textDocument/publishDiagnostics')
    .map(notice => (notice as { version?: number }).version ?? 0);
  expect(versions.length).toBeLessThan(20);
  expect(versions).toEqual(versions.toSorted((a, b) => a - b));
});
