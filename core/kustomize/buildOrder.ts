// The order in which kustomize prints what it built, and in which it is applied.
// https://kubectl.docs.kubernetes.io/references/kustomize/kustomization/sortoptions/

import { type Fields, fieldsOf } from '../json.js';
import { parseApiVersion } from '../kubernetes/gvk.js';
import { textAt, textsAt } from './buildFields.js';

const first = (
  'Namespace ResourceQuota StorageClass CustomResourceDefinition ServiceAccount ' +
  'PodSecurityPolicy Role ClusterRole RoleBinding ClusterRoleBinding ConfigMap Secret Endpoints ' +
  'Service LimitRange PriorityClass PersistentVolume PersistentVolumeClaim Deployment ' +
  'StatefulSet CronJob PodDisruptionBudget'
).split(' ');
const last = ['MutatingWebhookConfiguration', 'ValidatingWebhookConfiguration'];

/** The objects as the `sortOptions` of the kustomization want them: by kind, unless it says `fifo`. */
export function inBuildOrder<T>(
  objects: readonly T[],
  jsonOf: (object: T) => unknown,
  kustomization: Fields,
): readonly T[] {
  const options = fieldsOf(kustomization['sortOptions']);
  if (textAt(options, 'order') === 'fifo') {
    return objects;
  }
  const legacy = fieldsOf(options['legacySortOptions']);
  const isGiven = Object.keys(legacy).length > 0;
  const ranks = isGiven
    ? ranksOf(textsAt(legacy, 'orderFirst'), textsAt(legacy, 'orderLast'))
    : ranksOf(first, last);
  return objects
    .map(object => ({ object, key: keyOf(jsonOf(object)) }))
    .sort(
      (a, b) =>
        (ranks.get(a.key.kind) ?? 0) - (ranks.get(b.key.kind) ?? 0) ||
        compare(a.key.text, b.key.text),
    )
    .map(({ object }) => object);
}

function ranksOf(before: readonly string[], after: readonly string[]): ReadonlyMap<string, number> {
  return new Map([
    ...before.map((kind, index) => [kind, index - before.length] as const),
    ...after.map((kind, index) => [kind, index + 1] as const),
  ]);
}

/** What is empty comes after all that is not. */
function keyOf(value: unknown): { readonly kind: string; readonly text: string } {
  const { apiVersion, kind, metadata } = fieldsOf(value);
  const { namespace, name } = fieldsOf(metadata);
  const { group, version } = parseApiVersion(String(apiVersion));
  const type = [group || '~G', version, kind].join('_');
  return { kind: String(kind), text: [type, namespace ?? '~X', name ?? '~N'].join('|') };
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
