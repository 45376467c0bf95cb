// Counts the pods of every ReplicaSet along with their changes, so that a look at one costs no look at its pods.

import type { KubernetesObject } from '../../../core/kubernetes/object.js';
import { matchesLabels, matchesSelector } from '../../../core/kubernetes/selector.js';
import type { Pod } from '../../../schemas/built/types.js';
import type { ChangeNotice, Cluster } from '../../kernel/types.js';
import { controllerOf } from '../common/ownership.js';
import { isActive, isReady, isTerminating } from '../common/pods.js';
import type { ReplicaOwner } from './reconcileReplicas.js';
import type { PodCounts } from './replicaStatus.js';

/** What is known of the pods of one owner. */
interface Known {
  active: number;
  ready: number;
  terminating: number;
  /** Pods whose labels were not yet compared with what the owner asks; those that differ stay. */
  readonly unchecked: Set<string>;
  /** The owner's spec that the labels were compared with. */
  spec: unknown;
}

/** The members of all owners of one kind. Told of every change of a pod. */
export class Members {
  readonly #kind: string;
  readonly #byOwner = new Map<string, Known>();

  constructor(ownerKind: string) {
    this.#kind = ownerKind;
  }

  onPod({ type, object, previous }: ChangeNotice): void {
    const isMine =
      controllerOf(object)?.kind === this.#kind ||
      (previous !== undefined && controllerOf(previous)?.kind === this.#kind);
    if (!isMine) {
      return;
    }
    if (previous !== undefined) {
      this.#count(previous as Pod, -1);
    }
    if (type !== 'DELETED') {
      this.#count(object as Pod, 1);
    }
    this.#noteLabels(type, object, previous);
  }

  /** The counts; undefined where pods must be looked at, because some do not match or might be adopted. */
  countsOf(cluster: Cluster, owner: ReplicaOwner): PodCounts | undefined {
    const { object, selector } = owner;
    const known = this.#byOwner.get(object.metadata.uid ?? '');
    if (known === undefined || object.metadata.deletionTimestamp !== undefined) {
      return undefined;
    }
    if (known.spec !== object['spec']) {
      known.spec = object['spec'];
      for (const pod of cluster.dependents(object.metadata.uid ?? '', 'Pod')) {
        known.unchecked.add(pod.metadata.uid ?? '');
      }
    }
    checkLabels(cluster, owner, known);
    const mayAdopt = cluster
      .orphans('Pod', object.metadata.namespace ?? '')
      .some(orphan => matchesSelector(selector, orphan.metadata.labels));
    if (mayAdopt || known.unchecked.size > 0) {
      return undefined;
    }
    const { active, ready, terminating } = known;
    return { active, ready, terminating, fullyLabeled: active, available: ready };
  }

  #count(pod: Pod, step: 1 | -1): void {
    const owner = controllerOf(pod as KubernetesObject);
    if (owner?.kind !== this.#kind) {
      return;
    }
    const known = this.#knownOf(owner.uid);
    if (isActive(pod)) {
      known.active += step;
      known.ready += isReady(pod) ? step : 0;
    } else if (isTerminating(pod)) {
      known.terminating += step;
    }
    if (known.active === 0 && known.terminating === 0) {
      this.#byOwner.delete(owner.uid);
    }
  }

  #noteLabels(
    type: ChangeNotice['type'],
    object: KubernetesObject,
    previous: KubernetesObject | undefined,
  ): void {
    const { uid = '', labels, ownerReferences } = object.metadata;
    if (
      type === 'MODIFIED' &&
      previous?.metadata.labels === labels &&
      previous?.metadata.ownerReferences === ownerReferences
    ) {
      return;
    }
    const before = previous === undefined ? undefined : controllerOf(previous);
    this.#byOwner.get(before?.uid ?? '')?.unchecked.delete(uid);
    const owner = controllerOf(object);
    if (type !== 'DELETED' && owner?.kind === this.#kind) {
      this.#knownOf(owner.uid).unchecked.add(uid);
    }
  }

  #knownOf(uid: string): Known {
    let known = this.#byOwner.get(uid);
    if (known === undefined) {
      known = { active: 0, ready: 0, terminating: 0, unchecked: new Set(), spec: undefined };
      this.#byOwner.set(uid, known);
    }
    return known;
  }
}

/** Checks off the pods that carry what the selector and the template ask. */
function checkLabels(cluster: Cluster, owner: ReplicaOwner, known: Known): void {
  const wanted = owner.template?.metadata?.labels ?? {};
  for (const uid of known.unchecked) {
    const labels = cluster.getByUid(uid)?.metadata.labels;
    if (matchesSelector(owner.selector, labels) && matchesLabels(wanted, labels)) {
      known.unchecked.delete(uid);
    }
  }
}
