// What happens to one container up to a moment: pull, start, probes, exit, restart. Pure; the pod's step calls it in order.
// After pkg/kubelet/kuberuntime: computePodActions, startContainer, doBackOff.

import type { Pod, Probe } from '../../schemas/built/types.js';
import { goDuration, nextBackoff, restartDueMs } from './backoff.js';
import type { ContainerEvent, ContainerRuntime, Termination } from './containerRuntime.js';
import { restartPolicyOf } from './course.js';
import { planExit } from './exit.js';
import {
  afterTick,
  failureText,
  hasFailed,
  newWorker,
  nextTickMs,
  type ProbeKind,
  type ProbeTarget,
  type ProbeWorker,
  triggeredMs,
} from './probe.js';
import { missImage } from './pull.js';

/** What a step knows of the pod and its surroundings. */
export interface StepContext {
  readonly pod: Pod;
  readonly nowMs: number;
  /** When the kubelet took the pod: probes tick from then on. */
  readonly admittedMs: number;
  /** What keeps the container from being created, in the kubelet's words. */
  configurationError(container: ContainerRuntime): string | undefined;
  /** Whether a container without readiness probe may become ready now (readiness spacing). */
  mayBecomeReady(): boolean;
  /** Events of getting the image onto the node. */
  pullEvents(container: ContainerRuntime): readonly ContainerEvent[];
  emit(event: ContainerEvent): void;
}

const probeFields = {
  startup: 'startupProbe',
  liveness: 'livenessProbe',
  readiness: 'readinessProbe',
} as const satisfies Record<ProbeKind, string>;

/** The container as it is at `nowMs`, all that was due until then done. */
export function stepContainer(before: ContainerRuntime, context: StepContext): ContainerRuntime {
  let current = before;
  for (let round = 0; round < roundsMax; round++) {
    const { phase, startDueMs } = current;
    let next = current;
    if (phase.state === 'running') {
      next = stepRunning(current, phase.startedMs, context);
    } else if (startDueMs !== undefined && startDueMs <= context.nowMs) {
      next = tryStart(current, context);
    }
    if (next === current) {
      return current;
    }
    current = next;
  }
  return current;
}

/** Steps of one container in one instant, at most: a container that exits as it starts restarts once. */
const roundsMax = 64;

/** When something is next due; undefined when the container only waits for others. */
export function nextDueMs(runtime: ContainerRuntime, context: StepContext): number | undefined {
  const { phase, course } = runtime;
  if (phase.state !== 'running') {
    return runtime.startDueMs;
  }
  const dues = [runtime.exitDueMs, nextProbe(runtime, context)?.atMs];
  if (!runtime.ready && runtime.started && runtime.container.readinessProbe === undefined) {
    dues.push(phase.startedMs + course.readyAfterMs);
  }
  const later = dues.filter((due): due is number => due !== undefined && Number.isFinite(due));
  return later.length === 0 ? undefined : Math.min(...later);
}

/** Whether the container is on its way to its first start, readiness or exit. */
export function isOnFirstWay(runtime: ContainerRuntime): boolean {
  if (runtime.restartCount > 0 || runtime.failedPulls > 0) {
    return false;
  }
  return !runtime.ready || (runtime.exitDueMs !== undefined && !runtime.outOfMemory);
}

/** The container after it ended, restarting as its policy says. */
export function endContainer(
  runtime: ContainerRuntime,
  how: Termination,
  context: StepContext,
  forced: 'forced' | 'by itself',
): ContainerRuntime {
  const ended: ContainerRuntime = {
    ...runtime,
    phase: { state: 'terminated', ...how },
    exitDueMs: undefined,
    started: false,
    ready: false,
    probes: [],
  };
  if (forced === 'by itself' && !restarts(ended, context.pod, how.exitCode)) {
    return { ...ended, startDueMs: undefined };
  }
  const dueMs = restartDueMs(ended.backoff, how.finishedMs);
  if (dueMs <= context.nowMs) {
    return { ...ended, startDueMs: dueMs };
  }
  const { name } = runtime.container;
  const { namespace, name: podName, uid } = context.pod.metadata;
  const of = `${podName}_${namespace}(${uid})`;
  context.emit({
    type: 'Warning',
    reason: 'BackOff',
    message: `Back-off restarting failed container ${name} in pod ${of}`,
    container: runtime,
  });
  const message = `back-off ${goDuration(dueMs - how.finishedMs)} restarting failed container=${name} pod=${of}`;
  return {
    ...ended,
    last: how,
    startDueMs: dueMs,
    phase: { state: 'waiting', reason: 'CrashLoopBackOff', message },
  };
}

