// Which class is the default: marked by an annotation; the newest where several are, then the first by name.

import type { KubernetesObject } from '../../../../core/kubernetes/object.js';

/** Undefined when none is marked. */
export function findDefaultClass(
  classes: readonly KubernetesObject[],
  annotation: string,
): KubernetesObject | undefined {
  const marked = classes.filter(found => found.metadata.annotations?.[annotation] === 'true');
  return marked.reduce<KubernetesObject | undefined>(
    (best, found) => (best === undefined || createdAt(found) > createdAt(best) ? found : best),
    undefined,
  );
}

function createdAt(object: KubernetesObject): string {
  return object.metadata.creationTimestamp ?? '';
}
