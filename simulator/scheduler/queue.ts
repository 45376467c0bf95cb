// The scheduling queue: which pod is tried next, and which waits for the cluster to change.
// After pkg/scheduler/backend/queue/scheduling_queue.go.

import type { PodClass } from './state/podClass.js';

const backoffMsInitial = 1_000;
const backoffMsMax = 10_000;

/** A pod that has no node yet. */
export interface QueuedPod {
  readonly key: string;
  readonly uid: string;
  readonly priority: number;
  /** `active`: to be tried; `backoff`: to be tried at `readyMs`; `unschedulable`: waits for a helpful change;
   *  `binding`: has its node and waits for its volumes or devices. */
  state: 'active' | 'backoff' | 'unschedulable' | 'binding';
  attempts: number;
  /** End of the back-off of the last failed attempt. */
  readyMs: number;
  /** Plugins that rejected it last; a change must help with one of them. */
  rejectors: ReadonlySet<string>;
  /** What it was at its last attempt. */
  podClass: PodClass | undefined;
  nodeName: string | undefined;
}

/** Pods without a node. Higher priority first, then in order of arrival. */
export class SchedulingQueue {
  readonly #pods = new Map<string, QueuedPod>();
  readonly #active = new Map<number, Line>();
  #priorities: readonly number[] = [];
  readonly #binding = new Set<string>();
  readonly #backingOff = new Set<QueuedPod>();
  readonly #byRejector = new Map<string, Waiting>();

  get(key: string): QueuedPod | undefined {
    return this.#pods.get(key);
  }

  /** A pod that is new, or changed so that a failed attempt says nothing any more. */
  add(key: string, uid: string, priority: number): void {
    const known = this.#pods.get(key);
    if (known?.uid === uid && known.priority === priority) {
      this.#leave(known);
      this.#activate(known);
      return;
    }
    this.remove(key);
    const pod: QueuedPod = {
      key,
      uid,
      priority,
      state: 'active',
      attempts: 0,
      readyMs: 0,
      rejectors: new Set(),
      podClass: undefined,
      nodeName: undefined,
    };
    this.#pods.set(key, pod);
    this.#line(priority).keys.push(pod);
  }

  remove(key: string): void {
    const pod = this.#pods.get(key);
    if (pod !== undefined) {
      this.#leave(pod);
      this.#pods.delete(key);
      this.#binding.delete(key);
      this.#backingOff.delete(pod);
    }
  }

  /** Takes the next pod to try; where none is active, nobody waits for the end of a back-off. */
  take(): QueuedPod | undefined {
    const active = this.#takeActive();
    if (active !== undefined || this.#backingOff.size === 0) {
      return active;
    }
    for (const pod of [...this.#backingOff].sort(byEndOfBackoff)) {
      this.#activate(pod);
    }
    return this.#takeActive();
  }

  #takeActive(): QueuedPod | undefined {
    for (const priority of this.#priorities) {
      const line = this.#line(priority);
      while (line.head < line.keys.length) {
        const pod = line.keys[line.head++];
        if (line.head > 1024 && line.head * 2 > line.keys.length) {
          line.keys.splice(0, line.head);
          line.head = 0;
        }
        if (pod !== undefined && pod.state === 'active' && this.#pods.get(pod.key) === pod) {
          pod.attempts++;
          pod.state = 'unschedulable';
          return pod;
        }
      }
    }
    return undefined;
  }

  /** The pod has its node and waits for its volumes or devices. */
  startBinding(pod: QueuedPod, nodeName: string): void {
    pod.state = 'binding';
    pod.nodeName = nodeName;
    this.#binding.add(pod.key);
  }