function tryStart(runtime: ContainerRuntime, context: StepContext): ContainerRuntime {
  const withoutImage = missImage(runtime, context);
  if (withoutImage !== undefined) {
    return withoutImage;
  }
  const error = context.configurationError(runtime);
  if (error !== undefined) {
    const reason = 'CreateContainerConfigError';
    const known = runtime.phase.state === 'waiting' && runtime.phase.reason === reason;
    if (!known) {
      context.emit({
        type: 'Warning',
        reason: 'Failed',
        message: `Error: ${error}`,
        container: runtime,
      });
    }
    return {
      ...runtime,
      startDueMs: undefined,
      phase: { state: 'waiting', reason, message: error },
    };
  }
  return start(runtime, context);
}

function start(runtime: ContainerRuntime, context: StepContext): ContainerRuntime {
  const startedMs = runtime.startDueMs ?? context.nowMs;
  const ended = terminationOf(runtime);
  const isRestart = ended !== undefined;
  if (!runtime.course.startsRegardless) {
    tellStart(runtime, context);
  }
  return {
    ...runtime,
    phase: { state: 'running', startedMs },
    startDueMs: undefined,
    ...planExit(runtime.container, runtime.course, startedMs),
    last: ended,
    restartCount: isRestart ? runtime.restartCount + 1 : runtime.restartCount,
    backoff: isRestart
      ? nextBackoff(runtime.backoff, ended.finishedMs, startedMs)
      : runtime.backoff,
    failedPulls: 0,
    started: runtime.container.startupProbe === undefined,
    ready: false,
    probes: (['startup', 'liveness', 'readiness'] as const)
      .filter(kind => runtime.container[probeFields[kind]] !== undefined)
      .map(newWorker),
  };
}

function tellStart(runtime: ContainerRuntime, { pullEvents, emit }: StepContext): void {
  pullEvents(runtime).forEach(emit);
  emit({ type: 'Normal', reason: 'Created', message: 'Container created', container: runtime });
  emit({ type: 'Normal', reason: 'Started', message: 'Container started', container: runtime });
}

function terminationOf({ phase, last }: ContainerRuntime): Termination | undefined {
  if (phase.state !== 'terminated') {
    return last;
  }
  const { state: _state, ...termination } = phase;
  return termination;
}

/** The end of a container that used more memory than it may. */
const killed = { code: 137, reason: 'OOMKilled' };

function stepRunning(
  runtime: ContainerRuntime,
  startedMs: number,
  context: StepContext,
): ContainerRuntime {
  const { nowMs } = context;
  const probe = nextProbe(runtime, context);
  if (
    runtime.exitDueMs !== undefined &&
    runtime.exitDueMs <= Math.min(nowMs, probe?.atMs ?? nowMs)
  ) {
    const { code = 0, reason } = runtime.outOfMemory ? killed : (runtime.course.exit ?? {});
    const how = {
      exitCode: code,
      reason: reason ?? (code === 0 ? 'Completed' : 'Error'),
      startedMs,
      finishedMs: runtime.exitDueMs,
    };
    return endContainer(runtime, how, context, 'by itself');
  }
  if (probe !== undefined && probe.atMs <= nowMs) {
    return runProbe(runtime, probe, context);
  }
  return withReadiness(runtime, startedMs, context);
}

/** Readiness without a probe: the course's own time; with one, what the probe says. */
function withReadiness(
  runtime: ContainerRuntime,
  startedMs: number,
  context: StepContext,
): ContainerRuntime {
  const worker = runtime.probes.find(({ kind }) => kind === 'readiness');
  const wanted =
    runtime.started &&
    (worker === undefined
      ? startedMs + runtime.course.readyAfterMs <= context.nowMs
      : worker.success);
  const ready = wanted && (runtime.ready || context.mayBecomeReady());
  return ready === runtime.ready ? runtime : { ...runtime, ready };
}

