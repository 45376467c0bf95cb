// The StatefulSet controller: pods with names, order and claims of their own.
// https://kubernetes.io/docs/concepts/workloads/controllers/statefulset/

import type { KubernetesObject } from '../../../core/kubernetes/object.js';
import type { ControllerRevision, Pod, StatefulSet } from '../../../schemas/built/types.js';
import type { ApiError } from '../../api/apiError.js';
import type { ChangeNotice, Cluster, ControllerFactory, Requeue } from '../../kernel/types.js';
import { inSteps, type Steps } from '../common/inSteps.js';
import { getByKey, ownerKeys, ownKey } from '../common/keys.js';
import { claim, type Membership } from '../common/ownership.js';
import { nextAvailabilityMs } from '../common/pods.js';
import {
  CONTROLLER_REVISION,
  claimRevisions,
  templateOf,
  truncateHistory,
} from '../common/revisionHistory.js';
import { againAfter, refusalOf, slowStartInSteps } from '../common/slowStart.js';
import { writeStatus } from '../common/status.js';
import { isNamedBy, newPod, rangeOf } from './identity.js';
import { planSet, type SetStep } from './planSet.js';
import { planTally, type TallyStep } from './planTally.js';
import { SetMembers } from './setMembers.js';
import { type SetRevisions, syncRevisions } from './setRevisions.js';
import { computeSetStatus, countPods, isRunningAndAvailable, type SetCounts } from './setStatus.js';
import { SetTally } from './setTally.js';
import {
  createMissingClaims,
  createStatefulPod,
  deleteStatefulPod,
  hasOwnedClaims,
  hasStaleClaim,
  identifyStatefulPod,
  keepClaimOwners,
} from './statefulPodControl.js';

const GROUP_KIND = 'apps/StatefulSet';
const HISTORY_LIMIT_DEFAULT = 10;

const ownerKind = { kind: 'StatefulSet', groupKind: GROUP_KIND, membershipOf };

/** One reconcile takes the steps that the order of the set allows now. */
export const statefulSetController: ControllerFactory = () => {
  const members = new SetMembers();
  return {
    name: 'statefulset-controller',
    pods: { ownedBy: 'StatefulSet' },
    watches: {
      [GROUP_KIND]: ownKey,
      Pod: (change, cluster) => {
        members.onPod(change);
        return ownerKeys(change, cluster, ownerKind);
      },
      [CONTROLLER_REVISION]: (change, cluster) =>
        ownerKeys(change, cluster, { kind: 'StatefulSet', groupKind: GROUP_KIND }),
      PersistentVolumeClaim: (change, cluster) => {
        members.onClaim(change);
        return waitingSets(change, cluster);
      },
    },
    reconcile(cluster, key) {
      const set = getByKey<StatefulSet>(cluster, GROUP_KIND, key);
      return set === undefined ? undefined : inSteps(reconcileSet(cluster, set, members));
    },
  };
};

function* reconcileSet(
  cluster: Cluster,
  set: StatefulSet,
  members: SetMembers,
): Steps<Requeue | undefined> {
  const tally = members.tallyOf(cluster, set);
  const pods = tally === undefined ? claimPods(cluster, set) : [];
  if (set.metadata.deletionTimestamp !== undefined) {
    return undefined;
  }
  const history = claimRevisions(cluster, set, set.spec?.selector);
  const revisions = syncRevisions(cluster, set, history);
  const minReadySeconds = set.spec?.minReadySeconds ?? 0;
  const counts = tally?.counts() ?? countPods(pods, minReadySeconds, cluster.nowMs);
  const steps = stepsOf(cluster, set, revisions, tally ?? pods);
  const refusal = yield* takeSteps(cluster, set, revisions, steps);
  writeStatus(cluster, set, computeSetStatus(set, revisions, counts));
  forgetRevisions(cluster, set, { history, revisions, counts });
  const afterMs =
    minReadySeconds === 0 ? undefined : nextAvailabilityMs(pods, minReadySeconds, cluster.nowMs);
  return againAfter(refusal, afterMs === undefined ? undefined : { afterMs, firstWay: true });
}

function claimPods(cluster: Cluster, set: StatefulSet): readonly Pod[] {
  return claim<Pod>(cluster, set, { groupKind: 'Pod', ...membershipOf(set) });
}

