// Names a field for the time when its documentation is asked for.

import type { CompletionContext, ProposalSource } from './completion/types.js';

/** The source of a field of the mapping at a path below the object; nothing while the object has no type. */
export function sourceOf(
  context: Pick<CompletionContext, 'object'>,
  path: readonly (string | number)[],
  field: string,
): { readonly source?: ProposalSource } {
  const { apiVersion, kind } = context.object;
  return apiVersion === undefined || kind === undefined
    ? {}
    : { source: { apiVersion, kind, path, field } };
}
