// Formatting is offered only while `drydock.format.enable` is on: other formatters keep their place until then.

import {
  type ClientCapabilities,
  type Connection,
  type Disposable,
  DocumentFormattingRequest,
} from 'vscode-languageserver/node';
import type { LanguageService } from './languageService.js';

/** Follows the setting. */
export interface FormattingRegistration {
  /** Takes the setting; it is acted upon once the client is ready. */
  configure(isWanted: boolean): void;
  /** The client is ready. */
  start(client: ClientCapabilities): void;
}

const documentSelector = [{ language: 'yaml' }];

/** Answers formatting requests, and registers for them as the setting says. */
export function registerFormatting(
  connection: Connection,
  service: LanguageService,
): FormattingRegistration {
  connection.onDocumentFormatting(({ textDocument: { uri } }) => service.format(uri));
  const state = { isWanted: false, canRegister: false };
  let registered: Promise<Disposable> | undefined;
  const follow = (): void => {
    if (state.isWanted && state.canRegister && registered === undefined) {
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
    start(client) {
      state.canRegister = client.textDocument?.formatting?.dynamicRegistration === true;
      follow();
    },
  };
}
