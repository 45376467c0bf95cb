// Resizing containers in place: at once where the node has room, later or never where it has not.
// After pkg/kubelet/allocation/allocation_manager.go.

import type { Container, Node, Pod } from '../../schemas/built/types.js';
import { isEqual } from '../api/equal.js';
import { podRequests, toAmounts } from '../scheduler/state/amounts.js';
import { rejectionOf } from './admission.js';
import type { ContainerEvent, ContainerRuntime } from './containerRuntime.js';
import { planExit } from './exit.js';
import { type PendingResize, type PodRuntime, stopContainer } from './podRuntime.js';

/** What a resize needs of its surroundings. */
export interface ResizeContext {
  readonly pod: Pod;
  readonly node: Node;
  readonly nowMs: number;
  /** The other pods that run on the node. */
  others(): readonly Pod[];
  emit(event: ContainerEvent): void;
}

/** The runtime with the resources that the pod's spec has now; the same one where there is nothing to do. */
export function resizePod(runtime: PodRuntime, context: ResizeContext): PodRuntime {
  const { spec, metadata } = context.pod;
  const isJudged = runtime.resize?.spec === spec && runtime.resize?.pending === undefined;
  if ((metadata.generation ?? 1) === 1 || isJudged || runtime.end !== undefined) {
    return runtime;
  }
  const wanted = [...(spec?.initContainers ?? []), ...(spec?.containers ?? [])];
  const specOf = ({ container }: ContainerRuntime): Container =>
    wanted.find(({ name }) => name === container.name) ?? container;
  const differs = (container: ContainerRuntime): boolean =>
    container.role !== 'init' &&
    !isEqual(specOf(container).resources ?? {}, container.container.resources ?? {});
  if (![...runtime.init, ...runtime.main].some(differs)) {
    return { ...runtime, resize: { spec, pending: undefined } };
  }
  const pending = obstacle(context);
  if (pending !== undefined) {
    return postpone(runtime, pending, context);
  }
  say(context, 'Normal', 'ResizeStarted', 'started');
  const follow = (container: ContainerRuntime): ContainerRuntime =>
    differs(container) ? resizeContainer(container, specOf(container), context) : container;
  const resized = {
    ...runtime,
    init: runtime.init.map(follow),
    main: runtime.main.map(follow),
    resize: { spec, pending: undefined },
  };
  say(context, 'Normal', 'ResizeCompleted', 'completed');
  return resized;
}

function obstacle({ pod, node, others }: ResizeContext): PendingResize | undefined {
  const requests = podRequests(pod.spec ?? { containers: [] });
  const has = toAmounts(node.status?.allocatable);
  const capacity = "Node didn't have enough capacity:";
  if (requests.memory > has.memory) {
    const message = `${capacity} memory, requested: ${requests.memory}, capacity: ${has.memory}`;
    return { reason: 'Infeasible', message };
  }
  if (requests.milliCpu > has.milliCpu) {
    const message = `${capacity} cpu, requested: ${requests.milliCpu}, capacity: ${has.milliCpu}`;
    return { reason: 'Infeasible', message };
  }
  const rejection = rejectionOf(pod, node, others());
  return rejection && { reason: 'Deferred', message: rejection.message };
}

function postpone(runtime: PodRuntime, pending: PendingResize, context: ResizeContext): PodRuntime {
  const { spec } = context.pod;
  if (runtime.resize?.spec === spec && isEqual(runtime.resize?.pending, pending)) {
    return runtime;
  }
  say(context, 'Warning', `Resize${pending.reason}`, pending);
  return { ...runtime, resize: { spec, pending } };
}

function resizeContainer(
  before: ContainerRuntime,
  container: Container,
  { nowMs, emit }: ResizeContext,
): ContainerRuntime {
  const { phase, course } = before;
  if (phase.state !== 'running') {
    return { ...before, container };
  }
  const restarts = (container.resizePolicy ?? []).some(
    ({ resourceName, restartPolicy }) =>
      restartPolicy === 'RestartContainer' && isChanged(before.container, container, resourceName),
  );
  if (restarts) {
    const message = `Container ${container.name} resize requires restart`;
    emit({ type: 'Normal', reason: 'Killing', message, container: before });
    return { ...stopContainer(before, nowMs, 0), container, startDueMs: nowMs };
  }
  const exit =
    course.memory === undefined ? {} : planExit(container, course, phase.startedMs, nowMs);
  return { ...before, container, ...exit };
}

function isChanged(before: Container, after: Container, resource: string): boolean {
  return (['requests', 'limits'] as const).some(
    part => before.resources?.[part]?.[resource] !== after.resources?.[part]?.[resource],
  );
}

function say(
  { pod, emit }: ResizeContext,
  type: ContainerEvent['type'],
  reason: string,
  what: string | PendingResize,
): void {
  const resourcesOf = (containers: readonly Container[]): object[] =>
    containers.map(({ name, resources }) => ({ name, resources: sorted(resources ?? {}) }));
  const sidecars = (pod.spec?.initContainers ?? []).filter(
    ({ restartPolicy }) => restartPolicy === 'Always',
  );
  const told = {
    ...(sidecars.length === 0 ? {} : { initContainers: resourcesOf(sidecars) }),
    containers: resourcesOf(pod.spec?.containers ?? []),
    generation: pod.metadata.generation ?? 1,
    ...(typeof what === 'string' ? {} : { error: what.message }),
  };
  const word = typeof what === 'string' ? what : what.reason;
  const message = `Pod resize ${word}: ${JSON.stringify(told)}`;
  emit({ type, reason, message, container: undefined });
}

/** Names in the order of Go's maps in JSON. */
function sorted(resources: NonNullable<Container['resources']>): object {
  const list = (values: Readonly<Record<string, unknown>> | undefined): object | undefined =>
    values && Object.fromEntries(Object.entries(values).sort(([a], [b]) => (a < b ? -1 : 1)));
  return { limits: list(resources.limits), requests: list(resources.requests) };
}
