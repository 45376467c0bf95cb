// The status a kubelet writes for a pod. After pkg/kubelet/status/generate.go and kubelet_pods.go.

import type {
  ContainerState,
  ContainerStatus,
  Pod,
  PodCondition,
  PodStatus,
} from '../../schemas/built/types.js';
import type { ContainerRuntime, Termination } from './containerRuntime.js';
import { hasStarted, isComplete, type PodRuntime, phaseOf } from './podRuntime.js';

/** What the status says of the node. */
export interface StatusPlace {
  readonly podIP: string | undefined;
  readonly hostIP: string;
  readonly timestamp: string;
  /** Milliseconds to RFC 3339. */
  toTimestamp(timeMs: number): string;
  /** The digest form of an image. */
  imageId(image: string): string;
}

const ownConditions = [
  'PodReadyToStartContainers',
  'Initialized',
  'Ready',
  'ContainersReady',
  'PodScheduled',
];
const user = { linux: { uid: 0, gid: 0, supplementalGroups: [0] } };

/** The pod's status; what others wrote into it is kept. */
export function computePodStatus(pod: Pod, runtime: PodRuntime, place: StatusPlace): PodStatus {
  const before = pod.status ?? {};
  const phase = phaseOf(runtime);
  const { podIP, hostIP } = place;
  const own = conditionsOf(pod, runtime, phase);
  const foreign = (before.conditions ?? []).filter(({ type }) => !ownConditions.includes(type));
  return {
    ...(before.resourceClaimStatuses === undefined
      ? {}
      : { resourceClaimStatuses: before.resourceClaimStatuses }),
    observedGeneration: pod.metadata.generation ?? 1,
    phase,
    ...(runtime.end?.reason === undefined ? {} : { reason: runtime.end.reason }),
    ...(runtime.end?.message === undefined ? {} : { message: runtime.end.message }),
    conditions: [...own.map(condition => withTransition(pod, condition, place)), ...foreign],
    hostIP,
    hostIPs: [{ ip: hostIP }],
    ...(podIP === undefined ? {} : { podIP, podIPs: [{ ip: podIP }] }),
    startTime: before.startTime ?? place.toTimestamp(runtime.admittedMs),
    ...(runtime.init.length === 0
      ? {}
      : {
          initContainerStatuses: runtime.init.map(container =>
            containerStatus(pod, container, place),
          ),
        }),
    containerStatuses: runtime.main.map(container => containerStatus(pod, container, place)),
    ...(before.qosClass === undefined ? {} : { qosClass: before.qosClass }),
  };
}

type OwnCondition = Pick<PodCondition, 'type' | 'status' | 'reason' | 'message'>;

/** The five conditions of a kubelet, in its order. */
function conditionsOf(pod: Pod, runtime: PodRuntime, phase: string): readonly OwnCondition[] {
  const containersReady = readinessOf(runtime, phase);
  const hasNetwork = runtime.hasSandbox && phase !== 'Succeeded';
  return [
    { type: 'PodReadyToStartContainers', status: hasNetwork ? 'True' : 'False' },
    initializedOf(runtime, phase),
    withGates(pod, { ...containersReady, type: 'Ready' }),
    containersReady,
    scheduled,
  ];
}

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

/** The time of the last change of status stays while the status does. */
function withTransition(
  pod: Pod,
  { type, status, reason, message }: OwnCondition,
  { timestamp }: StatusPlace,
): PodCondition {
  const old = pod.status?.conditions?.find(condition => condition.type === type);
  const lastTransitionTime =
    old?.status === status ? (old.lastTransitionTime ?? timestamp) : timestamp;
  const observedGeneration = pod.metadata.generation ?? 1;
  const condition = { type, observedGeneration, status, lastTransitionTime };
  if (reason === undefined) {
    return condition;
  }
  return message === undefined ? { ...condition, reason } : { ...condition, reason, message };
}

function containerStatus(pod: Pod, runtime: ContainerRuntime, place: StatusPlace): ContainerStatus {
  const { container, phase, role } = runtime;
  const { resources } = container;
  const runs = phase.state === 'running';
  return {
    name: container.name,
    state: stateOf(pod, runtime, place),
    lastState:
      runtime.last === undefined
        ? {}
        : { terminated: terminated(pod, runtime, runtime.last, place) },
    ready: role === 'init' ? phase.state === 'terminated' && phase.exitCode === 0 : runtime.ready,
    restartCount: runtime.restartCount,
    image: container.image ?? '',
    imageID:
      phase.state === 'waiting' && runtime.last === undefined
        ? ''
        : place.imageId(container.image ?? ''),
    ...(phase.state === 'waiting' && runtime.last === undefined
      ? {}
      : { containerID: containerId(pod, runtime) }),
    ...(role === 'init' ? {} : { started: runtime.started }),
    ...(runs && resources?.requests !== undefined
      ? { allocatedResources: resources.requests }
      : {}),
    ...(runs && resources !== undefined ? { resources } : {}),
    ...(runs ? { user } : {}),
  };
}

function stateOf(pod: Pod, runtime: ContainerRuntime, place: StatusPlace): ContainerState {
  const { phase } = runtime;
  switch (phase.state) {
    case 'waiting':
      return {
        waiting: {
          reason: phase.reason,
          ...(phase.message === undefined ? {} : { message: phase.message }),
        },
      };
    case 'running':
      return { running: { startedAt: place.toTimestamp(phase.startedMs) } };
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
    startedAt: place.toTimestamp(startedMs),
    finishedAt: place.toTimestamp(finishedMs),
    containerID: containerId(pod, runtime),
  };
}

/** 64 hexadecimal digits that depend on the pod, the container and its restarts. */
function containerId(pod: Pod, { container, restartCount }: ContainerRuntime): string {
  const uid = (pod.metadata.uid ?? '').replaceAll('-', '');
  const own = `${hash(container.name, restartCount)}${hash(container.name, restartCount + 7919)}`;
  return `containerd://${(uid + own + uid).slice(0, 64).padEnd(64, '0')}`;
}

/** A digest that depends on the image's name alone. */
export function digestOf(image: string): string {
  const [name = ''] = image.split('@');
  const digest = Array.from({ length: 8 }, (_, index) => hash(image, index)).join('');
  return `${name.replace(/:[^/]*$/, '')}@sha256:${digest}`;
}

function hash(text: string, salt: number): string {
  let value = 0x811c9dc5 ^ salt;
  for (let index = 0; index < text.length; index++) {
    value = Math.imul(value ^ text.charCodeAt(index), 0x01000193);
  }
  return (value >>> 0).toString(16).padStart(8, '0');
}

function namesOf(containers: readonly ContainerRuntime[]): string {
  return `[${containers.map(({ container }) => container.name).join(' ')}]`;
}
