// Pods that evicted others and wait for the room: their place is kept from pods of lower priority.

import type { AssignedPod } from './nodeTable.js';

/** Nominated pods by node. */
export class Nominations {
  readonly #byPod = new Map<string, AssignedPod>();
  readonly #byNode = new Map<string, Map<string, AssignedPod>>();

  get isEmpty(): boolean {
    return this.#byPod.size === 0;
  }

  set(pod: AssignedPod): void {
    this.remove(pod.uid);
    this.#byPod.set(pod.uid, pod);
    const pods = this.#byNode.get(pod.nodeName) ?? new Map<string, AssignedPod>();
    pods.set(pod.uid, pod);
    this.#byNode.set(pod.nodeName, pods);
  }

  /** Withdraws a nomination; undefined where there was none. */
  remove(uid: string): AssignedPod | undefined {
    const pod = this.#byPod.get(uid);
    if (pod !== undefined) {
      this.#byPod.delete(uid);
      const pods = this.#byNode.get(pod.nodeName);
      pods?.delete(uid);
      if (pods?.size === 0) {
        this.#byNode.delete(pod.nodeName);
      }
    }
    return pod;
  }

  /** Nominated pods on the node that a pod of this priority must leave room for. */
  aheadOf(uid: string, priority: number, nodeName: string): readonly AssignedPod[] {
    const pods = this.#byNode.get(nodeName);
    return pods === undefined
      ? none
      : [...pods.values()].filter(pod => pod.uid !== uid && pod.priority >= priority);
  }

  /** Nominated pods on the node of lower priority: they lose their claim to a stronger pod. */
  below(priority: number, nodeName: string): readonly AssignedPod[] {
    return [...(this.#byNode.get(nodeName)?.values() ?? [])].filter(pod => pod.priority < priority);
  }
}

const none: readonly AssignedPod[] = [];
