// The rows of what makes pods: apps/*, batch/*, ReplicationController, PodTemplate, ControllerRevision.

import type {
  ControllerRevision,
  CronJob,
  DaemonSet,
  Deployment,
  Job,
  PodTemplate,
  ReplicaSet,
  ReplicationController,
  StatefulSet,
} from '../../../schemas/built/types.js';
import {
  type Cell,
  containerCells,
  NONE,
  orNone,
  showBoolean,
  showLabels,
  showSelector,
} from './cell.js';
import { ageOf, humanDuration } from './duration.js';

/** The cells of a Deployment. */
export function deploymentCells(object: Deployment, nowMs: number): readonly Cell[] {
  const { status, spec, metadata } = object;
  return [
    metadata.name ?? '',
    `${status?.readyReplicas ?? 0}/${spec?.replicas ?? 0}`,
    status?.updatedReplicas ?? 0,
    status?.availableReplicas ?? 0,
    ageOf(metadata.creationTimestamp, nowMs),
    ...containerCells(spec?.template?.spec),
    showSelector(spec?.selector),
  ];
}

/** The cells of a ReplicaSet. */
export function replicaSetCells(object: ReplicaSet, nowMs: number): readonly Cell[] {
  const { status, spec, metadata } = object;
  return [
    metadata.name ?? '',
    spec?.replicas ?? 0,
    status?.replicas ?? 0,
    status?.readyReplicas ?? 0,
    ageOf(metadata.creationTimestamp, nowMs),
    ...containerCells(spec?.template?.spec),
    showSelector(spec?.selector),
  ];
}

/** The cells of a ReplicationController. */
export function replicationControllerCells(
  object: ReplicationController,
  nowMs: number,
): readonly Cell[] {
  const { status, spec, metadata } = object;
  return [
    metadata.name ?? '',
    spec?.replicas ?? 0,
    status?.replicas ?? 0,
    status?.readyReplicas ?? 0,
    ageOf(metadata.creationTimestamp, nowMs),
    ...containerCells(spec?.template?.spec),
    showLabels(spec?.selector),
  ];
}

/** The cells of a StatefulSet. */
export function statefulSetCells(object: StatefulSet, nowMs: number): readonly Cell[] {
  const { status, spec, metadata } = object;
  return [
    metadata.name ?? '',
    `${status?.readyReplicas ?? 0}/${spec?.replicas ?? 0}`,
    ageOf(metadata.creationTimestamp, nowMs),
    ...containerCells(spec?.template?.spec),
  ];
}

/** The cells of a DaemonSet. */
export function daemonSetCells(object: DaemonSet, nowMs: number): readonly Cell[] {
  const { status, spec, metadata } = object;
  return [
    metadata.name ?? '',
    status?.desiredNumberScheduled ?? 0,
    status?.currentNumberScheduled ?? 0,
    status?.numberReady ?? 0,
    status?.updatedNumberScheduled ?? 0,
    status?.numberAvailable ?? 0,
    showLabels(spec?.template?.spec?.nodeSelector),
    ageOf(metadata.creationTimestamp, nowMs),
    ...containerCells(spec?.template?.spec),
    showSelector(spec?.selector),
  ];
}

/** The cells of a Job. */
export function jobCells(object: Job, nowMs: number): readonly Cell[] {
  const { spec, metadata } = object;
  return [
    metadata.name ?? '',
    jobStatus(object),
    jobCompletions(object),
    jobDuration(object, nowMs),
    ageOf(metadata.creationTimestamp, nowMs),
    ...containerCells(spec?.template?.spec),
    showSelector(spec?.selector),
  ];
}

function jobStatus({ status, metadata }: Job): string {
  const has = (type: string): boolean =>
    (status?.conditions ?? []).some(c => c.type === type && c.status === 'True');
  if (has('Complete') || has('Failed')) {
    return has('Complete') ? 'Complete' : 'Failed';
  }
  if (metadata.deletionTimestamp !== undefined) {
    return 'Terminating';
  }
  return ['Suspended', 'FailureTarget', 'SuccessCriteriaMet'].find(has) ?? 'Running';
}

function jobCompletions({ spec, status }: Job): string {
  const succeeded = status?.succeeded ?? 0;
  if (spec?.completions !== undefined) {
    return `${succeeded}/${spec.completions}`;
  }
  const parallelism = spec?.parallelism ?? 0;
  return parallelism > 1 ? `${succeeded}/1 of ${parallelism}` : `${succeeded}/1`;
}

function jobDuration({ status }: Job, nowMs: number): string {
  if (status?.startTime === undefined) {
    return '';
  }
  const end = status.completionTime === undefined ? nowMs : Date.parse(status.completionTime);
  return humanDuration(end - Date.parse(status.startTime));
}

/** The cells of a CronJob. */
export function cronJobCells(object: CronJob, nowMs: number): readonly Cell[] {
  const { spec, status, metadata } = object;
  const last = status?.lastScheduleTime;
  return [
    metadata.name ?? '',
    spec?.schedule ?? '',
    orNone(spec?.timeZone),
    showBoolean(spec?.suspend),
    status?.active?.length ?? 0,
    last === undefined ? NONE : ageOf(last, nowMs),
    ageOf(metadata.creationTimestamp, nowMs),
    ...containerCells(spec?.jobTemplate?.spec?.template?.spec),
    showSelector(spec?.jobTemplate?.spec?.selector),
  ];
}

/** The cells of a ControllerRevision. */
export function controllerRevisionCells(
  object: ControllerRevision,
  nowMs: number,
): readonly Cell[] {
  const { metadata, revision } = object;
  const owner = (metadata.ownerReferences ?? []).find(({ controller }) => controller === true);
  const group = owner?.apiVersion.includes('/') ? `.${owner.apiVersion.split('/')[0]}` : '';
  return [
    metadata.name ?? '',
    owner === undefined ? NONE : `${`${owner.kind}${group}`.toLowerCase()}/${owner.name}`,
    revision,
    ageOf(metadata.creationTimestamp, nowMs),
  ];
}

/** The cells of a PodTemplate. */
export function podTemplateCells(object: PodTemplate): readonly Cell[] {
  const { template, metadata } = object;
  return [
    metadata.name ?? '',
    ...containerCells(template?.spec),
    showLabels(template?.metadata?.labels),
  ];
}
