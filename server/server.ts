// The LSP shell: wires a connection to the language service. It holds no logic; it decides when things are asked,
// keeps long work in slices, and drops answers whose version is stale.

import {
  type ClientCapabilities,
  type Connection,
  type InitializeParams,
  type InitializeResult,
  type ServerCapabilities,
  TextDocumentSyncKind,
} from 'vscode-languageserver/node';
import {
  type KubernetesDocumentsNotice,
  kubernetesDocumentsMethod,
  type ObjectsParams,
  objectsMethod,
} from '../core/protocol.js';
import { answerBuilds } from './answerBuilds.js';
import { answerDecorations, decorationCapabilities } from './answerDecorations.js';
import { answerNavigation, navigationCapabilities } from './answerNavigation.js';
import { fixAllKind } from './codeActions/fixAll.js';
import type { CrdSources, CrdSourcesHost } from './crdSources.js';
import { createDiagnosticsPusher, type DiagnosticsPusher } from './diagnosticsPusher.js';
import { createExcludedFiles } from './excludedFiles.js';
import { followDefinitions } from './followDefinitions.js';
import { followSettings } from './followSettings.js';
import { readCommitted } from './gitBaseline.js';
import { createGuard } from './guard.js';
import {
  createLanguageService,
  type LanguageService,
  type LanguageServiceOptions,
} from './languageService.js';
import { registerFormatting } from './registerFormatting.js';
import { createWorkspaceIndex } from './workspaceIndex.js';

/** What the shell adds to what the service needs. */
export interface ServerOptions extends LanguageServiceOptions {
  /** Sources of CustomResourceDefinitions besides open texts. */
  readonly createCrdSources: (host: CrdSourcesHost) => CrdSources;
}

/** Serves one client until it says exit. */
export function serve(connection: Connection, options: ServerOptions): void {
  const service = createLanguageService(options);
  const session: Session = { client: {}, pulls: false, trusted: false };
  const pusher = createDiagnosticsPusher(connection, {
    service,
    showsRelated: () =>
      session.client.textDocument?.publishDiagnostics?.relatedInformation === true,
    pulls: () => session.pulls,
  });
  const judgeAgain = (uris: readonly string[]): void => {
    uris.forEach(pusher.schedule);
    if (session.pulls && uris.some(uri => service.versionOf(uri) !== undefined)) {
      askToRefresh(connection.languages.diagnostics.refresh());
    }
  };
  const index = createWorkspaceIndex(connection, {
    service,
    judgeAgain,
    showsProgress: () => session.client.window?.workDoneProgress === true,
    excludedIn: createExcludedFiles(
      connection,
      () => session.client.workspace?.configuration === true,
    ),
    textRead: (uri, text) => definitions.fileRead(uri, text),
  });
  const compareWithCommitted = createBaselineReader(service, judgeAgain);
  const definitions = followDefinitions(connection, {
    service,
    createSources: options.createCrdSources,
    judgeAgain,
    opened(workspace) {
      session.trusted = workspace.trusted;
      void index.open(workspace.folders);
    },
    fileChanged: uri => void index.fileChanged(uri),
  });

  const formatting = registerFormatting(connection, service);
  const settings = followSettings(connection, (base, folders) => {
    service.configure(base, folders);
    formatting.configure([base, ...folders.values()].some(({ format }) => format));
    definitions.configure([...new Set([base, ...folders.values()].flatMap(({ crds }) => crds))]);
    pusher.keep(service.shownUris);
    judgeAgain(service.shownUris);
    void index.settingsChanged();
    if (session.client.workspace?.codeLens?.refreshSupport === true) {
      askToRefresh(connection.sendRequest('workspace/codeLens/refresh'));
    }
  });
  connection.onInitialize((params: InitializeParams): InitializeResult => {
    session.client = params.capabilities;
    session.pulls = params.initializationOptions?.diagnostics === 'pull';
    const { rulePages } = (params.initializationOptions ?? {}) as { readonly rulePages?: unknown };
    if (typeof rulePages === 'string') {
      service.explainRulesAt(rulePages);
    }
    definitions.initialize(params);
    settings.initialize(params);
    const capabilities = {
      ...capabilitiesFor(session.pulls),
      ...formatting.announce(session.client),
    };
    return { capabilities, serverInfo: { name: 'drydock' } };
  });
  connection.onInitialized(() => {
    definitions.start();
    settings.start();
    formatting.start();
  });
  followTexts(connection, service, {
    changed: createCountNotifier(connection, service),
    opened(uri) {
      if (session.pulls) {
        pusher.clear(uri);
      }
      if (session.trusted) {
        void compareWithCommitted(uri);
      }
    },
    judge: pusher.schedule,
    closed(uri) {
      pusher.clear(uri);
      void index.fileChanged(uri);
    },
  });
  answerRequests(connection, service, pusher);
  connection.listen();
}

