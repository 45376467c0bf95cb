// The system's own spreading: over hosts and zones, with the selector of the pod's Services and controller.

import type { KubernetesObject } from '../../../core/kubernetes/object.js';
import type { LabelSelector, Service } from '../../../schemas/built/types.js';
import { compileSelector, selectorKey } from '../state/labelMatch.js';
import type { Attempt } from '../state/plugin.js';
import type { SpreadConstraint } from '../state/podClass.js';

const defaults = [
  { topologyKey: 'kubernetes.io/hostname', maxSkew: 3 },
  { topologyKey: 'topology.kubernetes.io/zone', maxSkew: 5 },
];
const none: readonly SpreadConstraint[] = [];

/** Constraints for a pod that brings none; empty where nothing selects it. */
export function defaultConstraints(attempt: Attempt): readonly SpreadConstraint[] {
  const { podClass, state } = attempt;
  const memo = podClass.memo.get('defaultConstraints');
  if (memo?.version === state.serviceVersion) {
    return memo.value as readonly SpreadConstraint[];
  }
  const selector = defaultSelector(attempt);
  const value =
    selector === undefined
      ? none
      : defaults.map(constraint => ({
          ...constraint,
          minDomains: 1,
          hard: false,
          selector: compileSelector(selector),
          selectorKey: selectorKey(selector),
          honorsNodeAffinity: true,
          honorsTaints: false,
        }));
  podClass.memo.set('defaultConstraints', { version: state.serviceVersion, value });
  return value;
}

/** The selectors of all Services of the pod and of its controller together; undefined where there are none. */
function defaultSelector({ podClass, cluster }: Attempt): LabelSelector | undefined {
  const matchLabels: Record<string, string> = {};
  for (const service of cluster.list<Service & KubernetesObject>('Service', podClass.namespace)) {
    const selector = service.spec?.selector ?? {};
    if (
      Object.keys(selector).length > 0 &&
      compileSelector({ matchLabels: selector })(podClass.labels)
    ) {
      Object.assign(matchLabels, selector);
    }
  }
  const own = ownerSelector(podClass, cluster);
  Object.assign(matchLabels, own?.matchLabels);
  const matchExpressions = own?.matchExpressions ?? [];
  return Object.keys(matchLabels).length + matchExpressions.length === 0
    ? undefined
    : { matchLabels, matchExpressions };
}

function ownerSelector(
  { owner, namespace }: Attempt['podClass'],
  cluster: Attempt['cluster'],
): LabelSelector | undefined {
  switch (owner?.kind) {
    case 'ReplicaSet':
    case 'StatefulSet': {
      const controller = cluster.get<KubernetesObject>(`apps/${owner.kind}`, namespace, owner.name);
      return (controller?.['spec'] as { readonly selector?: LabelSelector } | undefined)?.selector;
    }
    case 'ReplicationController': {
      const controller = cluster.get<KubernetesObject>(owner.kind, namespace, owner.name);
      const spec = controller?.['spec'] as
        | { readonly selector?: Record<string, string> }
        | undefined;
      return spec?.selector === undefined ? undefined : { matchLabels: spec.selector };
    }
    default:
      return undefined;
  }
}
