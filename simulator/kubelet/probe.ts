// The arithmetic of one probe: when it runs, and when its result flips. After pkg/kubelet/prober/worker.go.

import type { Container, Probe } from '../../schemas/built/types.js';

export type ProbeKind = 'startup' | 'liveness' | 'readiness';

/** A probe's state. Ticks come every period from `baseMs` on; those that could change nothing are skipped. */
export interface ProbeWorker {
  readonly kind: ProbeKind;
  readonly success: boolean;
  /** Outcomes in a row that equal `lastOutcome`. */
  readonly count: number;
  readonly lastOutcome: boolean | undefined;
  readonly lastTickMs: number;
}

/** What a probe sees of its container: when it started, and from when on it answers well. */
export interface ProbeTarget {
  readonly baseMs: number;
  readonly startedMs: number;
  /** From then on outcomes are successes; Infinity: never. */
  readonly succeedsFromMs: number;
}

/** A probe that has not run: readiness starts as a failure, liveness as a success, startup as unknown. */
export function newWorker(kind: ProbeKind): ProbeWorker {
  return {
    kind,
    success: kind === 'liveness',
    count: 0,
    lastOutcome: undefined,
    lastTickMs: Number.NEGATIVE_INFINITY,
  };
}

/** The next tick that may change something; undefined when the result can only stay as it is. */
export function nextTickMs(
  worker: ProbeWorker,
  probe: Probe,
  target: ProbeTarget,
): number | undefined {
  const fromMs = Math.max(
    target.startedMs + (probe.initialDelaySeconds ?? 0) * 1000,
    worker.lastTickMs + 1,
  );
  const tickMs = tickAtOrAfter(fromMs, probe, target);
  if (isSettled(worker, probe, tickMs >= target.succeedsFromMs)) {
    const mayChange = !worker.success && Number.isFinite(target.succeedsFromMs);
    return mayChange
      ? tickAtOrAfter(Math.max(fromMs, target.succeedsFromMs), probe, target)
      : undefined;
  }
  return tickMs;
}

/** The readiness probe runs once at once when its container has started, initial delay permitting. */
export function triggeredMs(probe: Probe, target: ProbeTarget): number {
  return (probe.initialDelaySeconds ?? 0) === 0
    ? target.startedMs
    : tickAtOrAfter(target.startedMs + (probe.initialDelaySeconds ?? 0) * 1000, probe, target);
}

/** The worker after a tick. */
export function afterTick(
  worker: ProbeWorker,
  probe: Probe,
  tick: { readonly atMs: number; readonly outcome: boolean },
): ProbeWorker {
  const count = worker.lastOutcome === tick.outcome ? worker.count + 1 : 1;
  const needed = tick.outcome ? (probe.successThreshold ?? 1) : (probe.failureThreshold ?? 3);
  return {
    ...worker,
    count,
    lastOutcome: tick.outcome,
    lastTickMs: tick.atMs,
    success: count >= needed ? tick.outcome : worker.success,
  };
}

/** Whether a startup or liveness probe has failed for good: the container is to be killed. */
export function hasFailed(worker: ProbeWorker, probe: Probe): boolean {
  return (
    worker.kind !== 'readiness' &&
    worker.lastOutcome === false &&
    worker.count >= (probe.failureThreshold ?? 3)
  );
}

/** What is said of a failed probe of a container at an address. */
export function failureText(probe: Probe, container: Container, podIP: string): string {
  if (probe.httpGet !== undefined) {
    return 'HTTP probe failed with statuscode: 503';
  }
  if (probe.tcpSocket !== undefined) {
    const { port, host = podIP } = probe.tcpSocket;
    const named = container.ports?.find(({ name }) => name === port)?.containerPort;
    return `dial tcp ${host}:${named ?? port}: connect: connection refused`;
  }
  return probe.grpc === undefined
    ? 'command failed with exit code 1'
    : 'service unhealthy (responded with "NOT_SERVING")';
}

/** The outcome would be what the result says, often enough in a row to be known. */
function isSettled(worker: ProbeWorker, probe: Probe, outcome: boolean): boolean {
  if (worker.kind === 'startup' && worker.success) {
    return true;
  }
  if (outcome !== worker.success) {
    return false;
  }
  return outcome
    ? worker.kind === 'liveness' || worker.lastOutcome === true
    : worker.lastOutcome === false && worker.count >= (probe.failureThreshold ?? 3);
}

function tickAtOrAfter(timeMs: number, probe: Probe, { baseMs }: ProbeTarget): number {
  const periodMs = (probe.periodSeconds ?? 10) * 1000;
  return baseMs + Math.max(1, Math.ceil((timeMs - baseMs) / periodMs)) * periodMs;
}