interface DueProbe {
  readonly worker: ProbeWorker;
  readonly probe: Probe;
  readonly target: ProbeTarget;
  readonly atMs: number;
}

/** The probe that runs next; the startup probe holds the others back until it has succeeded. */
function nextProbe(runtime: ContainerRuntime, context: StepContext): DueProbe | undefined {
  let next: DueProbe | undefined;
  for (const worker of runtime.probes) {
    const probe = runtime.container[probeFields[worker.kind]];
    const held = worker.kind !== 'startup' && !runtime.started;
    if (probe === undefined || held || runtime.phase.state !== 'running') {
      continue;
    }
    const target = targetOf(runtime, worker.kind, runtime.phase.startedMs, context);
    const isFirstReadiness =
      worker.kind === 'readiness' &&
      worker.lastOutcome === undefined &&
      runtime.container.startupProbe === undefined;
    const atMs = isFirstReadiness ? triggeredMs(probe, target) : nextTickMs(worker, probe, target);
    if (atMs !== undefined && (next === undefined || atMs < next.atMs)) {
      next = { worker, probe, target, atMs };
    }
  }
  return next;
}

function targetOf(
  { course }: ContainerRuntime,
  kind: ProbeKind,
  startedMs: number,
  { admittedMs }: StepContext,
): ProbeTarget {
  const readyAfterMs = kind === 'readiness' ? course.readyAfterMs : 0;
  const fails = course.probes?.[kind] === 'fail';
  return {
    baseMs: admittedMs,
    startedMs,
    succeedsFromMs: fails ? Number.POSITIVE_INFINITY : startedMs + readyAfterMs,
  };
}

function runProbe(
  runtime: ContainerRuntime,
  { worker, probe, target, atMs }: DueProbe,
  context: StepContext,
): ContainerRuntime {
  const outcome = atMs >= target.succeedsFromMs;
  const after = afterTick(worker, probe, { atMs, outcome });
  const probes = runtime.probes.map(other => (other === worker ? after : other));
  if (!outcome) {
    const label = worker.kind[0]?.toUpperCase() + worker.kind.slice(1);
    const text = failureText(probe, runtime.container, context.pod.status?.podIP ?? '');
    const message = `${label} probe failed: ${text}`;
    context.emit({ type: 'Warning', reason: 'Unhealthy', message, container: runtime });
  }
  if (hasFailed(after, probe)) {
    return killUnhealthy({ ...runtime, probes }, worker.kind, atMs, context);
  }
  const started = runtime.started || (worker.kind === 'startup' && after.success);
  return { ...runtime, probes, started };
}

function killUnhealthy(
  runtime: ContainerRuntime,
  kind: ProbeKind,
  atMs: number,
  context: StepContext,
): ContainerRuntime {
  const { name } = runtime.container;
  const isLast = restartPolicyOf(context.pod, runtime.container) === 'Never';
  const message = `Container ${name} failed ${kind} probe${isLast ? '' : ', will be restarted'}`;
  context.emit({ type: 'Normal', reason: 'Killing', message, container: runtime });
  const startedMs = runtime.phase.state === 'running' ? runtime.phase.startedMs : atMs;
  const how = { exitCode: 137, reason: 'Error', startedMs, finishedMs: atMs };
  return endContainer(runtime, how, context, isLast ? 'by itself' : 'forced');
}

/** Whether the container restarts after an exit with this code. */
export function restarts(runtime: ContainerRuntime, pod: Pod, exitCode: number): boolean {
  if (runtime.role === 'ephemeral') {
    return false;
  }
  for (const { action, exitCodes } of runtime.container.restartPolicyRules ?? []) {
    const listed = exitCodes?.values?.includes(exitCode) ?? false;
    if (action === 'Restart' && listed === (exitCodes?.operator === 'In')) {
      return true;
    }
  }
  switch (restartPolicyOf(pod, runtime.container)) {
    case 'Always':
      return runtime.role !== 'init' || exitCode !== 0;
    case 'OnFailure':
      return exitCode !== 0;
    default:
      return false;
  }
}