/** A client that is not ready for it yet asks by itself when it is: its refusal must not end the server. */
function askToRefresh(request: Promise<unknown>): void {
  request.catch(() => undefined);
}

/** What was agreed with the client. */
interface Session {
  client: ClientCapabilities;
  /** The client asks for diagnostics; nothing is pushed. */
  pulls: boolean;
  /** Programs may be run in the workspace. */
  trusted: boolean;
}

/** Gives the service the committed text of a file, for what may not change. */
function createBaselineReader(
  service: LanguageService,
  judgeAgain: (uris: readonly string[]) => void,
): (uri: string) => Promise<void> {
  return async uri => {
    const text = await readCommitted(uri);
    if (text !== undefined) {
      service.setBaseline(uri, text);
      judgeAgain([uri]);
    }
  };
}

interface TextEvents {
  readonly opened: (uri: string) => void;
  readonly changed: (uri: string) => void;
  readonly judge: (uri: string) => void;
  readonly closed: (uri: string) => void;
}

function followTexts(connection: Connection, service: LanguageService, on: TextEvents): void {
  connection.onDidOpenTextDocument(({ textDocument: { uri, text, version } }) => {
    const others = service.openDocument(uri, text, version);
    new Set([uri, ...others]).forEach(on.judge);
    on.changed(uri);
    on.opened(uri);
  });
  connection.onDidChangeTextDocument(({ textDocument: { uri, version }, contentChanges }) => {
    const others = service.changeDocument(uri, contentChanges, version);
    new Set([uri, ...others]).forEach(on.judge);
    on.changed(uri);
  });
  connection.onDidCloseTextDocument(({ textDocument: { uri } }) => {
    service.closeDocument(uri).forEach(on.judge);
    on.closed(uri);
    on.changed(uri);
  });
}

/** Tells the client how many Kubernetes objects a file holds, whenever that changes. */
function createCountNotifier(
  connection: Connection,
  service: LanguageService,
): (uri: string) => void {
  const counts = new Map<string, number>();
  return uri => {
    const version = service.versionOf(uri);
    const count = service.countObjects(uri);
    if (version === undefined) {
      counts.delete(uri);
    } else if (counts.get(uri) !== count) {
      counts.set(uri, count);
      const notice: KubernetesDocumentsNotice = { uri, version, count };
      void connection.sendNotification(kubernetesDocumentsMethod, notice);
    }
  };
}

function answerRequests(
  connection: Connection,
  service: LanguageService,
  { verdict }: DiagnosticsPusher,
): void {
  const guarded = createGuard(connection);
  connection.onCompletion(guarded(p => service.complete(p.textDocument.uri, p.position), null));
  connection.onCompletionResolve(item => service.resolveCompletion(item));
  connection.onHover(
    guarded(p => service.hover(p.textDocument.uri, p.position, Date.now()) ?? null, null),
  );
  connection.onDocumentSymbol(guarded(p => service.symbols(p.textDocument.uri), []));
  connection.onFoldingRanges(guarded(p => service.foldingRanges(p.textDocument.uri), []));
  connection.onSelectionRanges(
    guarded(p => service.selectionRanges(p.textDocument.uri, p.positions), []),
  );
  connection.onCodeAction(
    guarded(
      ({ textDocument: { uri }, context: { diagnostics, only }, range }) =>
        service.codeActions(uri, diagnostics, range, only),
      [],
    ),
  );
  answerNavigation(connection, service, guarded);
  answerDecorations(connection, service, guarded);
  answerBuilds(connection, service, guarded);
  connection.onCodeLens(guarded(p => service.codeLenses(p.textDocument.uri), []));
  connection.languages.diagnostics.on(({ textDocument: { uri } }) => ({
    kind: 'full',
    items: [...verdict(uri)],
  }));
  connection.onRequest(
    objectsMethod,
    guarded(({ uri, text }: ObjectsParams) => service.objects(uri, text), []),
  );
}

function capabilitiesFor(pulls: boolean): ServerCapabilities {
  return {
    textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental },
    completionProvider: {
      resolveProvider: true,
      triggerCharacters: [' ', ':', '-', '"', '/', '.'],
    },
    hoverProvider: true,
    ...navigationCapabilities,
    ...decorationCapabilities,
    documentSymbolProvider: true,
    foldingRangeProvider: true,
    selectionRangeProvider: true,
    codeActionProvider: { codeActionKinds: ['quickfix', 'refactor', fixAllKind] },
    codeLensProvider: { resolveProvider: false },
    workspace: { workspaceFolders: { supported: true, changeNotifications: true } },
    ...(pulls
      ? {
          diagnosticProvider: {
            identifier: 'drydock',
            interFileDependencies: true,
            workspaceDiagnostics: false,
          },
        }
      : {}),
  };
}
