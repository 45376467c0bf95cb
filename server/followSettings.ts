// Follows what the person chose: initialization options, the configuration of everything and of each workspace folder.

import {
  type ClientCapabilities,
  type Connection,
  DidChangeConfigurationNotification,
  type InitializeParams,
} from 'vscode-languageserver/node';
import { readSettings } from './readSettings.js';
import type { Settings } from './settings.js';

/** Called with the settings of everything and those of the folders, by URI, whenever they change. */
export type ApplySettings = (base: Settings, folders: ReadonlyMap<string, Settings>) => void;

/** Follows one client's settings. */
export interface SettingsFollower {
  /** The client has said hello: its options count until its configuration is read. */
  initialize(params: InitializeParams): void;
  /** The client is initialized: from now on it can be asked. */
  start(): void;
}

interface State {
  client: ClientCapabilities;
  options: unknown;
  folders: readonly string[];
}

/** A follower that reads the configuration once the client is initialized, and again when it changes. */
export function followSettings(connection: Connection, apply: ApplySettings): SettingsFollower {
  const state: State = { client: {}, options: undefined, folders: [] };
  const read = (values: unknown): Settings =>
    readSettings(withDefaults(values, state.options), state.client);
  const fetch = async (): Promise<void> => {
    const scopes = [{}, ...state.folders.map(scopeUri => ({ scopeUri }))];
    const [base, ...own] = await connection.workspace.getConfiguration(
      scopes.map(scope => ({ ...scope, section: 'drydock' })),
    );
    apply(read(base), new Map(state.folders.map((folder, index) => [folder, read(own[index])])));
  };
  const canFetch = (): boolean => state.client.workspace?.configuration === true;

  connection.onDidChangeConfiguration(({ settings }) => {
    if (canFetch()) {
      void fetch();
    } else {
      apply(read(settings?.drydock ?? settings), new Map());
    }
  });
  return {
    initialize({ capabilities, initializationOptions, workspaceFolders }) {
      state.client = capabilities;
      state.options = initializationOptions;
      state.folders = (workspaceFolders ?? []).map(({ uri }) => uri);
      apply(read(undefined), new Map());
    },
    start() {
      const { workspace } = state.client;
      if (workspace?.didChangeConfiguration?.dynamicRegistration === true) {
        const section = ['drydock', 'files.exclude'];
        void connection.client.register(DidChangeConfigurationNotification.type, { section });
      }
      if (canFetch()) {
        void fetch();
      }
      if (workspace?.workspaceFolders === true) {
        connection.workspace.onDidChangeWorkspaceFolders(({ added, removed }) => {
          const gone = new Set(removed.map(({ uri }) => uri));
          const kept = state.folders.filter(uri => !gone.has(uri));
          state.folders = [...kept, ...added.map(({ uri }) => uri)];
          if (canFetch()) {
            void fetch();
          }
        });
      }
    },
  };
}

/** Configuration over initialization options: a client that has no configuration sends null. */
function withDefaults(values: unknown, options: unknown): unknown {
  const isSet = typeof values === 'object' && values !== null;
  return { ...(options as object | undefined), ...(isSet ? values : {}) };
}
