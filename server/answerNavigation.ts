// Answers the requests of the protocol that lead from place to place. No logic: the service knows the answers.

import { type Connection, ErrorCodes, ResponseError } from 'vscode-languageserver/node';
import type { Refusal } from './features/rename.js';
import type { Guard } from './guard.js';
import type { LanguageService } from './languageService.js';

/** Answers definition, references, highlights, rename, call hierarchy, symbols of the workspace and links. */
export function answerNavigation(
  connection: Connection,
  { navigation }: LanguageService,
  guarded: Guard,
): void {
  connection.onDefinition(guarded(p => navigation.definitions(p.textDocument.uri, p.position), []));
  connection.onReferences(
    guarded(
      ({ textDocument, position, context: { includeDeclaration } }) =>
        navigation.references(textDocument.uri, { position, includeDeclaration }),
      [],
    ),
  );
  connection.onDocumentHighlight(
    guarded(p => navigation.highlights(p.textDocument.uri, p.position), []),
  );
  connection.onPrepareRename(
    guarded(p => {
      const place = navigation.prepareRename(p.textDocument.uri, p.position);
      return 'problem' in place ? refused(place) : place;
    }, null),
  );
  connection.onRenameRequest((params, token) => {
    const answer = guarded(
      (p: typeof params) => navigation.rename(p.textDocument.uri, p),
      undefined,
    )(params, token);
    if (answer instanceof ResponseError) {
      return answer;
    }
    return answer !== undefined && 'problem' in answer ? refused(answer) : (answer?.edit ?? null);
  });
  connection.onWorkspaceSymbol(guarded(({ query }) => navigation.workspaceSymbols(query), []));
  connection.onDocumentLinks(guarded(p => navigation.links(p.textDocument.uri), []));
  const { callHierarchy } = connection.languages;
  callHierarchy.onPrepare(
    guarded(p => navigation.prepareCallHierarchy(p.textDocument.uri, p.position), []),
  );
  callHierarchy.onIncomingCalls(guarded(({ item }) => navigation.incomingCalls(item), []));
  callHierarchy.onOutgoingCalls(guarded(({ item }) => navigation.outgoingCalls(item), []));
}

/** The client shows the reason. */
function refused({ problem }: Refusal): ResponseError<void> {
  return new ResponseError(ErrorCodes.InvalidRequest, problem);
}

/** What the server says it can do of these. */
export const navigationCapabilities = {
  definitionProvider: true,
  referencesProvider: true,
  documentHighlightProvider: true,
  renameProvider: { prepareProvider: true },
  workspaceSymbolProvider: true,
  documentLinkProvider: { resolveProvider: false },
  callHierarchyProvider: true,
} as const;
