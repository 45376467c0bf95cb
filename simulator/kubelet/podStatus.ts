// The status a kubelet writes for a pod. After pkg/kubelet/status/generate.go and kubelet_pods.go.

import type {
  ContainerState,
  ContainerStatus,
  Pod,
  PodCondition,
  PodStatus,
} from '../../schemas/built/types.js';
import type { ContainerRuntime, Termination } from './containerRuntime.js';
import {
  hasStarted,
  isComplete,
  type PendingResize,
  type PodRuntime,
  phaseOf,
} from './podRuntime.js';
import { hash, type OwnCondition, type StatusParts } from './statusParts.js';

/** What the status says of the node. */
export interface StatusPlace {
  readonly podIP: string | undefined;
  readonly hostIP: string;
  readonly timestamp: string;
  readonly parts: StatusParts;
}

type Writable<T> = { -readonly [K in keyof T]: T[K] };

const nothing: { readonly [name: string]: never } = {};
const user = { linux: { uid: 0, gid: 0, supplementalGroups: [0] } };

/**
 * The pod's status; what others wrote into it is kept. That of most pods is made in one piece, for there are many of
 * them: fields stand as in `anyStatus`.
 */
export function computePodStatus(pod: Pod, runtime: PodRuntime, place: StatusPlace): PodStatus {
  const { podIP, hostIP, parts } = place;
  const { resourceClaimStatuses, startTime, qosClass } = pod.status ?? {};
  const isPlain =
    resourceClaimStatuses === undefined &&
    runtime.end === undefined &&
    runtime.init.length === 0 &&
    runtime.ephemeral.length === 0 &&
    podIP !== undefined &&
    qosClass !== undefined;
  if (!isPlain) {
    return anyStatus(pod, runtime, place);
  }
  return {
    observedGeneration: pod.metadata.generation ?? 1,
    phase: phaseOf(runtime),
    conditions: conditionsOf(pod, runtime, place),
    hostIP,
    hostIPs: parts.hostIPs(hostIP),
    podIP,
    podIPs: [{ ip: podIP }],
    startTime: startTime ?? parts.timestamp(runtime.admittedMs),
    containerStatuses: runtime.main.map(container => containerStatus(pod, container, place)),
    qosClass,
  };
}

function anyStatus(pod: Pod, runtime: PodRuntime, place: StatusPlace): PodStatus {
  const before = pod.status ?? {};
  const phase = phaseOf(runtime);
  const { podIP, hostIP, parts } = place;
  const status: Writable<PodStatus> = {};
  if (before.resourceClaimStatuses !== undefined) {
    status.resourceClaimStatuses = before.resourceClaimStatuses;
  }
  status.observedGeneration = pod.metadata.generation ?? 1;
  status.phase = phase;
  if (runtime.end?.reason !== undefined) {
    status.reason = runtime.end.reason;
  }
  if (runtime.end?.message !== undefined) {
    status.message = runtime.end.message;
  }
  status.conditions = conditionsOf(pod, runtime, place);
  status.hostIP = hostIP;
  status.hostIPs = parts.hostIPs(hostIP);
  if (podIP !== undefined) {
    status.podIP = podIP;
    status.podIPs = [{ ip: podIP }];
  }
  status.startTime = before.startTime ?? parts.timestamp(runtime.admittedMs);
  const statusesOf = (containers: readonly ContainerRuntime[]): readonly ContainerStatus[] =>
    containers.map(container => containerStatus(pod, container, place));
  if (runtime.init.length > 0) {
    status.initContainerStatuses = statusesOf(runtime.init);
  }
  status.containerStatuses = statusesOf(runtime.main);
  if (runtime.ephemeral.length > 0) {
    status.ephemeralContainerStatuses = statusesOf(runtime.ephemeral);
  }
  if (before.qosClass !== undefined) {
    status.qosClass = before.qosClass;
  }
  return status;
}

