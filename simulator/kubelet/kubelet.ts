// The kubelets of all nodes as one controller: each pod on a living node follows its containers' courses.

import type { KubernetesObject } from '../../core/kubernetes/object.js';
import { isTerminal } from '../../core/kubernetes/podPhase.js';
import type { Node, Pod } from '../../schemas/built/types.js';
import type { ChangeNotice, Cluster, Controller, Environment, Requeue } from '../kernel/types.js';
import { PodAddresses } from './addresses.js';
import { isPlacedByHand, isTerminating, judgeAdmission, rejectPod } from './admission.js';
import { missingForContainer, missingVolume, rootViolation } from './configuration.js';
import type { ContainerEvent } from './containerRuntime.js';
import { Courses } from './course.js';
import { type Entry, followCourses, newEntry } from './entry.js';
import { NodeImages } from './images.js';
import { NodePressure, tellsMemory } from './nodePressure.js';
import { addressOf, isFailed, lookAtNode, nodePrefix, onNode } from './nodes.js';
import {
  kill,
  type PodRuntime,
  type PodStepContext,
  podNextDue,
  startsRegardless,
  stepPod,
} from './podRuntime.js';
import { asDisrupted, computePodStatus } from './podStatus.js';
import { ReadinessTurns } from './readinessTurns.js';
import { requeueAt } from './requeue.js';
import { resizePod } from './resize.js';
import { StatusParts } from './statusParts.js';
import { finalRuntime, killingEvents, outlivesItsEnd, terminationDueMs } from './termination.js';

/**
 * Above so many pods the small steps of ordinary starts are left out: the events Pulled, Created and Started, and the
 * status ContainerCreating.
 */
const toldPodsMax = 2_000;
const startReasons = ['Pulling', 'Pulled', 'Created', 'Started'];
const none: readonly string[] = [];
/** Where containers stand in the spec. */
const listNames = {
  init: 'initContainers',
  sidecar: 'initContainers',
  main: 'containers',
  ephemeral: 'ephemeralContainers',
} as const;

/** The kubelets of one simulation. */
export function createKubelet(environment: Environment): Controller {
  const kubelet = new Kubelets(environment);
  return {
    name: 'kubelet',
    watches: {
      Pod: kubelet.onPod,
      Node: onNode,
      ConfigMap: change => kubelet.onConfiguration(change),
      Secret: change => kubelet.onConfiguration(change),
    },
    reconcile(cluster, key) {
      if (key.startsWith(nodePrefix)) {
        return kubelet.lookAtNode(cluster, key.slice(nodePrefix.length));
      }
      return kubelet.reconcile(cluster, key);
    },
  };
}

class Kubelets {
  readonly #courses: Courses;
  readonly #pressure: NodePressure;
  readonly #turns: ReadinessTurns | undefined;
  readonly #addresses = new PodAddresses();
  readonly #images = new NodeImages();
  readonly #parts = new StatusParts();
  readonly #entries = new Map<string, Entry>();
  /** Pods by the ConfigMap or Secret they wait for. */
  readonly #waitingFor = new Map<string, Set<string>>();

  constructor(environment: Environment) {
    this.#courses = new Courses(environment);
    this.#pressure = new NodePressure(this.#courses);
    const spacingMs = environment.clusterFile.readinessSpacingMs ?? 0;
    this.#turns = spacingMs > 0 ? new ReadinessTurns(spacingMs) : undefined;
  }

  readonly onPod = ({ type, object, previous }: ChangeNotice): readonly string[] => {
    const pod = object as Pod & KubernetesObject;
    if ((pod.spec?.nodeName ?? '') === '') {
      return none;
    }
    const key = `${pod.metadata.namespace}/${pod.metadata.name}`;
    const entry = this.#entries.get(key);
    if (type === 'DELETED') {
      return this.#forget(key, entry);
    }
    if (entry?.writing === true && entry.uid === pod.metadata.uid) {
      return none;
    }
    // Pods are noticed as they are when behaviours change: what they use may weigh on the node.
    const { annotations } = pod.metadata;
    const weighs =
      previous === object || (tellsMemory(pod) && entry?.followed.annotations !== annotations);
    return weighs ? [key, `${nodePrefix}${pod.spec?.nodeName}`] : [key];
  };

