// Which files belong to kustomizations: a part means something else by itself.

import type { Kustomizations } from './buildAnswer.js';

/** Whether a file belongs to kustomizations and is not applied by itself. */
export function isPartOf({ parts }: Pick<Kustomizations, 'parts'>, uri: string): boolean {
  return parts.some(part =>
    part === '/' ? !uri.startsWith('/') : part.endsWith('/') ? uri.startsWith(part) : part === uri,
  );
}
