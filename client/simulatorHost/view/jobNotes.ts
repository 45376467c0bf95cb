// What a Job says beside its count: which indexes are done, and how many tries failed.

import type { KubernetesObject } from '../../../core/kubernetes/object.js';
import type { Job } from '../../../schemas/built/types.js';
import type { Translate } from '../translate.js';

/** Of other kinds than Job there are none. */
export function jobNotes(workload: KubernetesObject, t: Translate): readonly string[] {
  if (workload.kind !== 'Job') {
    return [];
  }
  const { spec, status } = workload as unknown as Job;
  const failed = status?.failed ?? 0;
  const done = status?.completedIndexes || t('none');
  return [
    ...(spec?.completionMode === 'Indexed' ? [t('indexes done: {0}', done)] : []),
    ...(status?.failedIndexes ? [t('indexes failed: {0}', status.failedIndexes)] : []),
    ...(failed === 0 ? [] : [failed === 1 ? t('1 try failed') : t('{0} tries failed', failed)]),
  ];
}