/** The pod with the condition that its kubelet ends it for the node's sake. */
export function asDisrupted(
  pod: Pod,
  { timestamp }: { readonly timestamp: string },
  message: string,
): Pod {
  const condition: PodCondition = {
    type: 'DisruptionTarget',
    observedGeneration: pod.metadata.generation ?? 1,
    status: 'True',
    lastTransitionTime: timestamp,
    reason: 'TerminationByKubelet',
    message,
  };
  const others = (pod.status?.conditions ?? []).filter(({ type }) => type !== condition.type);
  return { ...pod, status: { ...pod.status, conditions: [...others, condition] } };
}

/** The five conditions of a kubelet, in its order, then those of others. */
function conditionsOf(pod: Pod, runtime: PodRuntime, place: StatusPlace): readonly PodCondition[] {
  return place.parts.conditions({
    before: pod.status?.conditions ?? noConditions,
    own: ownConditionsOf(pod, runtime, phaseOf(runtime)),
    generation: pod.metadata.generation ?? 1,
    timestamp: place.timestamp,
  });
}

function ownConditionsOf(pod: Pod, runtime: PodRuntime, phase: string): readonly OwnCondition[] {
  const containers = readinessOf(runtime, phase);
  const { pending, dueMs } = runtime.resize ?? nothing;
  const hasNetwork = runtime.hasSandbox && phase !== 'Succeeded';
  const conditions: OwnCondition[] = [
    hasNetwork ? network : noNetwork,
    initializedOf(runtime, phase),
    withGates(pod, containers === containersReady ? ready : { ...containers, type: 'Ready' }),
    containers,
    scheduled,
  ];
  if (dueMs !== undefined) {
    conditions.unshift({ type: 'PodResizeInProgress', status: 'True' });
  }
  if (pending !== undefined) {
    conditions.unshift(resizePending(pending));
  }
  return conditions;
}

function resizePending({ reason, message }: PendingResize): OwnCondition {
  return { type: 'PodResizePending', status: 'True', reason, message };
}

const noConditions: readonly PodCondition[] = [];
const network: OwnCondition = { type: 'PodReadyToStartContainers', status: 'True' };
const noNetwork: OwnCondition = { type: 'PodReadyToStartContainers', status: 'False' };
const ready: OwnCondition = { type: 'Ready', status: 'True' };
const scheduled: OwnCondition = { type: 'PodScheduled', status: 'True' };
const initialized: OwnCondition = { type: 'Initialized', status: 'True' };
const containersReady: OwnCondition = { type: 'ContainersReady', status: 'True' };

function initializedOf(runtime: PodRuntime, phase: string): OwnCondition {
  const type = 'Initialized';
  if (phase === 'Succeeded') {
    return { type, status: 'True', reason: 'PodCompleted' };
  }
  const incomplete = runtime.init.filter(container => !isComplete(container));
  if (incomplete.length === 0 || runtime.main.some(hasStarted)) {
    return initialized;
  }
  const message = `containers with incomplete status: ${namesOf(incomplete)}`;
  return { type, status: 'False', reason: 'ContainersNotInitialized', message };
}

function readinessOf(runtime: PodRuntime, phase: string): OwnCondition {
  const type = 'ContainersReady';
  if (phase === 'Succeeded') {
    return { type, status: 'False', reason: 'PodCompleted' };
  }
  if (phase === 'Failed') {
    return { type, status: 'False', reason: 'PodFailed' };
  }
  const isReady = ({ role, ready }: ContainerRuntime): boolean => ready || role === 'init';
  if (runtime.main.every(isReady) && runtime.init.every(isReady)) {
    return containersReady;
  }
  const unready = [...runtime.init, ...runtime.main].filter(container => !isReady(container));
  const message = `containers with unready status: ${namesOf(unready)}`;
  return { type, status: 'False', reason: 'ContainersNotReady', message };
}

