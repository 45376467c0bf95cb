// One pod as its kubelet runs it: init steps one by one, sidecars, then all containers, until they end. Pure.
// After pkg/kubelet/kuberuntime/kuberuntime_manager.go: computePodActions and kubelet_pods.go: getPhase.

import type { Container, Pod } from '../../schemas/built/types.js';
import { type ContainerRuntime, hasEnded, isDone, newContainer } from './containerRuntime.js';
import { isOnFirstWay, nextDueMs, type StepContext, stepContainer } from './containerStep.js';
import type { ContainerRole, Courses } from './course.js';
import { planExit } from './exit.js';

/** A pod on its node. */
export interface PodRuntime {
  readonly uid: string;
  readonly admittedMs: number;
  readonly init: readonly ContainerRuntime[];
  readonly main: readonly ContainerRuntime[];
  /** Added while the pod runs, to look into it. */
  readonly ephemeral: readonly ContainerRuntime[];
  /** The pod has its network: the first container was about to be created. */
  readonly hasSandbox: boolean;
  readonly resize?: ResizeState;
  /** The pod's end, once it has come to one. */
  readonly end: PodEnd | undefined;
}

/** How far new resources are. */
export interface ResizeState {
  /** The spec that was last compared for them. */
  readonly spec: Pod['spec'];
  /** What keeps them from being given. */
  readonly pending: PendingResize | undefined;
  /** When the kubelet looks whether containers have what they were promised; undefined: they have. */
  readonly dueMs?: number | undefined;
}

/** Why a resize waits: until there is room, or for good. */
export interface PendingResize {
  readonly reason: 'Deferred' | 'Infeasible';
  readonly message: string;
}

/** How a pod ended. */
export interface PodEnd {
  readonly phase: 'Succeeded' | 'Failed';
  readonly reason?: string;
  readonly message?: string;
}

/** The surroundings of a pod's step. */
export interface PodStepContext extends StepContext {
  /** Whether the volumes are mounted; until then nothing is created. */
  readonly isMounted: boolean;
}

/** Resizes that wait for room are tried again so often. */
const resizeRetryMs = 60_000;

/** A pod the kubelet has just taken. */
export function admitPod(pod: Pod, courses: Courses, nowMs: number): PodRuntime {
  const spec = pod.spec;
  const inits = spec?.initContainers ?? [];
  const reason = inits.length === 0 ? creating : 'PodInitializing';
  return {
    uid: pod.metadata.uid ?? '',
    admittedMs: nowMs,
    init: inits.map(container => {
      const role: ContainerRole = container.restartPolicy === 'Always' ? 'sidecar' : 'init';
      return newContainer(role, container, courses.of(pod, container, role), reason);
    }),
    main: (spec?.containers ?? []).map(container =>
      newContainer('main', container, courses.of(pod, container, 'main'), reason),
    ),
    ephemeral: ephemeralOf(pod, courses, noContainers),
    hasSandbox: false,
    end: undefined,
  };
}

const noContainers: readonly ContainerRuntime[] = [];

/** The ephemeral containers that there are, and those that were added; they are never changed or taken away. */
function ephemeralOf(
  pod: Pod,
  courses: Courses,
  known: readonly ContainerRuntime[],
): readonly ContainerRuntime[] {
  const wanted = (pod.spec?.ephemeralContainers ?? []) as readonly Container[];
  if (wanted.length === known.length) {
    return known;
  }
  return wanted.map(
    container =>
      known.find(before => before.container.name === container.name) ??
      newContainer('ephemeral', container, courses.of(pod, container, 'ephemeral'), creating),
  );
}

const creating = 'ContainerCreating';

/** The pod with the courses now in force: what runs follows a changed one from now on. */
export function withCourses(
  runtime: PodRuntime,
  pod: Pod,
  courses: Courses,
  nowMs: number,
): PodRuntime {
  const specs = [...(pod.spec?.initContainers ?? []), ...(pod.spec?.containers ?? [])];
  const follow = (before: ContainerRuntime): ContainerRuntime => {
    const spec = specs.find(({ name }) => name === before.container.name) ?? before.container;
    const container =
      spec.image === before.container.image ? before : redefine(before, spec, nowMs);
    const course = courses.of(pod, spec, container.role);
    const isSameMemory = course.memory?.curve === container.course.memory?.curve;
    if (course.rule === container.course.rule && isSameMemory) {
      return container;
    }
    if (container.phase.state !== 'running') {
      return { ...container, course, exitDueMs: undefined };
    }
    const { startedMs } = container.phase;
    return { ...container, course, ...planExit(spec, course, startedMs, nowMs) };
  };
  const init = mapSame(runtime.init, follow);
  const main = mapSame(runtime.main, follow);
  const ephemeral = ephemeralOf(pod, courses, runtime.ephemeral);
  const isSame = init === runtime.init && main === runtime.main && ephemeral === runtime.ephemeral;
  return isSame ? runtime : { ...runtime, init, main, ephemeral };
}

