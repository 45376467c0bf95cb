/**
 * Completion: words in use
 *
 * Namespaces and images that the workspace uses, with their tags.
 *
 *     namespace: $0      →      namespace: shop
 */

import { CompletionItemKind } from 'vscode-languageserver-types';
import { wellKnownNamespaces } from '../../core/kubernetes/wellKnownNames.js';
import { isValue, pathWords } from '../completionPlace.js';
import { containerPathOf } from '../objectPlace.js';
import { stringText } from '../scalarText.js';
import type { CompletionContext, Proposal } from './types.js';

/** Proposes namespaces and images. */
export function wordsInUse(context: CompletionContext): readonly Proposal[] {
  if (!isValue(context)) {
    return [];
  }
  if (isNamespace(context)) {
    const own = context.surroundings.words.of('namespace', context.typed);
    const names = new Set([...own, ...wellKnownNamespaces]);
    return proposals(context, [...names], CompletionItemKind.Module).map(each =>
      own.includes(each.label) ? each : { ...each, detail: 'in every cluster' },
    );
  }
  const isImage = context.path.at(-1) === 'image' && containerPathOf(context) !== undefined;
  return isImage
    ? proposals(
        context,
        context.surroundings.words.of('image', context.typed),
        CompletionItemKind.File,
      )
    : [];
}

function isNamespace({ path }: CompletionContext): boolean {
  const words = pathWords(path);
  return (
    /(?:^|\.)namespace$/.test(words) ||
    /(?:podAffinityTerm|requiredDuringSchedulingIgnoredDuringExecution\[\])\.namespaces\[\]$/.test(
      words,
    )
  );
}

/** What is typed already is in use because it is typed. */
function proposals(
  { typed }: CompletionContext,
  words: readonly string[],
  kind: CompletionItemKind,
): Proposal[] {
  return words
    .filter(word => word !== typed)
    .map((word, rank) => ({ label: word, kind, text: stringText(word), rank, detail: 'in use' }));
}
