// The conditions of a namespace that is being emptied, in the server's words.

import type { KubernetesObject } from '../../../core/kubernetes/object.js';
import { groupKindOf, groupOf, pluralOf } from '../../api/resources.js';

interface Condition {
  readonly type: string;
  readonly status: string;
  readonly reason: string;
  readonly message: string;
  readonly lastTransitionTime: string;
}

/** The five conditions; times change only where the status does. */
export function contentConditions(
  status: { readonly conditions?: readonly Condition[] },
  left: readonly KubernetesObject[],
  timestamp: string,
): readonly Condition[] {
  return [
    absent(
      'NamespaceDeletionDiscoveryFailure',
      'ResourcesDiscovered',
      'All resources successfully discovered',
    ),
    absent(
      'NamespaceDeletionGroupVersionParsingFailure',
      'ParsedGroupVersions',
      'All legacy kube types successfully parsed',
    ),
    absent(
      'NamespaceDeletionContentFailure',
      'ContentDeleted',
      'All content successfully deleted, may be waiting on finalization',
    ),
    remaining(left),
    finalizersRemaining(left),
  ].map(condition => {
    const known = status.conditions?.find(other => other.type === condition.type);
    const lastTransitionTime =
      known?.status === condition.status ? known.lastTransitionTime : timestamp;
    return { ...condition, lastTransitionTime };
  });
}

type News = Omit<Condition, 'lastTransitionTime'>;

function absent(type: string, reason: string, message: string): News {
  return { type, status: 'False', reason, message };
}

function remaining(left: readonly KubernetesObject[]): News {
  const type = 'NamespaceContentRemaining';
  if (left.length === 0) {
    return absent(type, 'ContentRemoved', 'All content successfully removed');
  }
  const texts = count(left.map(resourceOf)).map(
    ([resource, times]) => `${resource} has ${times} resource instances`,
  );
  const message = `Some resources are remaining: ${texts.join(', ')}`;
  return { type, status: 'True', reason: 'SomeResourcesRemain', message };
}

function finalizersRemaining(left: readonly KubernetesObject[]): News {
  const type = 'NamespaceFinalizersRemaining';
  const finalizers = left.flatMap(object => object.metadata.finalizers ?? []);
  if (finalizers.length === 0) {
    return absent(type, 'ContentHasNoFinalizers', 'All content-preserving finalizers finished');
  }
  const texts = count(finalizers).map(([name, times]) => `${name} in ${times} resource instances`);
  const message = `Some content in the namespace has finalizers remaining: ${texts.join(', ')}`;
  return { type, status: 'True', reason: 'SomeFinalizersRemain', message };
}

/** `pods.` and `deployments.apps`: the group follows the dot even where it is empty. */
function resourceOf(object: KubernetesObject): string {
  const groupKind = groupKindOf(object);
  return `${pluralOf(groupKind)}.${groupOf(groupKind)}`;
}

function count(words: readonly string[]): readonly (readonly [string, number])[] {
  const counts = new Map<string, number>();
  for (const word of words) {
    counts.set(word, (counts.get(word) ?? 0) + 1);
  }
  return [...counts].sort(([a], [b]) => (a < b ? -1 : 1));
}
