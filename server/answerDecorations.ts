// The requests of the LSP about what is drawn into the text, and the capabilities that announce them.

import type { Connection, ServerCapabilities } from 'vscode-languageserver/node';
import { tokenTypes } from './features/semanticTokens.js';
import type { Guard } from './guard.js';
import type { LanguageService } from './languageService.js';

/** What the server announces. */
export const decorationCapabilities: ServerCapabilities = {
  inlayHintProvider: true,
  semanticTokensProvider: {
    legend: { tokenTypes: [...tokenTypes], tokenModifiers: [] },
    full: true,
    range: true,
  },
};

/** Answers requests for hints and tokens. */
export function answerDecorations(
  connection: Connection,
  { decorations }: LanguageService,
  guarded: Guard,
): void {
  const { languages } = connection;
  languages.inlayHint.on(
    guarded(({ textDocument, range }) => decorations.inlayHints(textDocument.uri, range), []),
  );
  languages.semanticTokens.on(
    guarded(({ textDocument }) => decorations.semanticTokens(textDocument.uri), { data: [] }),
  );
  languages.semanticTokens.onRange(
    guarded(({ textDocument, range }) => decorations.semanticTokens(textDocument.uri, range), {
      data: [],
    }),
  );
}