/** A running container whose image was changed is stopped and starts again with the new one. */
function redefine(
  before: ContainerRuntime,
  container: ContainerRuntime['container'],
  nowMs: number,
): ContainerRuntime {
  const { phase, role } = before;
  if (role === 'init' || phase.state !== 'running') {
    return { ...before, container };
  }
  return { ...stopContainer(before, nowMs, 0), container, startDueMs: nowMs };
}

/** The pod as it is now, all that was due done. The same value when nothing changed. */
export function stepPod(runtime: PodRuntime, context: PodStepContext): PodRuntime {
  if (runtime.end !== undefined || !context.isMounted) {
    return runtime;
  }
  const deadline = deadlineMs(runtime, context.pod);
  if (deadline !== undefined && deadline <= context.nowMs) {
    const reason = 'DeadlineExceeded';
    const message = 'Pod was active on the node longer than the specified deadline';
    context.emit({ type: 'Normal', reason, message, container: undefined });
    return kill(runtime, context.nowMs, { phase: 'Failed', reason, message });
  }
  const init = stepInit(runtime, context);
  const initialized = isInitialized(init);
  const main =
    initialized || runtime.main.some(hasStarted) ? stepMain(runtime.main, context) : runtime.main;
  const ephemeral = mapSame(runtime.ephemeral, container =>
    stepContainer(begin(container, context), context),
  );
  const hasSandbox = runtime.hasSandbox || init.some(isPastCreation) || main.some(isPastCreation);
  const isSame = init === runtime.init && main === runtime.main && ephemeral === runtime.ephemeral;
  if (isSame && hasSandbox === runtime.hasSandbox) {
    return runtime;
  }
  return withEnd({ ...runtime, init, main, ephemeral, hasSandbox }, context);
}

/** When something is next due in the pod, and whether that is part of its first way. */
export function podNextDue(
  runtime: PodRuntime,
  context: PodStepContext,
): { readonly atMs: number; readonly firstWay: boolean } | undefined {
  if (runtime.end !== undefined || !context.isMounted) {
    return undefined;
  }
  let atMs = deadlineMs(runtime, context.pod) ?? Number.POSITIVE_INFINITY;
  let firstWay = false;
  for (const container of [...runtime.init, ...runtime.main, ...runtime.ephemeral]) {
    const dueMs = nextDueMs(container, context);
    if (dueMs !== undefined) {
      atMs = Math.min(atMs, dueMs);
      firstWay ||= isOnFirstWay(container);
    }
  }
  if (runtime.resize?.pending?.reason === 'Deferred') {
    atMs = Math.min(atMs, context.nowMs + resizeRetryMs);
  }
  if (runtime.resize?.dueMs !== undefined) {
    atMs = Math.min(atMs, runtime.resize.dueMs);
    firstWay = true;
  }
  return Number.isFinite(atMs) ? { atMs, firstWay } : undefined;
}

/** The pod's phase. */
export function phaseOf(runtime: PodRuntime): string {
  if (runtime.end !== undefined) {
    return runtime.end.phase;
  }
  const started = runtime.main.some(hasStarted);
  if (!started && !isInitialized(runtime.init)) {
    return 'Pending';
  }
  const waits = runtime.main.some(
    container => container.phase.state === 'waiting' && !hasEnded(container),
  );
  return waits ? 'Pending' : 'Running';
}

/** Whether init steps are done and sidecars have started. */
export function isInitialized(init: readonly ContainerRuntime[]): boolean {
  return init.every(container => isComplete(container));
}

/** An init step that is done, or a sidecar that has started. */
export function isComplete(container: ContainerRuntime): boolean {
  return container.role === 'init' ? isDone(container) : container.started;
}

/** Whether the container runs or has run. */
export function hasStarted(container: ContainerRuntime): boolean {
  return container.phase.state !== 'waiting' || container.last !== undefined;
}

/** Stops what still runs, with exit code 137, and ends the pod. */
export function kill(runtime: PodRuntime, nowMs: number, end: PodEnd): PodRuntime {
  const stop = (container: ContainerRuntime): ContainerRuntime =>
    stopContainer(container, nowMs, 137);
  return {
    ...runtime,
    init: runtime.init.map(stop),
    main: runtime.main.map(stop),
    ephemeral: runtime.ephemeral.map(stop),
    end,
  };
}

