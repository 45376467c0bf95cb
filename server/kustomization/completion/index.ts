// The completion sources of kustomization files: its fields and values come from their types, as those of objects do.

import { deprecatedFields } from '../../../core/kustomize/kustomizationTypes.js';
import { fields } from '../../completion/fields.js';
import type { CompletionContext, CompletionSource, Proposal } from '../../completion/types.js';
import { values } from '../../completion/values.js';
import type { KustomizationFile } from '../rule.js';
import type { KustomizationWorld } from '../world.js';
import { names } from './names.js';
import { paths } from './paths.js';

/** The sources for a kustomization, in the order their proposals are listed. */
export function kustomizationSources(
  file: KustomizationFile,
  world: KustomizationWorld,
): readonly CompletionSource[] {
  return [
    context => paths(context, file, world),
    context => names(context, file, world),
    values,
    context => fields(context).map(proposal => inOrder(proposal, context)),
  ];
}

/** Fields come as people use them, which is the order of their type; deprecated ones last. */
function inOrder(proposal: Proposal, { place }: CompletionContext): Proposal {
  const known = place?.type.kind === 'object' ? [...place.type.type.fields.keys()] : [];
  const rank = known.indexOf(proposal.label);
  const isDeprecated = Object.hasOwn(deprecatedFields, proposal.label);
  return rank < 0
    ? proposal
    : { ...proposal, rank: rank + 1, ...(isDeprecated ? { deprecated: true } : {}) };
}
