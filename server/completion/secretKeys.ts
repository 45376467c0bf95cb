/**
 * Completion: keys that a type of Secret has
 *
 *     type: kubernetes.io/tls
 *     stringData: { $0 }      →      tls.crt: …
 */

import { CompletionItemKind } from 'vscode-languageserver-types';
import { secretKeysByType } from '../../core/kubernetes/secretTypes.js';
import { isKey } from '../completionPlace.js';
import { fieldsIn } from '../objectPlace.js';
import type { CompletionContext, Proposal } from './types.js';

/** Proposes the keys that the Secret does not have yet, in either mapping. */
export function secretKeys(context: CompletionContext): readonly Proposal[] {
  const { object, path, cursor } = context;
  const isPlace = path.length === 1 && (path[0] === 'data' || path[0] === 'stringData');
  if (object.kind !== 'Secret' || !isPlace || !isKey(context)) {
    return [];
  }
  const type = String(fieldsIn(context, []).type ?? '');
  const other = fieldsIn(context, [path[0] === 'data' ? 'stringData' : 'data']);
  return (secretKeysByType[type] ?? [])
    .filter(key => !cursor.siblings.has(key) && !(key in other))
    .map((key, rank) => ({
      label: key,
      kind: CompletionItemKind.Property,
      text: cursor.hasColon ? key : `${key}: `,
      rank,
      detail: `of ${type}`,
    }));
}