  lookAtNode(cluster: Cluster, name: string): Requeue | undefined {
    const node = lookAtNode(cluster, name);
    return (
      node &&
      this.#pressure.look(cluster, node, (pod, on, message) => {
        const ending = { reason: 'Evicted', message, disruption: message };
        this.#evict(cluster, { pod, node: on }, ending);
      })
    );
  }

  /** Ends the pod, for the node needs what it uses. */
  #evict(cluster: Cluster, { pod, node }: Omit<Place, 'key'>, ending: Ending): void {
    const key = `${pod.metadata.namespace}/${pod.metadata.name}`;
    const entry = this.#entries.get(key);
    if (entry === undefined || entry.uid !== pod.metadata.uid || isTerminating(pod)) {
      return;
    }
    const { reason, message, disruption } = ending;
    cluster.event(pod, { type: 'Warning', reason, message });
    this.#record(cluster, pod, killingEvents(entry.runtime));
    entry.runtime = kill(entry.runtime, cluster.nowMs, { phase: 'Failed', reason, message });
    this.#writeStatus(cluster, entry, { key, pod: asDisrupted(pod, cluster, disruption), node });
  }

  onConfiguration({ type, groupKind, object }: ChangeNotice): readonly string[] {
    if (type === 'DELETED') {
      return none;
    }
    const { namespace, name } = object.metadata;
    const waited = `${groupKind}/${namespace}/${name}`;
    const keys = this.#waitingFor.get(waited);
    this.#waitingFor.delete(waited);
    return keys === undefined ? none : [...keys];
  }

  reconcile(cluster: Cluster, key: string): Requeue | undefined {
    const [namespace = '', name = ''] = key.split('/');
    const pod = cluster.get<Pod>('Pod', namespace, name);
    const node = cluster.get<Node>('Node', '', pod?.spec?.nodeName ?? '');
    if (pod === undefined || node === undefined || isFailed(node)) {
      return undefined;
    }
    if (!this.#admits(cluster, key, { pod, node })) {
      return undefined;
    }
    const entry = this.#entryOf(cluster, key, pod);
    if (entry === undefined) {
      return undefined;
    }
    if (pod.metadata.deletionTimestamp !== undefined) {
      return this.#terminate(cluster, entry, { key, pod, node });
    }
    return this.#run(cluster, entry, { key, pod, node });
  }

  /** A new pod that nobody judged must fit beside those that run; else it ends here. */
  #admits(cluster: Cluster, key: string, { pod, node }: Omit<Place, 'key'>): boolean {
    const isKnown = this.#entries.get(key)?.uid === pod.metadata.uid;
    if (isKnown || !isPlacedByHand(pod) || isTerminal(pod) || isTerminating(pod)) {
      return true;
    }
    const others = this.#othersOn(cluster, { pod, node });
    const { rejection, preempted = [] } = judgeAdmission(pod, node, others);
    if (rejection !== undefined) {
      rejectPod(cluster, pod, rejection);
    }
    for (const victim of preempted) {
      this.#evict(cluster, { pod: victim, node }, preemption);
    }
    return rejection === undefined;
  }

  /** The other pods that the node's kubelet runs. */
  #othersOn(cluster: Cluster, { pod, node }: Omit<Place, 'key'>): readonly Pod[] {
    const isRun = ({ metadata: { namespace, name, uid } }: Pod): boolean =>
      uid !== pod.metadata.uid && this.#entries.get(`${namespace}/${name}`)?.uid === uid;
    const pods = cluster.podsOnNode<Pod>(node.metadata.name ?? '');
    return pods.filter(other => !isTerminal(other) && isRun(other));
  }

  /** Undefined for a pod that has ended: there is nothing left to run. */
  #entryOf(cluster: Cluster, key: string, pod: Pod): Entry | undefined {
    const known = this.#entries.get(key);
    if (known !== undefined && known.uid === pod.metadata.uid) {
      return known;
    }
    if (isTerminal(pod) && !isTerminating(pod)) {
      return undefined;
    }
    this.#forget(key, known);
    const entry = newEntry(pod, this.#courses, cluster.nowMs, this.#turns === undefined);
    this.#entries.set(key, entry);
    return entry;
  }

  #run(cluster: Cluster, entry: Entry, place: Place): Requeue | undefined {
    const { pod } = place;
    const events: ContainerEvent[] = [];
    const context = this.#contextOf(cluster, entry, place, events);
    const followed = followCourses(entry, pod, this.#courses, cluster.nowMs);
    const isAsAdmitted = (pod.metadata.generation ?? 1) === 1;
    const resized = isAsAdmitted ? followed : this.#resize(cluster, followed, place, context);
    const next = stepPod(resized, context);
    const changed = next !== entry.runtime || pod.status !== entry.status;
    entry.runtime = next;
    const saysNothing = !next.hasSandbox && entry.status === undefined && this.#isCrowded();
    if (changed && !saysNothing) {
      this.#writeStatus(cluster, entry, place);
    }
    this.#record(cluster, pod, events);
    const due = podNextDue(next, context);
    return requeueAt(cluster.nowMs, due, entry.turnMs);
  }

  #resize(
    cluster: Cluster,
    runtime: PodRuntime,
    place: Place,
    context: PodStepContext,
  ): PodRuntime {
    const others = (): readonly Pod[] => this.#othersOn(cluster, place);
    return resizePod(runtime, { ...context, node: place.node, others });
  }

  #contextOf(
    cluster: Cluster,
    entry: Entry,
    { key, pod, node }: Place,
    events: ContainerEvent[],
  ): PodStepContext {
    const emit = (event: ContainerEvent): void => {
      events.push(event);
    };
    const { nowMs } = cluster;
    entry.turnMs = undefined;
    return {
      pod,
      nowMs,
      admittedMs: entry.runtime.admittedMs,
      isMounted: entry.runtime.hasSandbox || this.#mount(cluster, entry, { key, pod }, emit),
      configurationError: ({ container, course }) => {
        if (course.startsRegardless) {
          return undefined;
        }
        const missing = missingForContainer(cluster, pod, container);
        if (missing !== undefined) {
          this.#waitFor(`${missing.kind}/${pod.metadata.namespace}/${missing.name}`, key);
        }
        return missing?.message ?? rootViolation(pod, container);
      },
      mayBecomeReady: () => this.#mayBecomeReady(entry, key, nowMs),
      pullEvents: container => this.#images.pull(node.metadata.name ?? '', container),
      emit,
    };
  }

  #mount(
    cluster: Cluster,
    entry: Entry,
    { key, pod }: Pick<Place, 'key' | 'pod'>,
    emit: (event: ContainerEvent) => void,
  ): boolean {
    const missing = startsRegardless(entry.runtime) ? undefined : missingVolume(cluster, pod);
    if (missing !== undefined) {
      this.#waitFor(`${missing.kind}/${pod.metadata.namespace}/${missing.name}`, key);
      if (missing.message !== entry.mountFailure) {
        const { message } = missing;
        emit({ type: 'Warning', reason: 'FailedMount', message, container: undefined });
      }
    }
    entry.mountFailure = missing?.message;
    return missing === undefined;
  }

  #mayBecomeReady(entry: Entry, key: string, nowMs: number): boolean {
    if (!entry.hadTurn) {
      entry.turnMs = this.#turns?.ask(key, nowMs);
      entry.hadTurn = entry.turnMs === undefined;
    }
    return entry.hadTurn;
  }

  #waitFor(object: string, key: string): void {
    const keys = this.#waitingFor.get(object) ?? new Set<string>();
    keys.add(key);
    this.#waitingFor.set(object, keys);
  }

  #terminate(cluster: Cluster, entry: Entry, place: Place): Requeue | undefined {
    const { key, pod } = place;
    const startedMs = entry.killedMs ?? cluster.nowMs;
    if (entry.killedMs === undefined) {
      entry.killedMs = startedMs;
      this.#turns?.leave(key);
      this.#record(cluster, pod, killingEvents(entry.runtime));
    }
    const dueMs = terminationDueMs(pod, entry.runtime, startedMs);
    if (dueMs > cluster.nowMs) {
      return { afterMs: dueMs - cluster.nowMs, firstWay: true };
    }
    const isSeen = dueMs > startedMs || outlivesItsEnd(pod, entry.runtime);
    if (isSeen && entry.runtime.end === undefined) {
      entry.runtime = finalRuntime(pod, entry.runtime, startedMs, cluster.nowMs);
      this.#writeStatus(cluster, entry, place);
    }
    const { namespace = '', name = '', uid = '' } = pod.metadata;
    cluster.delete('Pod', { namespace, name }, { gracePeriodSeconds: 0, uid });
    return undefined;
  }

  #writeStatus(cluster: Cluster, entry: Entry, { pod, node }: Place): void {
    const hostIP = addressOf(node);
    if (entry.runtime.hasSandbox && entry.podIP === undefined) {
      entry.podIP = pod.spec?.hostNetwork === true ? hostIP : this.#addresses.allocate(node);
    }
    const status = computePodStatus(pod, entry.runtime, {
      podIP: entry.podIP,
      hostIP,
      timestamp: cluster.timestamp,
      parts: this.#parts,
    });
    entry.writing = true;
    try {
      entry.status = cluster.updateStatus<Pod>({ ...pod, status }).status;
    } finally {
      entry.writing = false;
    }
  }

  #record(cluster: Cluster, pod: Pod, events: readonly ContainerEvent[]): void {
    const isCrowded = this.#isCrowded();
    for (const { container, type, reason, message } of events) {
      if (isCrowded && startReasons.includes(reason)) {
        continue;
      }
      if (container === undefined) {
        cluster.event(pod, { type, reason, message });
        continue;
      }
      const list = listNames[container.role];
      const fieldPath = `spec.${list}{${container.container.name}}`;
      cluster.event(pod, { type, reason, message, fieldPath });
    }
  }

  #isCrowded(): boolean {
    return this.#entries.size > toldPodsMax;
  }

  #forget(key: string, entry: Entry | undefined): readonly string[] {
    if (entry === undefined) {
      return none;
    }
    this.#entries.delete(key);
    if (entry.podIP !== undefined) {
      this.#addresses.release(entry.podIP);
    }
    return this.#turns?.leave(key) ?? none;
  }
}

/** How a pod ends that others need the place of. */
interface Ending {
  readonly reason: string;
  readonly message: string;
  /** Of condition DisruptionTarget. */
  readonly disruption: string;
}

const preemption: Ending = {
  reason: 'Preempting',
  message: 'Preempted in order to admit critical pod',
  disruption: 'Pod was preempted by Kubelet to accommodate a critical pod.',
};

interface Place {
  readonly key: string;
  readonly pod: Pod;
  readonly node: Node;
}