/** A container that is stopped from outside; it does not restart. */
export function stopContainer(
  container: ContainerRuntime,
  nowMs: number,
  exitCode: number,
): ContainerRuntime {
  const { phase } = container;
  const stopped = { ...container, startDueMs: undefined, exitDueMs: undefined, ready: false };
  if (phase.state !== 'running') {
    return stopped;
  }
  return {
    ...stopped,
    started: false,
    probes: [],
    phase: {
      state: 'terminated',
      exitCode,
      reason: exitCode === 0 ? 'Completed' : 'Error',
      startedMs: phase.startedMs,
      finishedMs: nowMs,
    },
  };
}

/** Each container's step; the same list when none changed. */
function stepMain(
  main: readonly ContainerRuntime[],
  context: PodStepContext,
): readonly ContainerRuntime[] {
  let stepped: ContainerRuntime[] | undefined;
  for (let index = 0; index < main.length; index++) {
    const container = main[index] as ContainerRuntime;
    const next = stepContainer(begin(container, context), context);
    if (next !== container) {
      stepped ??= main.slice();
      stepped[index] = next;
    }
  }
  return stepped ?? main;
}

function stepInit(runtime: PodRuntime, context: PodStepContext): readonly ContainerRuntime[] {
  if (runtime.init.length === 0) {
    return runtime.init;
  }
  let mayStart = true;
  return mapSame(runtime.init, container => {
    if (!mayStart) {
      return container;
    }
    const next = stepContainer(begin(container, context), context);
    mayStart = isComplete(next) || hasStartedMain(runtime);
    return next;
  });
}

/** Whether no container of the pod waits for anything that it refers to. */
export function startsRegardless({ init, main }: PodRuntime): boolean {
  return init.every(isRegardless) && main.every(isRegardless);
}

function isRegardless({ course }: ContainerRuntime): boolean {
  return course.startsRegardless;
}

function hasStartedMain(runtime: PodRuntime): boolean {
  return runtime.main.some(hasStarted);
}

/** It is the container's turn: it is created after its course's time, or tried again where it could not be. */
function begin(container: ContainerRuntime, { nowMs }: PodStepContext): ContainerRuntime {
  const { phase } = container;
  if (container.startDueMs !== undefined || phase.state !== 'waiting') {
    return container;
  }
  if (phase.reason === 'InvalidImageName' || phase.reason === 'ErrImageNeverPull') {
    return container;
  }
  const isFirst = phase.reason !== 'CreateContainerConfigError';
  return { ...container, startDueMs: nowMs + (isFirst ? container.course.startAfterMs : 0) };
}

function isPastCreation({ phase }: ContainerRuntime): boolean {
  return (
    phase.state !== 'waiting' ||
    (phase.reason !== 'ContainerCreating' && phase.reason !== 'PodInitializing')
  );
}

/** The pod ends when an init step has failed for good, or no container runs or will run again. */
function withEnd(runtime: PodRuntime, { nowMs }: PodStepContext): PodRuntime {
  const isOver = (container: ContainerRuntime): boolean =>
    container.phase.state === 'terminated' && container.startDueMs === undefined;
  const failedInit = runtime.init.some(
    container => container.role === 'init' && isOver(container) && !isDone(container),
  );
  if (failedInit) {
    return kill(runtime, nowMs, { phase: 'Failed' });
  }
  if (runtime.main.length === 0 || !runtime.main.every(isOver)) {
    return runtime;
  }
  const phase = runtime.main.every(isDone) ? 'Succeeded' : 'Failed';
  const init = runtime.init.map(container => stopContainer(container, nowMs, 0));
  const ephemeral = runtime.ephemeral.map(container => stopContainer(container, nowMs, 137));
  return { ...runtime, init, ephemeral, end: { phase } };
}

function deadlineMs(runtime: PodRuntime, pod: Pod): number | undefined {
  const seconds = pod.spec?.activeDeadlineSeconds;
  return seconds === undefined ? undefined : runtime.admittedMs + seconds * 1000;
}

/** Maps, and returns the same list when no item changed. */
function mapSame<T>(items: readonly T[], map: (item: T) => T): readonly T[] {
  let mapped: T[] | undefined;
  for (let index = 0; index < items.length; index++) {
    const item = items[index] as T;
    const next = map(item);
    if (next !== item) {
      mapped ??= items.slice();
      mapped[index] = next;
    }
  }
  return mapped ?? items;
}
