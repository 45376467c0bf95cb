// The TTL-after-finished controller: deletes finished Jobs once their ttlSecondsAfterFinished has
// passed.
// https://kubernetes.io/docs/concepts/workloads/controllers/ttlafterfinished/

import type { Job } from '../../../schemas/built/types.js';
import type { ControllerFactory } from '../../kernel/types.js';
import { getByKey, ownKey } from '../common/keys.js';
import { timeMs } from '../common/pods.js';

const GROUP_KIND = 'batch/Job';

/** Deletes in the foreground: the Job goes after its pods. */
export const ttlAfterFinishedController: ControllerFactory = () => ({
  name: 'ttl-after-finished-controller',
  watches: { [GROUP_KIND]: change => (change.type === 'DELETED' ? [] : ownKey(change)) },
  reconcile(cluster, key) {
    const job = getByKey<Job>(cluster, GROUP_KIND, key);
    const expiresMs = job === undefined ? undefined : expiryMs(job);
    if (job === undefined || expiresMs === undefined) {
      return undefined;
    }
    if (expiresMs > cluster.nowMs) {
      return { afterMs: expiresMs - cluster.nowMs };
    }
    const { namespace = '', name = '', uid = '' } = job.metadata;
    const options = { propagationPolicy: 'Foreground', uid } as const;
    cluster.delete(GROUP_KIND, { namespace, name }, options);
    return undefined;
  },
});

/**
 * When the Job is to go, in milliseconds since the epoch; undefined when it is not finished or may
 * stay.
 */
export function expiryMs(job: Job): number | undefined {
  const seconds = job.spec?.ttlSecondsAfterFinished;
  const finished = job.status?.conditions?.find(
    ({ type, status }) => (type === 'Complete' || type === 'Failed') && status === 'True',
  );
  if (seconds === undefined || finished === undefined || job.metadata.deletionTimestamp) {
    return undefined;
  }
  return timeMs(finished.lastTransitionTime) + seconds * 1000;
}
