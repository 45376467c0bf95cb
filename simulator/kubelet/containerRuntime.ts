// One container as the kubelet runs it: where it is in its course. Values; each step gives a new one.

import type { Container } from '../../schemas/built/types.js';
import type { Backoff } from './backoff.js';
import type { ContainerRole, Course } from './course.js';
import type { ProbeWorker } from './probe.js';

/** How a container ended. Times in virtual milliseconds. */
export interface Termination {
  readonly exitCode: number;
  readonly reason: string;
  readonly startedMs: number;
  readonly finishedMs: number;
}

/** Where a container is. */
export type ContainerPhase =
  | { readonly state: 'waiting'; readonly reason: string; readonly message?: string }
  | { readonly state: 'running'; readonly startedMs: number }
  | ({ readonly state: 'terminated' } & Termination);

/** A container of a pod and what is to happen to it. */
export interface ContainerRuntime {
  readonly role: ContainerRole;
  readonly container: Container;
  /** The resources it was promised and has not got yet. */
  readonly allocated?: Container['resources'];
  readonly course: Course;
  readonly phase: ContainerPhase;
  /** When it may be created; undefined: not its turn, or nothing left to do. */
  readonly startDueMs: number | undefined;
  /** When it exits by itself. */
  readonly exitDueMs: number | undefined;
  /** That exit is the kernel's doing: it uses more memory than it may. */
  readonly outOfMemory: boolean;
  readonly last: Termination | undefined;
  readonly restartCount: number;
  readonly backoff: Backoff | undefined;
  /** Pulls that failed so far. */
  readonly failedPulls: number;
  /** Running, and its startup probe, if any, has succeeded. */
  readonly started: boolean;
  readonly ready: boolean;
  readonly probes: readonly ProbeWorker[];
}

/** Something worth an event. */
export interface ContainerEvent {
  readonly type: 'Normal' | 'Warning';
  readonly reason: string;
  readonly message: string;
  /** Of a container; events of the pod have none. */
  readonly container: ContainerRuntime | undefined;
}

/** A container before its turn. */
export function newContainer(
  role: ContainerRole,
  container: Container,
  course: Course,
  waitingReason: string,
): ContainerRuntime {
  return {
    role,
    container,
    course,
    phase: { state: 'waiting', reason: waitingReason },
    startDueMs: undefined,
    exitDueMs: undefined,
    outOfMemory: false,
    last: undefined,
    restartCount: 0,
    backoff: undefined,
    failedPulls: 0,
    started: false,
    ready: false,
    probes: [],
  };
}

/** Whether the container finished its work: an init step that succeeded. */
export function isDone({ phase }: ContainerRuntime): boolean {
  return phase.state === 'terminated' && phase.exitCode === 0;
}

/** Whether the container has ended at least once. */
export function hasEnded({ phase, last }: ContainerRuntime): boolean {
  return phase.state === 'terminated' || last !== undefined;
}
