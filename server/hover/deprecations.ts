/**
 * Hover: deprecated kinds
 *
 * On apiVersion and kind: since when the kind is deprecated, when it goes, what takes its place.
 */
import { deprecationWarning } from '../../core/kubernetes/apiLifecycle.js';
import type { HoverContext } from './types.js';

/** Tells of the end of a kind. */
export function deprecations({ object, path, kubernetesVersion }: HoverContext): readonly string[] {
  const { apiVersion, kind } = object;
  const isHeader = path.length === 1 && (path[0] === 'kind' || path[0] === 'apiVersion');
  if (!isHeader || apiVersion === undefined || kind === undefined) {
    return [];
  }
  const warning = deprecationWarning(apiVersion, kind, kubernetesVersion);
  return warning === undefined ? [] : [`⚠ ${warning}`];
}
