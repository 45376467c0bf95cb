// Counts the pods of every StatefulSet along with their changes, so that a look at one costs no look at its pods.

import type { KubernetesObject } from '../../../core/kubernetes/object.js';
import { matchesSelector } from '../../../core/kubernetes/selector.js';
import type { Pod, StatefulSet } from '../../../schemas/built/types.js';
import type { ChangeNotice, Cluster } from '../../kernel/types.js';
import { keyOf } from '../common/keys.js';
import { controllerOf } from '../common/ownership.js';
import { isIdentified, isNamedBy, ordinalOf } from './identity.js';
import { SetTally } from './setTally.js';
import { existingClaims, hasOwnedClaims } from './statefulPodControl.js';

/** Pods with higher ordinals are looked at one by one. */
const ordinalMax = 100_000;

/** What is known of the pods of one set. */
interface Known {
  readonly tally: SetTally;
  /** Pods not yet compared with what the set asks of labels, names and claims; those that differ stay. */
  readonly unchecked: Set<string>;
  /** The set's spec that they were compared with. */
  spec: unknown;
}

/** The members of all sets. Told of every change of a pod and of a claim. */
export class SetMembers {
  readonly #byOwner = new Map<string, Known>();
  /** Whose claims the checked ones are: the uids of set and pod, by namespace and name. */
  readonly #users = new Map<string, readonly [owner: string, pod: string]>();

  onPod({ type, object, previous }: ChangeNotice): void {
    const owner = ownerOf(object);
    const before = previous && ownerOf(previous);
    const after = type === 'DELETED' ? undefined : owner;
    if (before !== undefined && previous !== undefined) {
      this.#remove(before, previous as Pod, before !== after);
    }
    if (after !== undefined) {
      const isKnown = before === after && previous?.metadata.labels === object.metadata.labels;
      this.#add(after, object as Pod, isKnown);
    }
  }

  onClaim({ type, object }: ChangeNotice): void {
    const key = keyOf(object);
    const user = this.#users.get(key);
    if (user !== undefined) {
      const [owner, pod] = user;
      this.#byOwner.get(owner)?.unchecked.add(pod);
      if (type === 'DELETED') {
        this.#users.delete(key);
      }
    }
  }

  /** The tally; undefined where pods must be looked at, because some are not as they should be or might be adopted. */
  tallyOf(cluster: Cluster, set: StatefulSet): SetTally | undefined {
    const { uid = '', namespace = '', deletionTimestamp } = set.metadata;
    const known = this.#byOwner.get(uid);
    const minReadySeconds = set.spec?.minReadySeconds ?? 0;
    if (known === undefined || deletionTimestamp !== undefined || minReadySeconds > 0) {
      return undefined;
    }
    if (known.spec !== set.spec) {
      known.spec = set.spec;
      for (const pod of cluster.dependents(uid, 'Pod')) {
        known.unchecked.add(pod.metadata.uid ?? '');
      }
    }
    for (const pod of known.unchecked) {
      this.#check(cluster, set, pod, known);
    }
    const mayAdopt = cluster
      .orphans('Pod', namespace)
      .some(orphan => matchesSelector(set.spec?.selector, orphan.metadata.labels));
    return mayAdopt || known.unchecked.size > 0 ? undefined : known.tally;
  }

  /** Checks a pod off that is named, labelled and has its claims as the set asks. */
  #check(cluster: Cluster, set: StatefulSet, uid: string, known: Known): void {
    const pod = cluster.getByUid<Pod>(uid);
    if (pod === undefined || ownerOf(pod) !== set.metadata.uid) {
      known.unchecked.delete(uid);
      return;
    }
    const isFit =
      isCounted(pod) &&
      isNamedBy(set, pod) &&
      isIdentified(pod) &&
      matchesSelector(set.spec?.selector, pod.metadata.labels);
    if (!isFit) {
      return;
    }
    const claims = existingClaims(cluster, set, pod);
    const isServed =
      claims.length === (set.spec?.volumeClaimTemplates ?? []).length &&
      claims.every(({ metadata }) => metadata.deletionTimestamp === undefined) &&
      hasOwnedClaims(cluster, set, pod);
    if (isServed) {
      known.unchecked.delete(uid);
      for (const claim of claims) {
        this.#users.set(keyOf(claim), [set.metadata.uid ?? '', uid]);
      }
    }
  }

  #add(owner: string, pod: Pod, isKnown: boolean): void {
    let known = this.#byOwner.get(owner);
    if (known === undefined) {
      known = { tally: new SetTally(), unchecked: new Set(), spec: undefined };
      this.#byOwner.set(owner, known);
    }
    if (isCounted(pod)) {
      known.tally.add(pod);
    }
    if (!isKnown) {
      known.unchecked.add(pod.metadata.uid ?? '');
    }
  }

  #remove(owner: string, pod: Pod, isLeaving: boolean): void {
    const known = this.#byOwner.get(owner);
    if (known === undefined) {
      return;
    }
    if (isCounted(pod)) {
      known.tally.remove(pod);
    }
    if (isLeaving) {
      known.unchecked.delete(pod.metadata.uid ?? '');
      if (known.tally.present.size === 0 && known.unchecked.size === 0) {
        this.#byOwner.delete(owner);
      }
    }
  }
}

/** The uid of the StatefulSet that controls the pod. */
function ownerOf(pod: KubernetesObject): string | undefined {
  const owner = controllerOf(pod);
  return owner?.kind === 'StatefulSet' ? owner.uid : undefined;
}

/** Whether the pod has a name and an ordinal that no other pod of its set has. */
function isCounted(pod: Pod): boolean {
  const ordinal = ordinalOf(pod);
  return (
    ordinal !== undefined &&
    ordinal <= ordinalMax &&
    pod.metadata.name === `${controllerOf(pod)?.name}-${ordinal}`
  );
}
