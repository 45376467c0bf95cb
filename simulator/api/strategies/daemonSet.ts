// DaemonSets: an annotation counts the changes of the template, as the field of old did.

import type { KubernetesObject } from '../../../core/kubernetes/object.js';
import { isEqual } from '../equal.js';
import type { Strategy } from './strategy.js';

const annotation = 'deprecated.daemonset.template.generation';

export const daemonSet: Strategy = {
  generation: true,
  status: 'separate',
  initialStatus: () => ({
    currentNumberScheduled: 0,
    numberMisscheduled: 0,
    desiredNumberScheduled: 0,
    numberReady: 0,
  }),
  prepareForCreate: object => withTemplateGeneration(object, 1),
  prepareForUpdate(object, previous) {
    const current = Number(previous.metadata.annotations?.[annotation] ?? 0);
    const isSame = isEqual(templateOf(object), templateOf(previous));
    return withTemplateGeneration(object, isSame ? current : current + 1);
  },
};

function withTemplateGeneration(object: KubernetesObject, generation: number): KubernetesObject {
  const annotations = { ...object.metadata.annotations, [annotation]: String(generation) };
  return { ...object, metadata: { ...object.metadata, annotations } };
}

function templateOf(object: KubernetesObject): unknown {
  return ((object['spec'] ?? {}) as { readonly template?: unknown }).template;
}
