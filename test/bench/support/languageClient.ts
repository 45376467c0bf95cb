// A language client that measures a language server over stdio: open, edit, completion, hover, memory.
import { type ChildProcess, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import {
  createMessageConnection,
  type MessageConnection,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-jsonrpc/node';

export interface ServerUnderTest {
  readonly name: string;
  readonly command: readonly string[];
  readonly settings: unknown;
  /** Answers schema requests of servers that fetch their schemas. */
  readonly schemaContent?: (url: string) => string;
  /** URI of the workspace's folder; none unless said. */
  readonly workspace?: string;
  /** URI of the open file. */
  readonly file?: string;
}

interface PublishedDiagnostics {
  readonly uri: string;
  readonly version?: number;
  readonly diagnostics: readonly { readonly message: string }[];
}

const defaultFile = 'file:///bench/manifest.yaml';
const waitMaxMs = 60_000;

/** A running server with one open file. */
export class MeasuredServer {
  readonly #child: ChildProcess;
  readonly #connection: MessageConnection;
  readonly #uri: string;
  #version = 0;
  #finish: () => void = () => undefined;
  readonly #indexed = new Promise<void>(resolve => {
    this.#finish = resolve;
  });
  #waiting: ((published: PublishedDiagnostics) => boolean)[] = [];

  private constructor(child: ChildProcess, connection: MessageConnection, uri: string) {
    this.#child = child;
    this.#connection = connection;
    this.#uri = uri;
  }

  /** Starts the server and initializes it. */
  static async start(server: ServerUnderTest): Promise<MeasuredServer> {
    const [command = '', ...args] = server.command;
    const child = spawn(command, args, { stdio: ['pipe', 'pipe', 'ignore'] });
    const connection = createMessageConnection(
      new StreamMessageReader(child.stdout),
      new StreamMessageWriter(child.stdin),
    );
    const measured = new MeasuredServer(child, connection, server.file ?? defaultFile);
    const content = (url: unknown): string =>
      server.schemaContent?.(Array.isArray(url) ? String(url[0]) : String(url)) ?? '{}';
    connection.onRequest('vscode/content', content);
    connection.onRequest('custom/schema/content', content);
    connection.onRequest('workspace/configuration', (params: { items: { section?: string }[] }) =>
      params.items.map(item => sectionOf(server.settings, item.section)),
    );
    connection.onRequest('client/registerCapability', () => null);
    connection.onRequest('window/workDoneProgress/create', () => null);
    connection.onNotification(
      'textDocument/publishDiagnostics',
      (published: PublishedDiagnostics) => {
        measured.#waiting = measured.#waiting.filter(wanted => !wanted(published));
      },
    );
    connection.onNotification('$/progress', ({ value }: { value: { kind: string } }) => {
      if (value.kind === 'end') {
        measured.#finish();
      }
    });
    connection.listen();
    await connection.sendRequest('initialize', {
      processId: process.pid,
      rootUri: server.workspace ?? null,
      capabilities: {
        window: { workDoneProgress: server.workspace !== undefined },
        workspace: { configuration: true, didChangeConfiguration: { dynamicRegistration: true } },
        textDocument: {
          completion: { completionItem: { snippetSupport: true } },
          publishDiagnostics: { versionSupport: true },
        },
      },
    });
    await connection.sendNotification('initialized', {});
    if (server.schemaContent !== undefined) {
      await connection.sendNotification('yaml/registerContentRequest', {});
    }
    await connection.sendNotification('workspace/didChangeConfiguration', {
      settings: server.settings,
    });
    return measured;
  }

  /** Resolves when the first progress that the server shows is over. */
  get indexed(): Promise<void> {
    return this.#indexed;
  }

  /** Opens a text; milliseconds until diagnostics that mention the sentinel. */
  async open(text: string, sentinel: string): Promise<number> {
    this.#version++;
    const seen = this.#diagnosticsWith(sentinel, true);
    const start = performance.now();
    await this.#sendOpen(text);
    await seen;
    return performance.now() - start;
  }

  /** Opens a text and waits for nothing. */
  async show(text: string): Promise<void> {
    this.#version++;
    await this.#sendOpen(text);
  }

  /** Replaces characters on a line; milliseconds until the diagnostics (no longer) mention the sentinel. */
  async edit(change: Edit, sentinel: string, expected: boolean): Promise<number> {
    const seen = this.#diagnosticsWith(sentinel, expected);
    const start = performance.now();
    await this.send(change);
    await seen;
    return performance.now() - start;
  }

  /** Sends an edit and waits for nothing. */
  async send(change: Edit): Promise<void> {
    this.#version++;
    await this.#connection.sendNotification('textDocument/didChange', {
      textDocument: { uri: this.#uri, version: this.#version },
      contentChanges: [
        {
          range: {
            start: { line: change.line, character: change.from },
            end: { line: change.line, character: change.to },
          },
          text: change.text,
        },
      ],
    });
  }

  /** Milliseconds a request about a position takes. */
  async request(method: string, line: number, character: number): Promise<number> {
    const start = performance.now();
    await this.#connection.sendRequest(method, {
      textDocument: { uri: this.#uri },
      position: { line, character },
    });
    return performance.now() - start;
  }

  /** How many files a rename at a position edits. */
  async rename(line: number, character: number, newName: string): Promise<number> {
    const edit: { documentChanges?: unknown[] } | null = await this.#connection.sendRequest(
      'textDocument/rename',
      { textDocument: { uri: this.#uri }, position: { line, character }, newName },
    );
    return edit?.documentChanges?.length ?? 0;
  }

  /** Milliseconds that the server's main thread has worked so far (Linux): what others do at the time counts not. */
  worked(): number {
    const { pid } = this.#child;
    const [nanoseconds = ''] = readFileSync(`/proc/${pid}/task/${pid}/schedstat`, 'utf8').split(
      ' ',
    );
    return Number(nanoseconds) / 1e6;
  }

  /** Resident memory, in bytes (Linux). */
  memory(): number {
    const status = readFileSync(`/proc/${this.#child.pid}/status`, 'utf8');
    return Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? 0) * 1024;
  }

  stop(): void {
    this.#connection.dispose();
    this.#child.kill('SIGKILL');
  }

  async #sendOpen(text: string): Promise<void> {
    await this.#connection.sendNotification('textDocument/didOpen', {
      textDocument: { uri: this.#uri, languageId: 'yaml', version: this.#version, text },
    });
  }

  #diagnosticsWith(sentinel: string, expected: boolean): Promise<void> {
    return new Promise((resolve, reject) => {
      const limit = setTimeout(
        () => reject(new Error(`no diagnostics in ${waitMaxMs} ms`)),
        waitMaxMs,
      );
      this.#waiting.push(published => {
        const mentioned = published.diagnostics.some(item => item.message.includes(sentinel));
        if (mentioned === expected) {
          clearTimeout(limit);
          resolve();
        }
        return mentioned === expected;
      });
    });
  }
}

export interface Edit {
  readonly line: number;
  readonly from: number;
  readonly to: number;
  readonly text: string;
}

function sectionOf(settings: unknown, section: string | undefined): unknown {
  const keys = section === undefined ? [] : section.split('.');
  return (
    keys.reduce<unknown>(
      (value, key) =>
        typeof value === 'object' && value !== null
          ? (value as Record<string, unknown>)[key]
          : undefined,
      settings,
    ) ?? null
  );
}
