// Formatting is offered only while `drydock.format.enable` is on: other formatters keep their place until then. Clients
// that cannot be told so later are offered it from the start when their options ask for it.

import {
  type ClientCapabilities,
  type Connection,
  type Disposable,
  DocumentFormattingRequest,
  type ServerCapabilities,
} from 'vscode-languageserver/node';
import type { LanguageService } from './languageService.js';

/** Follows the setting. */
export interface FormattingRegistration {
  /** Takes the setting; it is acted upon once the client is ready. */
  configure(isWanted: boolean): void;
  /** What to announce at once: to clients that take no later registration. */
  announce(client: ClientCapabilities): ServerCapabilities;
  /** The client is ready. */
  start(): void;
}

const documentSelector = [{ language: 'yaml' }];

/** Answers formatting requests, and registers for them as the setting says. */
export function registerFormatting(
  connection: Connection,
  service: LanguageService,
): FormattingRegistration {
  connection.onDocumentFormatting(({ textDocument: { uri } }) => service.format(uri));
  const state = { isWanted: false, registers: false, isReady: false };
  let registered: Promise<Disposable> | undefined;
  const follow = (): void => {
    if (state.isWanted && state.registers && state.isReady && registered === undefined) {
      registered = connection.client.register(DocumentFormattingRequest.type, {
        documentSelector,
      });
    } else if (!state.isWanted && registered !== undefined) {
      void registered.then(registration => registration.dispose());
      registered = undefined;
    }
  };
  return {
    configure(isWanted) {
      state.isWanted = isWanted;
      follow();
    },
    announce(client) {
      state.registers = client.textDocument?.formatting?.dynamicRegistration === true;
      return state.registers || !mayBeWanted(client, state.isWanted)
        ? {}
        : { documentFormattingProvider: true };
    },
    start() {
      state.isReady = true;
      follow();
    },
  };
}

/** A client whose configuration can be asked may turn it on later: without the setting no edits are answered. */
function mayBeWanted(client: ClientCapabilities, isWanted: boolean): boolean {
  return isWanted || client.workspace?.configuration === true;
}
