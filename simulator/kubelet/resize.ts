// Resizing containers in place: soon where the node has room, later or never where it has not.
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

/** The kubelet looks at what its containers became so often: a resize is done then. */
const relistMs = 1_000;

/** The runtime with the resources that the pod's spec has now; the same one where there is nothing to do. */
export function resizePod(runtime: PodRuntime, context: ResizeContext): PodRuntime {
  const { spec, metadata } = context.pod;
  if ((metadata.generation ?? 1) === 1 || runtime.end !== undefined) {
    return runtime;
  }
  const { resize } = runtime;
  const isJudged = resize?.spec === spec && resize?.pending === undefined;
  if (isJudged) {
    return resize?.dueMs === undefined ? runtime : progress(runtime, resize.dueMs, context);
  }
  const specOf = specsOf(context.pod);
  const differs = ({ role, container, allocated = container.resources }: ContainerRuntime) =>
    role !== 'init' && !isEqual(specOf(container).resources ?? {}, allocated ?? {});
  if (![...runtime.init, ...runtime.main].some(differs)) {
    return { ...runtime, resize: { ...resize, spec, pending: undefined } };
  }
  const pending = obstacle(context);
  if (pending !== undefined) {
    return postpone(runtime, pending, context);
  }
  say(context, 'Normal', 'ResizeStarted', 'started');
  const allocate = (container: ContainerRuntime): ContainerRuntime =>
    differs(container)
      ? { ...container, allocated: specOf(container.container).resources ?? {} }
      : container;
  return {
    ...runtime,
    init: runtime.init.map(allocate),
    main: runtime.main.map(allocate),
    resize: { spec, pending: undefined, dueMs: context.nowMs + relistMs },
  };
}

/** Gives the containers what was allocated; done when none of them has to start again for it. */
function progress(runtime: PodRuntime, dueMs: number, context: ResizeContext): PodRuntime {
  const { nowMs, pod } = context;
  if (nowMs < dueMs) {
    return runtime;
  }
  const specOf = specsOf(pod);
  const actuate = (container: ContainerRuntime): ContainerRuntime =>
    container.allocated === undefined
      ? container
      : resizeContainer(
          { ...container, allocated: undefined },
          specOf(container.container),
          context,
        );
  const init = runtime.init.map(actuate);
  const main = runtime.main.map(actuate);
  const restarts = [...init, ...main].some(
    ({ phase, startDueMs }) => phase.state !== 'running' && startDueMs === nowMs,
  );
  if (!restarts) {
    say(context, 'Normal', 'ResizeCompleted', 'completed');
  }
  const resize = {
    spec: pod.spec,
    pending: undefined,
    dueMs: restarts ? nowMs + relistMs : undefined,
  };
  return { ...runtime, init, main, resize };
}

/** The containers as the pod has them now. */
function specsOf({ spec }: Pod): (container: Container) => Container {
  const wanted = [...(spec?.initContainers ?? []), ...(spec?.containers ?? [])];
  return container => wanted.find(({ name }) => name === container.name) ?? container;
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
  return { ...runtime, resize: { ...runtime.resize, spec, pending } };
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