function withGates(pod: Pod, condition: OwnCondition): OwnCondition {
  const gates = pod.spec?.readinessGates ?? [];
  if (condition.status !== 'True' || gates.length === 0) {
    return condition;
  }
  const unmet = gates.flatMap(({ conditionType }) => {
    const found = pod.status?.conditions?.find(({ type }) => type === conditionType);
    if (found === undefined) {
      return [`corresponding condition of pod readiness gate "${conditionType}" does not exist.`];
    }
    return found.status === 'True'
      ? []
      : [`the status of pod readiness gate "${conditionType}" is not "True", but ${found.status}`];
  });
  return unmet.length === 0
    ? condition
    : {
        type: condition.type,
        status: 'False',
        reason: 'ReadinessGatesNotReady',
        message: unmet.join(', '),
      };
}

function containerStatus(pod: Pod, runtime: ContainerRuntime, place: StatusPlace): ContainerStatus {
  const { container, phase, role, last } = runtime;
  const { image = '', resources } = container;
  if (phase.state === 'running' && last === undefined && role !== 'init' && role !== 'ephemeral') {
    const { requests } = runtime.allocated ?? resources ?? {};
    if (resources !== undefined && requests !== undefined) {
      return {
        name: container.name,
        state: place.parts.running(phase.startedMs),
        lastState: nothing,
        ready: runtime.ready,
        restartCount: runtime.restartCount,
        image,
        imageID: place.parts.imageId(image),
        containerID: containerId(pod, runtime),
        started: runtime.started,
        allocatedResources: requests,
        resources,
        user,
      };
    }
  }
  const isNew = phase.state === 'waiting' && last === undefined;
  const status: Writable<ContainerStatus> = {
    name: container.name,
    state: stateOf(pod, runtime, place),
    lastState: last === undefined ? nothing : { terminated: terminated(pod, runtime, last, place) },
    ready: isShownReady(runtime),
    restartCount: runtime.restartCount,
    image,
    imageID: isNew ? '' : place.parts.imageId(image),
  };
  if (!isNew) {
    status.containerID = containerId(pod, runtime);
  }
  if (role !== 'init' && role !== 'ephemeral') {
    status.started = runtime.started;
  }
  if (phase.state === 'running') {
    const { requests } = runtime.allocated ?? resources ?? {};
    if (requests !== undefined) {
      status.allocatedResources = requests;
    }
    if (resources !== undefined) {
      status.resources = resources;
    }
    status.user = user;
  }
  return status;
}

/** Init steps are ready when they are done, ephemeral containers never. */
function isShownReady({ role, phase, ready: isReady }: ContainerRuntime): boolean {
  if (role === 'init') {
    return phase.state === 'terminated' && phase.exitCode === 0;
  }
  return isReady && role !== 'ephemeral';
}

function stateOf(pod: Pod, runtime: ContainerRuntime, place: StatusPlace): ContainerState {
  const { phase } = runtime;
  switch (phase.state) {
    case 'waiting':
      return place.parts.waiting(phase.reason, phase.message);
    case 'running':
      return place.parts.running(phase.startedMs);
    case 'terminated':
      return { terminated: terminated(pod, runtime, phase, place) };
  }
}

function terminated(
  pod: Pod,
  runtime: ContainerRuntime,
  { exitCode, reason, startedMs, finishedMs }: Termination,
  place: StatusPlace,
): NonNullable<ContainerState['terminated']> {
  return {
    exitCode,
    reason,
    startedAt: place.parts.timestamp(startedMs),
    finishedAt: place.parts.timestamp(finishedMs),
    containerID: containerId(pod, runtime),
  };
}

/** 64 hexadecimal digits that depend on the pod, the container and its restarts. */
function containerId(pod: Pod, { container, restartCount }: ContainerRuntime): string {
  const uid = (pod.metadata.uid ?? '').replaceAll('-', '');
  const own = `${hash(container.name, restartCount)}${hash(container.name, restartCount + 7919)}`;
  return `containerd://${(uid + own + uid).slice(0, 64).padEnd(64, '0')}`;
}

function namesOf(containers: readonly ContainerRuntime[]): string {
  return `[${containers.map(({ container }) => container.name).join(' ')}]`;
}
