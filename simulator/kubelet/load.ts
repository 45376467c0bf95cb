// The load a person puts on a workload by hand: what its pods use from now on, whatever else they do.

import type { Container, Pod } from '../../schemas/built/types.js';
import type { LoadRule, UsageCurve } from '../simulation.js';

/** What the rules tell of a container; of several that tell the same number the first holds. */
export function loadOf(
  rules: readonly LoadRule[],
  pod: Pod,
  { name }: Container,
): Readonly<Record<string, UsageCurve>> | undefined {
  const matching = rules.filter(
    ({ target, container = pod.spec?.containers[0]?.name }) =>
      container === name && isUnder(pod, target),
  );
  return matching.length === 0
    ? undefined
    : Object.assign({}, ...matching.map(({ usage }) => usage).reverse());
}

/** The pod itself, a pod it controls, or one of a Deployment's ReplicaSets does. */
function isUnder({ metadata }: Pod, { kind, namespace, name }: LoadRule['target']): boolean {
  if (metadata.namespace !== namespace) {
    return false;
  }
  if (kind === 'Pod') {
    return metadata.name === name;
  }
  const owner = metadata.ownerReferences?.find(({ controller }) => controller === true);
  const hash = metadata.labels?.['pod-template-hash'];
  return kind === 'Deployment'
    ? owner?.kind === 'ReplicaSet' && owner.name === `${name}-${hash}`
    : owner?.kind === kind && owner.name === name;
}
