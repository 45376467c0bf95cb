// What is drawn into the text of a file: inlay hints and semantic tokens. For the language service and the LSP shell.

import type { InlayHint, Range, SemanticTokens } from 'vscode-languageserver-types';
import type { Catalogue } from '../core/kubernetes/schema.js';
import type { Manifest } from '../core/manifest/node.js';
import { inlayHints } from './features/inlayHints.js';
import { semanticTokens } from './features/semanticTokens.js';
import type { Settings } from './settings.js';
import type { Surroundings } from './surroundings.js';

/** What decorations need to know of a file. */
export interface DecorationSource {
  readonly manifestOf: (uri: string) => Manifest | undefined;
  readonly settingsOf: (uri: string) => Settings;
  readonly catalogueOf: (uri: string) => Catalogue;
  readonly surroundingsOf: (uri: string) => Surroundings;
}

/** Unknown files have none. */
export interface Decorations {
  inlayHints(uri: string, range: Range): InlayHint[];
  /** Of the whole file where no range is given. */
  semanticTokens(uri: string, range?: Range): SemanticTokens;
}

/** The decorations of open files. */
export function createDecorations(source: DecorationSource): Decorations {
  return {
    inlayHints(uri, range) {
      const manifest = source.manifestOf(uri);
      const surroundings = source.surroundingsOf(uri);
      const settings = source.settingsOf(uri).inlayHints;
      return manifest === undefined ? [] : inlayHints(manifest, range, { surroundings, settings });
    },
    semanticTokens(uri, range) {
      const manifest = source.manifestOf(uri);
      const surroundings = source.surroundingsOf(uri);
      const catalogue = source.catalogueOf(uri);
      return manifest === undefined
        ? { data: [] }
        : semanticTokens(manifest, range, { surroundings, catalogue });
    },
  };
}
