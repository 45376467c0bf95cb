// Connects the sources of CustomResourceDefinitions to a client: workspace folders, watched files, settings, trust.

import {
  type Connection,
  DidChangeWatchedFilesNotification,
  type InitializeParams,
  WatchKind,
} from 'vscode-languageserver/node';
import { workspaceTrustedMethod } from '../core/protocol.js';
import type { CrdSources, CrdSourcesHost, CrdWorkspace } from './crdSources.js';
import { definitionObjectsIn } from './customDefinitions.js';
import type { LanguageService } from './languageService.js';

/** What the shell hands over: how to make sources, and what to do when files must be judged again. */
export interface DefinitionFollowing {
  readonly service: LanguageService;
  readonly createSources: (host: CrdSourcesHost) => CrdSources;
  /** These open files may be judged differently now. */
  readonly judgeAgain: (uris: readonly string[]) => void;
  /** The workspace is there, or has other folders or the person's trust now. */
  readonly opened: (workspace: CrdWorkspace) => void;
  /** A file of the workspace was written, made or deleted. */
  readonly fileChanged: (uri: string) => void;
}

/** Follows one client. */
export interface DefinitionFollower {
  initialize(params: InitializeParams): void;
  /** The client is initialized: from now on it can be asked. */
  start(): void;
  configure(crds: readonly string[]): void;
  /** A file of the workspace was read, or is gone or left out (undefined). */
  fileRead(uri: string, text: string | undefined): void;
}

const noWorkspace: CrdWorkspace = { folders: [], trusted: false, storagePath: undefined };

/** A follower that starts to read once the client is initialized. */
export function followDefinitions(
  connection: Connection,
  { service, createSources, judgeAgain, opened, fileChanged }: DefinitionFollowing,
): DefinitionFollower {
  const sources = createSources({
    store(source, text) {
      const objects = text === undefined ? [] : definitionObjectsIn(text);
      judgeAgain(service.storeDefinitions(source, objects));
    },
    log: message => connection.console.info(message),
  });
  const state = {
    workspace: noWorkspace,
    watches: false,
    hasFolders: false,
  };
  const open = (workspace: CrdWorkspace): void => {
    state.workspace = workspace;
    void sources.open(workspace);
    opened(workspace);
  };
  connection.onDidChangeWatchedFiles(({ changes }) => {
    for (const { uri } of changes) {
      void sources.fileChanged(uri);
      fileChanged(uri);
    }
  });
  connection.onNotification(workspaceTrustedMethod, () => {
    open({ ...state.workspace, trusted: true });
  });
  return {
    initialize(params) {
      state.watches =
        params.capabilities.workspace?.didChangeWatchedFiles?.dynamicRegistration === true;
      state.hasFolders = params.capabilities.workspace?.workspaceFolders === true;
      state.workspace = workspaceOf(params);
    },
    start() {
      if (state.watches) {
        const made = { globPattern: '**/*', kind: WatchKind.Create | WatchKind.Delete };
        const watchers = [{ globPattern: '**/{*.{yaml,yml,json},Kustomization,.gitignore}' }, made];
        void connection.client.register(DidChangeWatchedFilesNotification.type, { watchers });
      }
      if (state.hasFolders) {
        followFolders(connection, () => state.workspace, open);
      }
      open(state.workspace);
    },
    configure: crds => void sources.configure(crds),
    fileRead: sources.fileRead.bind(sources),
  };
}

function followFolders(
  connection: Connection,
  current: () => CrdWorkspace,
  open: (workspace: CrdWorkspace) => void,
): void {
  connection.workspace.onDidChangeWorkspaceFolders(({ added, removed }) => {
    const gone = new Set(removed.map(({ uri }) => uri));
    const kept = current().folders.filter(uri => !gone.has(uri));
    open({ ...current(), folders: [...kept, ...added.map(({ uri }) => uri)] });
  });
}

function workspaceOf({
  workspaceFolders,
  rootUri,
  initializationOptions,
}: InitializeParams): CrdWorkspace {
  const folders = workspaceFolders?.map(({ uri }) => uri) ?? (rootUri ? [rootUri] : []);
  const { trusted, storagePath } = (initializationOptions ?? {}) as Record<string, unknown>;
  return {
    folders,
    trusted: trusted === true,
    storagePath: typeof storagePath === 'string' ? storagePath : undefined,
  };
}
