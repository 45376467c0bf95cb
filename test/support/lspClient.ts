// A client of the language server in the same process: speaks the protocol over streams in memory.

import { PassThrough } from 'node:stream';
import {
  createMessageConnection,
  type MessageConnection,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-jsonrpc/node';
import { type ConfigurationItem, createConnection } from 'vscode-languageserver/node';
import { validateDocument } from '../../core/validation/index.js';
import type { CrdSources, CrdSourcesHost } from '../../server/crdSources.js';
import { serve } from '../../server/server.js';
import { testCatalogue } from './catalogue.js';

/** What the server published for a file. */
export interface Published {
  readonly uri: string;
  readonly version?: number;
  readonly diagnostics: readonly { readonly code: string; readonly message: string }[];
}

/** A client that has said hello. */
export interface TestClient {
  readonly connection: MessageConnection;
  readonly initialized: { readonly capabilities: Record<string, unknown> };
  open(uri: string, text: string): void;
  change(uri: string, version: number, text: string): void;
  /** The next publication for which the condition holds, from all that came and come. */
  published(holds: (published: Published) => boolean): Promise<Published>;
  /** Notifications of a method so far. */
  notices(method: string): readonly unknown[];
}

const noSources: CrdSources = {
  open: () => Promise.resolve(),
  configure: () => Promise.resolve(),
  fileChanged: () => Promise.resolve(),
  fileRead: () => undefined,
};

/** Starts a server and its client. `configuration` answers what the server asks of a scope and section. */
export async function startClient(
  params: Record<string, unknown>,
  configuration?: (scope: string | undefined, section: string | undefined) => unknown,
  createSources: (host: CrdSourcesHost) => CrdSources = () => noSources,
): Promise<TestClient> {
  const up = new PassThrough();
  const down = new PassThrough();
  const server = createConnection(new StreamMessageReader(up), new StreamMessageWriter(down));
  serve(server, {
    loadCatalogue: testCatalogue,
    validate: validateDocument,
    createCrdSources: createSources,
  });
  const connection = createMessageConnection(
    new StreamMessageReader(down),
    new StreamMessageWriter(up),
  );
  const all: { readonly method: string; readonly params: unknown }[] = [];
  const waiting = new Set<() => void>();
  connection.onNotification((method, received) => {
    all.push({ method, params: received });
    for (const wake of waiting) {
      wake();
    }
  });
  connection.onRequest('workspace/configuration', ({ items }: { items: ConfigurationItem[] }) =>
    items.map(({ scopeUri, section }) => configuration?.(scopeUri, section) ?? null),
  );
  connection.onRequest('client/registerCapability', () => null);
  connection.listen();
  const initialized = await connection.sendRequest<TestClient['initialized']>('initialize', {
    processId: null,
    rootUri: null,
    ...params,
  });
  await connection.sendNotification('initialized', {});
  const notices = (method: string) =>
    all.filter(notice => notice.method === method).map(notice => notice.params);
  return {
    connection,
    initialized,
    notices,
    open(uri, text) {
      const textDocument = { uri, languageId: 'yaml', version: 1, text };
      void connection.sendNotification('textDocument/didOpen', { textDocument });
    },
    change(uri, version, text) {
      const textDocument = { uri, version };
      void connection.sendNotification('textDocument/didChange', {
        textDocument,
        contentChanges: [{ text }],
      });
    },
    published: holds =>
      new Promise(resolve => {
        const look = (): void => {
          const published = notices('textDocument/publishDiagnostics') as Published[];
          const found = published.findLast(holds);
          if (found !== undefined) {
            waiting.delete(look);
            resolve(found);
          }
        };
        waiting.add(look);
        look();
      }),
  };
}
