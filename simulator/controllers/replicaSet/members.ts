// Counts the pods of every ReplicaSet along with their changes, so that a look at one costs no look at its pods.

import type { KubernetesObject } from '../../../core/kubernetes/object.js';
import { matchesLabels, matchesSelector } from '../../../core/kubernetes/selector.js';
import type { Pod } from '../../../schemas/built/types.js';
import type { ChangeNotice, Cluster } from '../../kernel/types.js';
import { controllerOf } from '../common/ownership.js';
import { isReady, isTerminal } from '../common/pods.js';
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
    const owner = this.#ownerOf(object);
    const isSameOwner = previous?.metadata.ownerReferences === object.metadata.ownerReferences;
    const before = isSameOwner ? owner : previous && this.#ownerOf(previous);
    const after = type === 'DELETED' ? undefined : owner;
    if (before === undefined && after === undefined) {
      return;
    }
    const was = previous === undefined ? 'over' : standingOf(previous as Pod);
    const is = standingOf(object as Pod);
    if (before !== after || was !== is) {
      this.#count(before, was, -1);
      this.#count(after, is, 1);
    }
    if (before !== after || previous?.metadata.labels !== object.metadata.labels) {
      this.#recheck(object.metadata.uid ?? '', before, after);
    }
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

  /** The uid of the owner of this kind. */
  #ownerOf(pod: KubernetesObject): string | undefined {
    const owner = controllerOf(pod);
    return owner?.kind === this.#kind ? owner.uid : undefined;
  }

  #count(owner: string | undefined, standing: Standing, step: 1 | -1): void {
    if (owner === undefined) {
      return;
    }
    const known = this.#knownOf(owner);
    known.ready += standing === 'ready' ? step : 0;
    known.active += standing === 'ready' || standing === 'active' ? step : 0;
    known.terminating += standing === 'terminating' ? step : 0;
    if (known.active === 0 && known.terminating === 0) {
      this.#byOwner.delete(owner);
    }
  }

  #recheck(uid: string, before: string | undefined, after: string | undefined): void {
    this.#byOwner.get(before ?? '')?.unchecked.delete(uid);
    if (after !== undefined) {
      this.#knownOf(after).unchecked.add(uid);
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

/** What a pod counts for. */
type Standing = 'ready' | 'active' | 'terminating' | 'over';

function standingOf(pod: Pod): Standing {
  if (isTerminal(pod)) {
    return 'over';
  }
  if (pod.metadata.deletionTimestamp !== undefined) {
    return 'terminating';
  }
  return isReady(pod) ? 'ready' : 'active';
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
