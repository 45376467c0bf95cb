/**
 * Hover: pods that others are compared with
 *
 * On the selector of a NetworkPolicy's peer, of an affinity or of a spread constraint: which pods it means.
 */

import { valueAt } from '../../core/json.js';
import { selectorOf } from '../../core/kubernetes/selector.js';
import type { FieldPath } from '../../core/validation/fieldError.js';
import { fieldsIn } from '../objectPlace.js';
import { nearest } from '../surroundings.js';
import { namespaceOf, objectLines } from './place.js';
import type { HoverContext } from './types.js';

/** Tells the pods that a selector means which is not the object's own. */
export function peers(context: HoverContext): readonly string[] {
  const selectorAt = selectorAround(context.path);
  const selector = selectorAt && valueAt(context.value, selectorAt);
  if (selectorAt === undefined || typeof selector !== 'object' || selector === null) {
    return [];
  }
  const around = fieldsIn(context, selectorAt.slice(0, -1));
  const isAnywhere = around.namespaceSelector !== undefined || around.namespaces !== undefined;
  const { surroundings } = context;
  const pods = nearest(
    surroundings,
    surroundings.graph.withPods(selectorOf(selector)),
    isAnywhere ? undefined : namespaceOf(context),
  ).map(({ object }) => object);
  const where = isAnywhere ? ', in the namespaces that are chosen' : '';
  return pods.length === 0
    ? ['Means **no pod** of the workspace']
    : [`Means these pods${where}:\n\n${objectLines(pods)}`];
}

function selectorAround(path: FieldPath): FieldPath | undefined {
  const index = path.findLastIndex(step => step === 'podSelector' || step === 'labelSelector');
  const before = path.slice(0, index).join('.');
  const isPeer = /^spec\.(?:ingress\.\d+\.from|egress\.\d+\.to)\.\d+$/.test(before);
  const isOfPod = /[aA]ffinity\.|topologySpreadConstraints\.\d+$/.test(before);
  return index >= 0 && (isPeer || isOfPod) ? path.slice(0, index + 1) : undefined;
}
