// Faults of one container as behaviour rules: what "make it crash" and its like mean. For commands and tests.

import type { ContainerRule } from '../simulation.js';

/** Which container of which pod. */
export interface FaultyContainer {
  readonly namespace: string;
  readonly pod: string;
  /** undefined: all containers of the pod. */
  readonly container?: string;
}

/** It exits with an error, again and again. */
export function crash(where: FaultyContainer, exitCode = 1): ContainerRule {
  return { match: matchOf(where), exit: { code: exitCode, afterMs: 0 } };
}

/** It is killed for using too much memory, so long after each start. */
export function runOutOfMemory(where: FaultyContainer, afterMs: number): ContainerRule {
  return { match: matchOf(where), exit: { code: 137, afterMs, reason: 'OOMKilled' } };
}

/** It runs, and is not ready any more. */
export function becomeUnready(where: FaultyContainer): ContainerRule {
  return { match: matchOf(where), ready: 'never' };
}

/** Its liveness probe fails: the kubelet restarts it. */
export function hang(where: FaultyContainer): ContainerRule {
  const probes = { liveness: 'fail', readiness: 'fail', startup: 'succeed' } as const;
  return { match: matchOf(where), probes };
}

/** Its image cannot be pulled when it next starts. */
export function failPull(where: FaultyContainer, error = 'not found'): ContainerRule {
  return { match: matchOf(where), pull: { error } };
}

/** It behaves well again. */
export function recover(where: FaultyContainer): ContainerRule {
  return { match: matchOf(where), ready: { afterMs: 0 } };
}

function matchOf({ namespace, pod, container }: FaultyContainer): ContainerRule['match'] {
  return { namespace, pod, ...(container === undefined ? {} : { name: container }) };
}
