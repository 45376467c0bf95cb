// The claims of a workload: those made per pod, and those its pods mount by name.

import type { KubernetesObject } from '../../../core/kubernetes/object.js';
import type { PersistentVolumeClaim, PodSpec } from '../../../schemas/built/types.js';
import type { Translate } from '../translate.js';
import type { ClusterIndex } from './clusterIndex.js';

interface ClaimingSpec {
  readonly volumeClaimTemplates?: readonly PersistentVolumeClaim[];
  readonly template?: { readonly spec?: PodSpec };
}

/** How many are bound, and the state of each that is named. */
export function claimNotes(
  workload: KubernetesObject,
  index: ClusterIndex,
  t: Translate,
): readonly string[] {
  const spec = workload['spec'] as ClaimingSpec | undefined;
  const templates = spec?.volumeClaimTemplates ?? [];
  const volumes = spec?.template?.spec?.volumes ?? [];
  if (templates.length === 0 && volumes.every(volume => !volume.persistentVolumeClaim)) {
    return [];
  }
  const claims = index.snapshot
    .list<PersistentVolumeClaim>('PersistentVolumeClaim')
    .filter(claim => claim.metadata?.namespace === workload.metadata.namespace);
  return [
    ...templates.map(template => madeNote(workload, template, claims, t)),
    ...volumes.flatMap(volume => {
      const name = volume.persistentVolumeClaim?.claimName;
      const claim = claims.find(({ metadata }) => metadata?.name === name);
      const phase = claim === undefined ? t('missing') : (claim.status?.phase ?? 'Pending');
      return name === undefined ? [] : [t('claim {0}: {1}', name, phase)];
    }),
  ];
}

function madeNote(
  workload: KubernetesObject,
  template: PersistentVolumeClaim,
  claims: readonly PersistentVolumeClaim[],
  t: Translate,
): string {
  const name = template.metadata?.name ?? '';
  const prefix = `${name}-${workload.metadata.name}-`;
  const made = claims.filter(claim => claim.metadata?.name?.startsWith(prefix));
  const bound = made.filter(claim => claim.status?.phase === 'Bound').length;
  const size = template.spec?.resources?.requests?.['storage'] ?? '';
  return t('{0}: {1} of {2} claims bound, {3} each', name, bound, made.length, size);
}