  /** Keys of pods that wait for their volumes. */
  binding(): readonly string[] {
    return [...this.#binding];
  }

  /** The attempt failed: the pod waits for a change that helps with one of the plugins. */
  fail(pod: QueuedPod, rejectors: ReadonlySet<string>, nowMs: number): void {
    this.#binding.delete(pod.key);
    pod.state = 'unschedulable';
    pod.rejectors = rejectors;
    pod.readyMs = nowMs + Math.min(backoffMsInitial * 2 ** (pod.attempts - 1), backoffMsMax);
    for (const rejector of rejectors) {
      this.#enter(rejector, pod);
    }
  }

  /** The pod is not to be tried before something changes: no attempt was made, and no back-off follows. */
  park(pod: QueuedPod, rejector: string, nowMs: number): void {
    pod.attempts--;
    pod.state = 'unschedulable';
    pod.rejectors = new Set([rejector]);
    pod.readyMs = nowMs;
    this.#enter(rejector, pod);
  }

  /** Pods that wait for one of these plugins to change its mind. */
  waitingFor(rejectors: readonly string[]): readonly QueuedPod[] {
    const keys = new Set(
      rejectors.flatMap(name => [...(this.#byRejector.get(name)?.pods.keys() ?? [])]),
    );
    return [...keys].flatMap(key => this.#pods.get(key) ?? []);
  }

  /** What the pods that wait for this plugin are, each once; undefined where it is not known. */
  classesWaitingFor(rejector: string): Iterable<PodClass | undefined> {
    return this.#byRejector.get(rejector)?.classes.keys() ?? [];
  }

  /** A helpful change: the pod is to be tried again, after its back-off. */
  wake(pod: QueuedPod, nowMs: number): void {
    if (pod.state === 'unschedulable') {
      this.#leave(pod);
      if (nowMs < pod.readyMs) {
        pod.state = 'backoff';
        this.#backingOff.add(pod);
      } else {
        this.#activate(pod);
      }
    }
  }

  /** The back-off is over. */
  endBackoff(pod: QueuedPod): void {
    if (pod.state === 'backoff') {
      this.#activate(pod);
    }
  }

  #activate(pod: QueuedPod): void {
    this.#backingOff.delete(pod);
    if (pod.state !== 'active') {
      pod.state = 'active';
      this.#line(pod.priority).keys.push(pod);
    }
  }

  #leave(pod: QueuedPod): void {
    for (const rejector of pod.rejectors) {
      const waiting = this.#byRejector.get(rejector);
      if (waiting?.pods.has(pod.key) === true) {
        countClass(waiting, waiting.pods.get(pod.key), -1);
        waiting.pods.delete(pod.key);
      }
    }
  }

  #enter(rejector: string, pod: QueuedPod): void {
    let waiting = this.#byRejector.get(rejector);
    if (waiting === undefined) {
      waiting = { pods: new Map(), classes: new Map() };
      this.#byRejector.set(rejector, waiting);
    }
    if (waiting.pods.has(pod.key)) {
      countClass(waiting, waiting.pods.get(pod.key), -1);
    }
    waiting.pods.set(pod.key, pod.podClass);
    countClass(waiting, pod.podClass, 1);
  }

  #line(priority: number): Line {
    let line = this.#active.get(priority);
    if (line === undefined) {
      line = { keys: [], head: 0 };
      this.#active.set(priority, line);
      this.#priorities = [...this.#active.keys()].sort((a, b) => b - a);
    }
    return line;
  }
}

/** By whole seconds of the end of the back-off, then as active pods. */
function byEndOfBackoff(a: QueuedPod, b: QueuedPod): number {
  const secondOf = ({ readyMs }: QueuedPod): number => Math.trunc(readyMs / 1_000);
  return secondOf(a) - secondOf(b) || b.priority - a.priority;
}

/** The pods that one plugin rejected. */
interface Waiting {
  /** By key, what each was then. */
  readonly pods: Map<string, PodClass | undefined>;
  /** How many there are of each class. */
  readonly classes: Map<PodClass | undefined, number>;
}

function countClass({ classes }: Waiting, podClass: PodClass | undefined, step: 1 | -1): void {
  const count = (classes.get(podClass) ?? 0) + step;
  if (count === 0) {
    classes.delete(podClass);
  } else {
    classes.set(podClass, count);
  }
}

interface Line {
  readonly keys: QueuedPod[];
  head: number;
}
