// A workload's state in a few words, and how good that is.

import type { KubernetesObject } from '../../../core/kubernetes/object.js';
import type { Tone } from '../../../core/protocol.js';
import type {
  CronJob,
  DaemonSet,
  Deployment,
  Job,
  StatefulSet,
} from '../../../schemas/built/types.js';
import { idOf } from '../objectId.js';
import type { Translate } from '../translate.js';
import type { ClusterIndex } from './clusterIndex.js';

export interface WorkloadStatus {
  readonly status: string;
  readonly tone: Tone;
}

/** `5/6 ready`, `1/3 completed`, `every 5 minutes` … */
export function workloadStatus(
  workload: KubernetesObject,
  index: ClusterIndex,
  t: Translate,
): WorkloadStatus {
  switch (workload.kind) {
    case 'Deployment':
      return deploymentStatus(workload as unknown as Deployment, index, t);
    case 'DaemonSet':
      return daemonSetStatus(workload as unknown as DaemonSet, t);
    case 'Job':
      return jobStatus(workload as unknown as Job, t);
    case 'CronJob':
      return cronJobStatus(workload as unknown as CronJob, t);
    default:
      return replicasStatus(workload as unknown as StatefulSet, index, t);
  }
}

/** A Deployment's rollout: whether it goes on, is done, or got stuck. */
export function rolloutOf(
  deployment: Deployment,
  index: ClusterIndex,
): 'done' | 'progressing' | 'stuck' | 'paused' {
  const { spec, status, metadata } = deployment;
  const desired = spec?.replicas ?? 1;
  const progressing = status?.conditions?.find(condition => condition.type === 'Progressing');
  if (spec?.paused) {
    return 'paused';
  }
  if (progressing?.reason === 'ProgressDeadlineExceeded') {
    return 'stuck';
  }
  const id = idOf(deployment as unknown as KubernetesObject);
  const isObserved = (status?.observedGeneration ?? 0) >= (metadata?.generation ?? 0);
  const isComplete =
    isObserved &&
    (status?.updatedReplicas ?? 0) === desired &&
    (status?.availableReplicas ?? 0) === desired &&
    (status?.replicas ?? 0) === desired &&
    (index.podsByWorkload.get(id) ?? []).every(pod => pod.state !== 'starting');
  return isComplete ? 'done' : 'progressing';
}

function deploymentStatus(
  deployment: Deployment,
  index: ClusterIndex,
  t: Translate,
): WorkloadStatus {
  const desired = deployment.spec?.replicas ?? 1;
  const ready = deployment.status?.readyReplicas ?? 0;
  const status = t('{0}/{1} ready', ready, desired);
  switch (rolloutOf(deployment, index)) {
    case 'done':
      return { status, tone: 'good' };
    case 'stuck':
      return { status: `${status} · ${t('stuck')}`, tone: 'bad' };
    case 'paused':
      return { status: `${status} · ${t('paused')}`, tone: 'warning' };
    case 'progressing':
      return { status, tone: toneOfPods(deployment as unknown as KubernetesObject, index) };
  }
}

function replicasStatus(set: StatefulSet, index: ClusterIndex, t: Translate): WorkloadStatus {
  const desired = set.spec?.replicas ?? 1;
  const ready = set.status?.readyReplicas ?? 0;
  const object = set as unknown as KubernetesObject;
  const tone = ready === desired ? 'good' : toneOfPods(object, index);
  return { status: t('{0}/{1} ready', ready, desired), tone };
}

function toneOfPods(workload: KubernetesObject, index: ClusterIndex): Tone {
  const pods = index.podsByWorkload.get(idOf(workload)) ?? [];
  if (pods.some(pod => pod.state === 'failing')) {
    return 'bad';
  }
  return pods.some(pod => pod.state === 'pending' || pod.state === 'unready') ? 'warning' : 'busy';
}

function daemonSetStatus(set: DaemonSet, t: Translate): WorkloadStatus {
  const desired = set.status?.desiredNumberScheduled ?? 0;
  const ready = set.status?.numberReady ?? 0;
  return {
    status: t('{0}/{1} nodes ready', ready, desired),
    tone: ready === desired ? 'good' : 'busy',
  };
}

function jobStatus(job: Job, t: Translate): WorkloadStatus {
  const conditions = job.status?.conditions ?? [];
  const isTrue = (type: string) =>
    conditions.some(condition => condition.type === type && condition.status === 'True');
  const failure = conditions.find(({ type, status }) => type === 'Failed' && status === 'True');
  if (failure !== undefined) {
    return { status: [t('failed'), failure.reason].filter(Boolean).join(' · '), tone: 'bad' };
  }
  const succeeded = job.status?.succeeded ?? 0;
  const wanted = job.spec?.completions ?? 1;
  const tone = isTrue('Complete') ? 'good' : (job.status?.failed ?? 0) > 0 ? 'warning' : 'busy';
  const status = t('{0}/{1} completed', succeeded, wanted);
  return job.spec?.suspend
    ? { status: `${status} · ${t('suspended')}`, tone: 'warning' }
    : { status, tone };
}

function cronJobStatus(cronJob: CronJob, t: Translate): WorkloadStatus {
  const schedule = cronJob.spec?.schedule ?? '';
  return cronJob.spec?.suspend
    ? { status: `${schedule} · ${t('suspended')}`, tone: 'warning' }
    : { status: schedule, tone: 'good' };
}
