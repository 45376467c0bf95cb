// The end of a pod that is being deleted: preStop, SIGTERM, SIGKILL when the grace period is over.
// After pkg/kubelet/kuberuntime/kuberuntime_container.go: killContainer.

import type { Pod } from '../../schemas/built/types.js';
import type { ContainerEvent, ContainerRuntime } from './containerRuntime.js';
import { type PodRuntime, stopContainer } from './podRuntime.js';

/** The kubelet leaves a container at least this long between SIGTERM and SIGKILL. */
const minGraceMs = 2_000;
const killedExitCode = 137;

/** Said of each container that runs and whose end is told. */
export function killingEvents(runtime: PodRuntime): readonly ContainerEvent[] {
  const told = runningOf(runtime).filter(({ course }) => course.tellsEnd);
  return told.map(container => ({
    type: 'Normal',
    reason: 'Killing',
    message: `Stopping container ${container.container.name}`,
    container,
  }));
}

/** A finalizer keeps the pod beyond its end, which is told: others wait for it. */
export function outlivesItsEnd(pod: Pod, runtime: PodRuntime): boolean {
  const { finalizers = [] } = pod.metadata;
  return finalizers.length > 0 && runningOf(runtime).some(({ course }) => course.tellsEnd);
}

/** When the last container of a pod killed at `startedMs` has ended: sidecars after all others. */
export function terminationDueMs(pod: Pod, runtime: PodRuntime, startedMs: number): number {
  const graceMs = graceOf(pod);
  const running = runningOf(runtime);
  const timesOf = (sidecars: boolean): number[] =>
    running
      .filter(({ role }) => (role === 'sidecar') === sidecars)
      .map(container => stopTimeMs(container));
  const mainMs = Math.max(0, ...timesOf(false));
  const sidecarMs = timesOf(true).reduce((sum, timeMs) => sum + timeMs, 0);
  return startedMs + Math.min(mainMs + sidecarMs, graceMs);
}

/** The pod after its containers were stopped: those that outlived the grace period were killed. */
export function finalRuntime(
  pod: Pod,
  runtime: PodRuntime,
  startedMs: number,
  nowMs: number,
): PodRuntime {
  const stop = (container: ContainerRuntime): ContainerRuntime => {
    const inTime = stopTimeMs(container) <= graceOf(pod);
    return stopContainer(
      container,
      Math.min(nowMs, startedMs + stopTimeMs(container)),
      inTime ? 0 : killedExitCode,
    );
  };
  const main = runtime.main.map(stop);
  const succeeded = main.every(({ phase }) => phase.state === 'terminated' && phase.exitCode === 0);
  return {
    ...runtime,
    init: runtime.init.map(stop),
    main,
    ephemeral: runtime.ephemeral.map(stop),
    end: { phase: succeeded ? 'Succeeded' : 'Failed' },
  };
}

/** preStop sleeps are known; other hooks take no time. */
function stopTimeMs({ container, course }: ContainerRuntime): number {
  const hookSeconds = container.lifecycle?.preStop?.sleep?.seconds ?? 0;
  return hookSeconds * 1000 + course.terminateAfterMs;
}

function graceOf(pod: Pod): number {
  const seconds =
    pod.metadata.deletionGracePeriodSeconds ?? pod.spec?.terminationGracePeriodSeconds ?? 30;
  return Math.max(seconds * 1000, minGraceMs);
}

function runningOf({ init, main, ephemeral }: PodRuntime): readonly ContainerRuntime[] {
  return [...init, ...main, ...ephemeral].filter(({ phase }) => phase.state === 'running');
}
