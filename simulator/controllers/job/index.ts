// The Job controller: runs pods until enough of them succeeded, or too many failed.
// https://kubernetes.io/docs/concepts/workloads/controllers/job/

import type { KubernetesObject } from '../../../core/kubernetes/object.js';
import type { Job, Pod } from '../../../schemas/built/types.js';
import type { ChangeNotice, Cluster, ControllerFactory, Requeue } from '../../kernel/types.js';
import { inSteps } from '../common/inSteps.js';
import { getByKey, keyOf, ownerKeys, parseKey } from '../common/keys.js';
import { controllerOf, type Membership } from '../common/ownership.js';
import type { BackoffRecord } from './backoff.js';
import { isJobFinished } from './finishJob.js';
import { isTracked } from './jobPods.js';
import { removeTracking } from './jobTracking.js';
import { reconcileJob } from './reconcileJob.js';

const GROUP_KIND = 'batch/Job';
/** Keys of pods whose Job is gone: nobody else would take their finalizer. */
const ORPHAN_PREFIX = 'pod:';
const OWN_MANAGER = 'kubernetes.io/job-controller';

/** Remembers, while a Job runs, the failures since its last success. */
export const jobController: ControllerFactory = () => {
  const backoffs = new Map<string, BackoffRecord>();
  return {
    name: 'job-controller',
    pods: { ownedBy: 'Job' },
    watches: { [GROUP_KIND]: keysOfJob, Pod: keysOfPod },
    reconcile(cluster, key) {
      if (key.startsWith(ORPHAN_PREFIX)) {
        return freePod(cluster, key.slice(ORPHAN_PREFIX.length));
      }
      const job = getByKey<Job>(cluster, GROUP_KIND, key);
      const isForeign = (job?.spec?.managedBy ?? OWN_MANAGER) !== OWN_MANAGER;
      if (job === undefined || isForeign || isJobFinished(job)) {
        backoffs.delete(key);
        return job === undefined || isForeign ? undefined : freeFinished(cluster, job);
      }
      return inSteps(reconcileJob(cluster, job, backoffs));
    },
  };
};

function keysOfJob(change: ChangeNotice, cluster: Cluster): readonly string[] {
  const own = [keyOf(change.object)];
  if (change.type !== 'DELETED') {
    return own;
  }
  const pods = cluster.dependents<Pod>(change.object.metadata.uid ?? '', 'Pod');
  return [...own, ...pods.filter(isTracked).map(pod => ORPHAN_PREFIX + keyOf(pod))];
}

const ownerKind = { kind: 'Job', groupKind: GROUP_KIND, membershipOf };

function keysOfPod(change: ChangeNotice, cluster: Cluster): readonly string[] {
  const pod = change.object as Pod;
  const keys = ownerKeys(change, cluster, ownerKind);
  const isLost = change.type !== 'DELETED' && isTracked(pod) && findJob(cluster, pod) === undefined;
  return isLost ? [...keys, ORPHAN_PREFIX + keyOf(pod)] : keys;
}

function findJob(cluster: Cluster, pod: Pod): Job | undefined {
  const reference = controllerOf(pod);
  if (reference?.kind !== 'Job') {
    return undefined;
  }
  const job = cluster.get<Job>(GROUP_KIND, pod.metadata.namespace ?? '', reference.name);
  return job?.metadata.uid === reference.uid ? job : undefined;
}

function freePod(cluster: Cluster, key: string): undefined {
  const { namespace, name } = parseKey(key);
  const pod = cluster.get<Pod>('Pod', namespace, name);
  if (pod !== undefined && isTracked(pod) && findJob(cluster, pod) === undefined) {
    removeTracking(cluster, pod);
  }
  return undefined;
}

/** Pods that were still there when the Job finished lose their finalizer too. */
function freeFinished(cluster: Cluster, job: Job): Requeue | undefined {
  for (const pod of cluster.dependents<Pod>(job.metadata.uid ?? '', 'Pod').filter(isTracked)) {
    removeTracking(cluster, pod);
  }
  return undefined;
}

function membershipOf(owner: KubernetesObject): Membership {
  return { selector: (owner as Job).spec?.selector };
}
