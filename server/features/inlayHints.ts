/**
 * Feature: inlay hints
 *
 * Defaults that apply, how many pods a selector selects, and the numbers of ports given by name. Each can be turned
 * off.
 */
import { type InlayHint, InlayHintKind, type Range } from 'vscode-languageserver-types';
import type { Manifest, ManifestDocument, PlacedDocument } from '../../core/manifest/node.js';
import { objectsOf } from '../../core/manifest/objects.js';
import { defaults } from '../inlayHints/defaults.js';
import { resolvedPorts } from '../inlayHints/resolvedPorts.js';
import { selectedPods } from '../inlayHints/selectedPods.js';
import type { Hint, HintSource } from '../inlayHints/types.js';
import { rangeIn } from '../place.js';
import type { InlayHintSettings } from '../settings.js';
import { type Surroundings, selfOf } from '../surroundings.js';

const sources: Readonly<Record<keyof InlayHintSettings, HintSource>> = {
  defaults,
  selectedPods,
  resolvedPorts,
};

const names = ['defaults', 'selectedPods', 'resolvedPorts'] as const;

/** The hints of the lines of a range. */
export function inlayHints(
  manifest: Manifest,
  range: Range,
  { surroundings, settings }: { surroundings: Surroundings; settings: InlayHintSettings },
): InlayHint[] {
  const wanted = names.filter(name => settings[name]).map(name => sources[name]);
  if (wanted.length === 0) {
    return [];
  }
  return documentsIn(manifest, range).flatMap(placed => {
    const { document } = placed;
    const hints = objectsOf(document).flatMap(object => {
      const self = selfOf(surroundings, document, object);
      const context = self && { self, document, surroundings };
      return context === undefined ? [] : wanted.flatMap(source => source(context));
    });
    return hints.flatMap(hint => toInlayHint(hint, placed));
  });
}

/** The documents that have lines in a range. */
export function documentsIn({ documents }: Manifest, { start, end }: Range): PlacedDocument[] {
  return documents.filter(
    ({ line, document }) => line <= end.line && line + document.lineBreaks >= start.line,
  );
}

function toInlayHint({ path, text, tooltip }: Hint, placed: PlacedDocument): InlayHint[] {
  const offset = offsetAfter(placed.document, path);
  if (offset === undefined) {
    return [];
  }
  const { start } = rangeIn(placed, { start: offset, end: offset });
  return [
    {
      position: start,
      label: text,
      kind: InlayHintKind.Parameter,
      paddingLeft: true,
      ...(tooltip === '' ? {} : { tooltip }),
    },
  ];
}

/** After a value on the key's own line, else after the key's colon. */
function offsetAfter(document: ManifestDocument, path: Hint['path']): number | undefined {
  const { exact, key, value } = document.find(path);
  if (!exact || key === undefined) {
    return undefined;
  }
  const lineEnd = document.text.indexOf('\n', key.end);
  const end = lineEnd < 0 ? document.text.length : lineEnd;
  const isBlock = value === undefined || value.start > end || value.end > end;
  const colon = document.text.indexOf(':', key.end);
  return isBlock ? colon + 1 : value.end;
}
