// StatefulSets: a field of a feature that is off is not kept, unless the object has it already.

import type { KubernetesObject } from '../../../core/kubernetes/object.js';
import type { StatefulSet } from '../../../schemas/built/types.js';
import type { Strategy } from './strategy.js';

export const statefulSet: Strategy = {
  generation: true,
  status: 'separate',
  initialStatus: () => ({ replicas: 0, availableReplicas: 0 }),
  prepareForCreate: object => withoutMaxUnavailable(object),
  prepareForUpdate: (object, previous) =>
    hasMaxUnavailable(previous) ? object : withoutMaxUnavailable(object),
};

function hasMaxUnavailable(object: KubernetesObject): boolean {
  const { spec } = object as unknown as StatefulSet;
  return spec?.updateStrategy?.rollingUpdate?.maxUnavailable !== undefined;
}

function withoutMaxUnavailable(object: KubernetesObject): KubernetesObject {
  if (!hasMaxUnavailable(object)) {
    return object;
  }
  const { spec } = object as unknown as StatefulSet;
  const { maxUnavailable: _, ...rollingUpdate } = spec?.updateStrategy?.rollingUpdate ?? {};
  const updateStrategy = { ...spec?.updateStrategy, rollingUpdate };
  return { ...object, spec: { ...spec, updateStrategy } };
}