/** The steps by the tally where it tells them, otherwise by the pods. */
function stepsOf(
  cluster: Cluster,
  set: StatefulSet,
  revisions: SetRevisions,
  known: SetTally | readonly Pod[],
): readonly SetStep[] {
  const rules = {
    range: rangeOf(set),
    isOrdered: set.spec?.podManagementPolicy !== 'Parallel',
    isRollingUpdate: set.spec?.updateStrategy?.type === 'RollingUpdate',
    partition: set.spec?.updateStrategy?.rollingUpdate?.partition ?? 0,
    updateRevision: revisions.update.metadata.name ?? '',
  };
  const isTally = known instanceof SetTally;
  const told = isTally ? planTally({ ...rules, tally: known }) : undefined;
  if (told !== undefined) {
    return told.flatMap(step => stepOf(cluster, set, step));
  }
  const minReadySeconds = set.spec?.minReadySeconds ?? 0;
  return planSet({
    ...rules,
    pods: isTally ? claimPods(cluster, set) : known,
    isAvailable: pod => isRunningAndAvailable(pod, minReadySeconds, cluster.nowMs),
    hasOwnedClaims: pod => hasOwnedClaims(cluster, set, pod),
  });
}

function stepOf(
  cluster: Cluster,
  { metadata }: StatefulSet,
  { kind, ordinal }: TallyStep,
): readonly SetStep[] {
  if (kind === 'create') {
    return [{ kind, ordinal }];
  }
  const pod = cluster.get<Pod>('Pod', metadata.namespace ?? '', `${metadata.name}-${ordinal}`);
  return pod === undefined ? [] : [{ kind, pod }];
}

function* takeSteps(
  cluster: Cluster,
  set: StatefulSet,
  revisions: SetRevisions,
  steps: readonly SetStep[],
): Steps<ApiError | undefined> {
  const isOrdered = steps.length <= 1;
  return isOrdered
    ? steps.map(step => refusalOf(() => takeStep(cluster, set, revisions, step)))[0]
    : yield* slowStartInSteps(steps.length, index => {
        const step = steps[index];
        if (step !== undefined) {
          takeStep(cluster, set, revisions, step);
        }
      });
}

function takeStep(
  cluster: Cluster,
  set: StatefulSet,
  revisions: SetRevisions,
  step: SetStep,
): void {
  switch (step.kind) {
    case 'claims':
      createMissingClaims(cluster, set, step.pod);
      return;
    case 'delete':
      deleteStatefulPod(cluster, set, step.pod);
      return;
    case 'identify':
      identifyStatefulPod(cluster, set, step.pod);
      return;
    case 'own':
      keepClaimOwners(cluster, set, step.pod);
      return;
    case 'create': {
      const revision = revisionOfNewPod(set, revisions, step.ordinal);
      const name = revision.metadata.name ?? '';
      const pod = newPod(set, templateOf(revision), name, step.ordinal);
      if (!hasStaleClaim(cluster, set, pod)) {
        createStatefulPod(cluster, set, pod);
      }
    }
  }
}

/** Below the partition, new pods are still of the current revision. */
function revisionOfNewPod(
  set: StatefulSet,
  { current, update }: SetRevisions,
  ordinal: number,
): ControllerRevision {
  const { type, rollingUpdate } = set.spec?.updateStrategy ?? {};
  if (type !== 'RollingUpdate') {
    return update;
  }
  const kept =
    rollingUpdate === undefined
      ? (set.status?.currentReplicas ?? 0)
      : (rollingUpdate.partition ?? 0);
  return ordinal < rangeOf(set).start + kept ? current : update;
}

interface Known {
  readonly history: readonly ControllerRevision[];
  readonly revisions: SetRevisions;
  readonly counts: SetCounts;
}

function forgetRevisions(cluster: Cluster, set: StatefulSet, known: Known): void {
  const { current, update } = known.revisions;
  const ofPods = known.counts.livingOf.keys();
  const live = new Set([current.metadata.name, update.metadata.name, ...ofPods]);
  const limit = set.spec?.revisionHistoryLimit ?? HISTORY_LIMIT_DEFAULT;
  truncateHistory(cluster, known.history, ({ metadata }) => live.has(metadata.name), limit);
}

/** A claim that went may have kept a pod of its name from being made. */
function waitingSets(change: ChangeNotice, cluster: Cluster): readonly string[] {
  if (change.type !== 'DELETED') {
    return [];
  }
  const { namespace, name = '' } = change.object.metadata;
  return cluster
    .list<StatefulSet>(GROUP_KIND, namespace)
    .filter(set =>
      (set.spec?.volumeClaimTemplates ?? []).some(template =>
        name.startsWith(`${template.metadata.name}-${set.metadata.name}-`),
      ),
    )
    .map(set => `${namespace}/${set.metadata.name}`);
}

function membershipOf(owner: KubernetesObject): Membership {
  return {
    selector: (owner as StatefulSet).spec?.selector,
    isMember: object => isNamedBy(owner, object),
  };
}
