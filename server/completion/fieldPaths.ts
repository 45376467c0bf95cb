/**
 * Completion: fields of the downward API
 *
 * What a variable or a file may take from its pod; labels and annotations by the keys that the pod has.
 *
 *     fieldRef: { fieldPath: $0 }      →      fieldPath: status.podIP
 */

import { CompletionItemKind } from 'vscode-languageserver-types';
import { fileFields, podFields, variableFields } from '../../core/kubernetes/downwardApi.js';
import { isValue, pathWords } from '../completionPlace.js';
import { fieldsIn, podSpotOf } from '../objectPlace.js';
import { stringText } from '../scalarText.js';
import type { CompletionContext, Proposal } from './types.js';

/** Proposes the paths that the API server takes at the place. */
export function fieldPaths(context: CompletionContext): readonly Proposal[] {
  const words = pathWords(context.path);
  if (!/fieldRef\.fieldPath$/.test(words) || !isValue(context)) {
    return [];
  }
  const isVariable = /\benv\[\]\.valueFrom\./.test(words);
  const all = [...podFields, ...(isVariable ? variableFields : fileFields), ...ownKeys(context)];
  return all.map(([label, detail], rank) => ({
    label,
    kind: CompletionItemKind.EnumMember,
    text: stringText(label),
    rank,
    detail,
  }));
}

function ownKeys(context: CompletionContext): (readonly [string, string])[] {
  const specPath = podSpotOf(context)?.specPath;
  const metadata = specPath && fieldsIn(context, [...specPath.slice(0, -1), 'metadata']);
  return (['labels', 'annotations'] as const).flatMap(field =>
    Object.keys((metadata?.[field] ?? {}) as object).map(
      key => [`metadata.${field}['${key}']`, 'of this pod'] as const,
    ),
  );
}
