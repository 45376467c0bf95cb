// Which files' diagnostics point into which others: they are said again when those are edited, as lines move.

import type { Diagnostic } from 'vscode-languageserver-types';

/** Pointers between files, as last said. */
export class RelatedFiles {
  readonly #targets = new Map<string, ReadonlySet<string>>();
  readonly #pointing = new Map<string, Set<string>>();

  /** Takes what was said of a file. */
  note(uri: string, diagnostics: readonly Diagnostic[]): void {
    for (const target of this.#targets.get(uri) ?? []) {
      this.#pointing.get(target)?.delete(uri);
    }
    this.#targets.delete(uri);
    const targets = new Set(
      diagnostics.flatMap(({ relatedInformation = [] }) =>
        relatedInformation.map(({ location }) => location.uri),
      ),
    );
    targets.delete(uri);
    if (targets.size > 0) {
      this.#targets.set(uri, targets);
    }
    for (const target of targets) {
      const pointing = this.#pointing.get(target) ?? new Set<string>();
      this.#pointing.set(target, pointing.add(uri));
    }
  }

  /** The files whose diagnostics point into this one. */
  at(uri: string): ReadonlySet<string> {
    return this.#pointing.get(uri) ?? new Set();
  }
}
