// The row of a pod: what READY, STATUS and RESTARTS say, as the server's printer decides it.
// https://github.com/kubernetes/kubernetes/blob/master/pkg/printers/internalversion/printers.go (printPod)

import { isTerminal } from '../../../core/kubernetes/podPhase.js';
import type { ContainerStatus, Pod } from '../../../schemas/built/types.js';
import { type Cell, NONE, orNone } from './cell.js';
import { ageOf } from './duration.js';

/** The cells of a pod. */
export function podCells(pod: Pod, nowMs: number): readonly Cell[] {
  const { reason, ready, total, restarts, lastRestart } = summarise(pod);
  const isDated = restarts !== 0 && lastRestart !== undefined;
  return [
    pod.metadata.name ?? '',
    `${ready}/${total}`,
    reason,
    isDated ? `${restarts} (${ageOf(lastRestart, nowMs)} ago)` : String(restarts),
    ageOf(pod.metadata.creationTimestamp, nowMs),
    orNone(pod.status?.podIPs?.[0]?.ip ?? pod.status?.podIP),
    orNone(pod.spec?.nodeName),
    orNone(pod.status?.nominatedNodeName),
    readinessGates(pod),
  ];
}

interface Summary {
  /** The word in the STATUS column: a phase, or the reason that says more: `CrashLoopBackOff`, `Init:0/1`. */
  readonly reason: string;
  readonly ready: number;
  readonly total: number;
  readonly restarts: number;
  readonly lastRestart: string | undefined;
}

function summarise(pod: Pod): Summary {
  const init = summariseInit(pod);
  const total = (pod.spec?.containers ?? []).length + sidecarsOf(pod).size;
  const isInitialized = conditionOf(pod, 'Initialized')?.status === 'True';
  const main =
    init.reason === undefined || isInitialized
      ? summariseMain(pod, init.reason ?? baseReason(pod), init.sidecars)
      : { ...init.all, reason: init.reason, ready: 0 };
  return {
    ...main,
    ready: main.ready + init.ready,
    total,
    reason: reasonOfDeletion(pod) ?? main.reason,
  };
}

function baseReason(pod: Pod): string {
  if (conditionOf(pod, 'PodScheduled')?.reason === 'SchedulingGated') {
    return 'SchedulingGated';
  }
  return orEmpty(pod.status?.reason) ?? pod.status?.phase ?? '';
}

function orEmpty(text: string | undefined): string | undefined {
  return text === '' ? undefined : text;
}

function conditionOf(pod: Pod, type: string) {
  return (pod.status?.conditions ?? []).find(condition => condition.type === type);
}

function sidecarsOf(pod: Pod): ReadonlySet<string> {
  const init = pod.spec?.initContainers ?? [];
  return new Set(init.filter(({ restartPolicy }) => restartPolicy === 'Always').map(c => c.name));
}

interface Restarts {
  readonly restarts: number;
  readonly lastRestart: string | undefined;
}

const NO_RESTARTS: Restarts = { restarts: 0, lastRestart: undefined };

function addRestarts(sum: Restarts, status: ContainerStatus): Restarts {
  const finished = status.lastState?.terminated?.finishedAt ?? undefined;
  const isLater =
    finished !== undefined &&
    (sum.lastRestart === undefined || Date.parse(sum.lastRestart) < Date.parse(finished));
  return {
    restarts: sum.restarts + (status.restartCount ?? 0),
    lastRestart: isLater ? finished : sum.lastRestart,
  };
}

interface InitSummary {
  /** Set while an init container holds the pod back. */
  readonly reason: string | undefined;
  readonly ready: number;
  readonly all: Restarts;
  readonly sidecars: Restarts;
}

function summariseInit(pod: Pod): InitSummary {
  const sidecars = sidecarsOf(pod);
  const statuses = pod.status?.initContainerStatuses ?? [];
  let summary: InitSummary = {
    reason: undefined,
    ready: 0,
    all: NO_RESTARTS,
    sidecars: NO_RESTARTS,
  };
  for (const [index, status] of statuses.entries()) {
    const isSidecar = sidecars.has(status.name);
    summary = {
      ...summary,
      all: addRestarts(summary.all, status),
      sidecars: isSidecar ? addRestarts(summary.sidecars, status) : summary.sidecars,
    };
    if (status.state?.terminated?.exitCode === 0) {
      continue;
    }
    if (isSidecar && status.started === true) {
      summary = { ...summary, ready: summary.ready + (status.ready ? 1 : 0) };
      continue;
    }
    const total = (pod.spec?.initContainers ?? []).length;
    return { ...summary, reason: `Init:${initReason(status, `${index}/${total}`)}` };
  }
  return summary;
}

function initReason(status: ContainerStatus, progress: string): string {
  const { terminated, waiting } = status.state ?? {};
  if (terminated !== undefined) {
    return orEmpty(terminated.reason) ?? exitText(terminated);
  }
  const reason = orEmpty(waiting?.reason);
  return reason !== undefined && reason !== 'PodInitializing' ? reason : progress;
}

function exitText(terminated: { readonly signal?: number; readonly exitCode?: number }): string {
  return (terminated.signal ?? 0) === 0
    ? `ExitCode:${terminated.exitCode ?? 0}`
    : `Signal:${terminated.signal}`;
}

function summariseMain(
  pod: Pod,
  initialReason: string,
  sidecars: Restarts,
): Restarts & { readonly reason: string; readonly ready: number } {
  const statuses = pod.status?.containerStatuses ?? [];
  const isReady = ({ ready, state }: ContainerStatus): boolean =>
    ready === true && state?.running !== undefined && !(state.waiting?.reason ?? '');
  const ready = statuses.filter(isReady).length;
  const reasons = statuses.map(containerReason);
  const reason = reasons.find(text => text !== undefined) ?? initialReason;
  const isReadyPod = conditionOf(pod, 'Ready')?.status === 'True';
  return {
    ...statuses.reduceRight(addRestarts, sidecars),
    ready,
    reason: reason === 'Completed' && ready > 0 ? (isReadyPod ? 'Running' : 'NotReady') : reason,
  };
}

function containerReason({ state }: ContainerStatus): string | undefined {
  const waiting = orEmpty(state?.waiting?.reason);
  if (waiting !== undefined) {
    return waiting;
  }
  const terminated = state?.terminated;
  return terminated && (orEmpty(terminated.reason) ?? exitText(terminated));
}

function reasonOfDeletion(pod: Pod): string | undefined {
  if (pod.metadata.deletionTimestamp === undefined) {
    return undefined;
  }
  if (pod.status?.reason === 'NodeLost') {
    return 'Unknown';
  }
  return isTerminal(pod) ? undefined : 'Terminating';
}

function readinessGates(pod: Pod): string {
  const gates = pod.spec?.readinessGates ?? [];
  if (gates.length === 0) {
    return NONE;
  }
  const passed = gates.filter(gate => conditionOf(pod, gate.conditionType)?.status === 'True');
  return `${passed.length}/${gates.length}`;
}
