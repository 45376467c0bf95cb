// What a document's author does not want to hear: comments and annotations that silence rules.

import { valueAt } from '../../core/json.js';
import type { ManifestDocument } from '../../core/manifest/node.js';

/** Rules silenced in a document: everywhere, and by line (from 0, within the document). `*` is every rule. */
export interface Suppressions {
  readonly everywhere: ReadonlySet<string>;
  readonly lines: ReadonlyMap<number, ReadonlySet<string>>;
}

const word = 'drydock-disable';
const comment = /#\s*drydock-disable(-line|-next-line)?(?:[ \t:]+([\w,\- \t*]*))?/;
const noSuppressions: Suppressions = { everywhere: new Set(), lines: new Map() };

/**
 * Reads `# drydock-disable rule-a, rule-b`: behind a value it silences its line, on a line of its own the whole
 * document. `drydock-disable-line` and `drydock-disable-next-line` say which line. Without ids every rule is meant.
 */
export function readSuppressions(document: ManifestDocument): Suppressions {
  if (!document.text.includes(word)) {
    return noSuppressions;
  }
  const everywhere = new Set<string>();
  const lines = new Map<number, Set<string>>();
  for (const [line, text] of document.text.split('\n').entries()) {
    const found = comment.exec(text);
    if (found !== null) {
      const ids = idsIn(found[2]);
      const where = lineMeant(line, found[1], text.slice(0, found.index).trim() !== '');
      const silenced = where === undefined ? everywhere : (lines.get(where) ?? new Set<string>());
      for (const id of ids) {
        silenced.add(id);
      }
      if (where !== undefined) {
        lines.set(where, silenced);
      }
    }
  }
  return { everywhere, lines };
}

/** The rules that an object's annotation `drydock.dev/ignore: rule-a, rule-b` silences. */
export function ignoredByAnnotation(object: unknown): ReadonlySet<string> {
  const ids = valueAt(object, ['metadata', 'annotations', 'drydock.dev/ignore']);
  return typeof ids === 'string' ? new Set(idsIn(ids)) : noSuppressions.everywhere;
}

/** Whether a set of silenced rules has this one. */
export function silences(silenced: ReadonlySet<string> | undefined, rule: string): boolean {
  return silenced !== undefined && silenced.size > 0 && (silenced.has(rule) || silenced.has('*'));
}

function lineMeant(
  line: number,
  which: string | undefined,
  isBehindValue: boolean,
): number | undefined {
  if (which === '-next-line') {
    return line + 1;
  }
  return which === '-line' || isBehindValue ? line : undefined;
}

function idsIn(text: string | undefined): string[] {
  const ids = (text ?? '').split(/[,\s]+/).filter(id => id !== '');
  return ids.length === 0 ? ['*'] : ids;
}
