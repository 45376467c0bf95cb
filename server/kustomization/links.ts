/**
 * Feature: links of kustomizations
 *
 * Paths of resources, bases, components, patches and generators lead to their files; folders to their kustomization.
 */
import type { DocumentLink } from 'vscode-languageserver-types';
import type { Workspace } from '../names/workspace.js';
import { rangeIn } from '../place.js';
import { kustomizationFile } from './file.js';
import { pathsIn } from './paths.js';
import type { KustomizationWorld } from './world.js';

/** The links of a kustomization; none in other files. */
export function kustomizationLinks(
  workspace: Workspace,
  world: KustomizationWorld,
  uri: string,
): DocumentLink[] {
  return workspace.documentsOf(uri).flatMap(placed => {
    const file = kustomizationFile(uri, placed.document);
    return pathsIn(file?.fields ?? {}, file?.folder ?? '').flatMap(({ at, from, target }) => {
      const { value } = placed.document.find(at);
      const kind = world.kindOf(target);
      const isFile = kind === 'file' || (kind === undefined && /\.(ya?ml|json)$/i.test(target));
      const leadsTo = world.kustomizationIn(target) ?? (isFile ? target : undefined);
      if (value?.kind !== 'scalar' || leadsTo === undefined) {
        return [];
      }
      const quote = value.style === 'single' || value.style === 'double' ? 1 : 0;
      const span = { start: value.start + quote + from, end: value.end - quote };
      return [{ range: rangeIn(placed, span), target: leadsTo }];
    });
  });
}
