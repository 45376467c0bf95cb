/**
 * Completion: keys that a type of Secret has
 *
 *     type: kubernetes.io/tls
 *     stringData: { $0 }      →      tls.crt: …
 */

import { CompletionItemKind } from 'vscode-languageserver-types';
import { isKey } from '../completionPlace.js';
import { fieldsIn } from '../objectPlace.js';
import type { CompletionContext, Proposal } from './types.js';

/** https://kubernetes.io/docs/concepts/configuration/secret/#secret-types */
const keysOfType: Readonly<Record<string, readonly string[]>> = {
  'kubernetes.io/tls': ['tls.crt', 'tls.key', 'ca.crt'],
  'kubernetes.io/basic-auth': ['username', 'password'],
  'kubernetes.io/ssh-auth': ['ssh-privatekey', 'known_hosts'],
  'kubernetes.io/dockerconfigjson': ['.dockerconfigjson'],
  'kubernetes.io/dockercfg': ['.dockercfg'],
  'bootstrap.kubernetes.io/token': [
    ...['token-id', 'token-secret', 'description', 'expiration', 'usage-bootstrap-authentication'],
    ...['usage-bootstrap-signing', 'auth-extra-groups'],
  ],
};

/** Proposes the keys that the Secret does not have yet, in either mapping. */
export function secretKeys(context: CompletionContext): readonly Proposal[] {
  const { object, path, cursor } = context;
  const isPlace = path.length === 1 && (path[0] === 'data' || path[0] === 'stringData');
  if (object.kind !== 'Secret' || !isPlace || !isKey(context)) {
    return [];
  }
  const type = String(fieldsIn(context, []).type ?? '');
  const other = fieldsIn(context, [path[0] === 'data' ? 'stringData' : 'data']);
  return (keysOfType[type] ?? [])
    .filter(key => !cursor.siblings.has(key) && !(key in other))
    .map((key, rank) => ({
      label: key,
      kind: CompletionItemKind.Property,
      text: cursor.hasColon ? key : `${key}: `,
      rank,
      detail: `of ${type}`,
    }));
}
