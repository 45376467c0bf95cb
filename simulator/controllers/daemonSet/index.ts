// The DaemonSet controller: one pod on every node that fits.
// https://kubernetes.io/docs/concepts/workloads/controllers/daemonset/

import { scaledValue } from '../../../core/kubernetes/intOrPercent.js';
import type { KubernetesObject } from '../../../core/kubernetes/object.js';
import { isEmptySelector } from '../../../core/kubernetes/selector.js';
import type { DaemonSet, Node, Pod } from '../../../schemas/built/types.js';
import type { ApiError } from '../../api/apiError.js';
import { isEqual } from '../../api/equal.js';
import type { ChangeNotice, Cluster, ControllerFactory, Requeue } from '../../kernel/types.js';
import { inSteps, type Steps } from '../common/inSteps.js';
import { getByKey, keyOf, ownerKeys, ownKey } from '../common/keys.js';
import { claim, type Membership } from '../common/ownership.js';
import {
  createPod,
  deletePod,
  isNamespaceTerminating,
  podFromTemplate,
} from '../common/podControl.js';
import { isAvailable, nextAvailabilityMs } from '../common/pods.js';
import { CONTROLLER_REVISION, claimRevisions } from '../common/revisionHistory.js';
import { againAfter, refusalOf, slowStartInSteps } from '../common/slowStart.js';
import { writeStatus } from '../common/status.js';
import {
  groupByNode,
  isUpdated,
  type PodsByNode,
  templateGenerationOf,
  templateLabels,
} from './daemonPods.js';
import { hashOf, revisionsToForget, syncDaemonRevision } from './daemonRevisions.js';
import { computeDaemonStatus } from './daemonStatus.js';
import { type Eligibility, eligibilityOf, templateForNode } from './eligibility.js';
import { FailedPodBackoff } from './failedPodBackoff.js';
import { type DaemonView, planNode } from './planNode.js';
import { planUpdate, type UpdateLimits } from './planUpdate.js';

const GROUP_KIND = 'apps/DaemonSet';
const BURST = 250;
const HISTORY_LIMIT_DEFAULT = 10;

const ownerKind = { kind: 'DaemonSet', groupKind: GROUP_KIND, membershipOf };

/** Everything one reconcile looks at. */
interface Scene {
  readonly set: DaemonSet;
  readonly hash: string;
  readonly nodes: ReadonlyMap<Node, Eligibility>;
  readonly pods: PodsByNode;
  readonly view: DaemonView;
}

/**
 * Starts pods where they are missing, removes them where they do not belong, and rolls updates out.
 */
export const daemonSetController: ControllerFactory = () => {
  const backoff = new FailedPodBackoff();
  return {
    name: 'daemonset-controller',
    pods: { ownedBy: 'DaemonSet' },
    watches: {
      [GROUP_KIND]: ownKey,
      Pod: (change, cluster) => ownerKeys(change, cluster, ownerKind),
      [CONTROLLER_REVISION]: (change, cluster) =>
        ownerKeys(change, cluster, { kind: 'DaemonSet', groupKind: GROUP_KIND }),
      Node: setsConcernedByNode,
    },
    reconcile(cluster, key) {
      const set = getByKey<DaemonSet>(cluster, GROUP_KIND, key);
      return set === undefined ? undefined : inSteps(reconcileDaemonSet(cluster, set, backoff));
    },
  };
};

function* reconcileDaemonSet(
  cluster: Cluster,
  set: DaemonSet,
  backoff: FailedPodBackoff,
): Steps<Requeue | undefined> {
  const selector = set.spec?.selector;
  if (selector === undefined || isEmptySelector(selector)) {
    const message = 'This daemon set is selecting all pods. A non-empty selector is required.';
    cluster.event(set, { type: 'Warning', reason: 'SelectingAll', message });
    return undefined;
  }
  if (set.metadata.deletionTimestamp !== undefined) {
    return undefined;
  }
  const revisions = claimRevisions(cluster, set, selector);
  const current = syncDaemonRevision(cluster, set, revisions);
  const pods = claim<Pod>(cluster, set, { groupKind: 'Pod', ...membershipOf(set) });
  const scene = look(cluster, set, hashOf(current), pods);
  const managed = yield* manage(cluster, scene, backoff);
  const refusal = managed.isIdle ? yield* update(cluster, scene) : managed.refusal;
  const status = computeDaemonStatus(set, scene.nodes, scene.pods, scene.view);
  writeStatus(cluster, set, status);
  const old = revisions.filter(({ metadata }) => metadata.uid !== current.metadata.uid);
  const limit = set.spec?.revisionHistoryLimit ?? HISTORY_LIMIT_DEFAULT;
  for (const { metadata } of revisionsToForget(old, pods, limit)) {
    const { namespace = '', name = '' } = metadata;
    cluster.delete(CONTROLLER_REVISION, { namespace, name });
  }
  return againAfter(refusal, nextLook(cluster, set, pods, managed.retryMs));
}

function look(cluster: Cluster, set: DaemonSet, hash: string, pods: readonly Pod[]): Scene {
  const judge = eligibilityOf(set);
  const minReadySeconds = set.spec?.minReadySeconds ?? 0;
  const generation = templateGenerationOf(set);
  const nodes = cluster.list<Node>('Node');
  return {
    set,
    hash,
    nodes: new Map(nodes.map(node => [node, judge(node)])),
    pods: groupByNode(pods),
    view: {
      allowsSurge: rollingLimit(set, 'maxSurge', nodes.length) > 0,
      isUpdated: pod => isUpdated(pod, hash, generation),
      isAvailable: pod => isAvailable(pod, minReadySeconds, cluster.nowMs),
    },
  };
}

function rollingLimit(
  { spec }: DaemonSet,
  limit: 'maxSurge' | 'maxUnavailable',
  desired: number,
): number {
  const value = spec?.updateStrategy?.rollingUpdate?.[limit];
  const isRolling = spec?.updateStrategy?.type === 'RollingUpdate';
  return isRolling && value !== undefined ? (scaledValue(value, desired, 'up') ?? 0) : 0;
}

/** What managing the nodes came to. */
interface Managed {
  readonly isIdle: boolean;
  readonly refusal: ApiError | undefined;
  /** Virtual milliseconds until a failed pod may be removed. */
  readonly retryMs: number | undefined;
}

function* manage(cluster: Cluster, scene: Scene, backoff: FailedPodBackoff): Steps<Managed> {
  const { set, pods, view } = scene;
  const create: string[] = [];
  const remove: Pod[] = [];
  const waits: number[] = [];
  for (const [node, eligibility] of scene.nodes) {
    const nodeName = node.metadata.name ?? '';
    const plan = planNode(eligibility, pods.get(nodeName) ?? [], view);
    if (plan.create) {
      create.push(nodeName);
    }
    remove.push(...plan.remove, ...plan.succeeded);
    for (const pod of plan.succeeded) {
      tellEnded(cluster, set, pod, nodeName);
    }
    for (const pod of plan.failed) {
      const waitMs = backoff.take(`${set.metadata.uid}/${nodeName}`, cluster.nowMs);
      if (waitMs > 0) {
        waits.push(waitMs);
      } else {
        tellEnded(cluster, set, pod, nodeName);
        remove.push(pod);
      }
    }
  }
  remove.push(...podsOfVanishedNodes(scene));
  const refusal = yield* act(cluster, scene, remove, create);
  const retryMs = waits.length === 0 ? undefined : Math.min(...waits);
  return { isIdle: create.length + remove.length === 0, refusal, retryMs };
}

/** Pods that wait for a node that is gone would wait for ever. */
function podsOfVanishedNodes({ nodes, pods }: Scene): readonly Pod[] {
  const names = new Set([...nodes.keys()].map(node => node.metadata.name));
  return [...pods].flatMap(([nodeName, group]) =>
    names.has(nodeName)
      ? []
      : group.filter(pod => !pod.spec?.nodeName && pod.metadata.deletionTimestamp === undefined),
  );
}

function tellEnded(cluster: Cluster, set: DaemonSet, pod: Pod, nodeName: string): void {
  const { namespace, name } = pod.metadata;
  const where = `daemon pod ${namespace}/${name} on node ${nodeName}`;
  if (pod.status?.phase === 'Failed') {
    const message = `Found failed ${where}, will try to kill it`;
    cluster.event(set, { type: 'Warning', reason: 'FailedDaemonPod', message });
    return;
  }
  const message = `Found succeeded ${where}, will try to delete it`;
  cluster.event(set, { type: 'Normal', reason: 'SucceededDaemonPod', message });
}

function* update(cluster: Cluster, scene: Scene): Steps<ApiError | undefined> {
  const { set, nodes, pods, view } = scene;
  if (set.spec?.updateStrategy?.type !== 'RollingUpdate') {
    return undefined;
  }
  const wanted = [...nodes].flatMap(([node, { shouldRun }]) =>
    shouldRun ? [node.metadata.name ?? ''] : [],
  );
  const missing = wanted.filter(name => !pods.has(name));
  const all = new Map([...pods, ...missing.map((name): [string, Pod[]] => [name, []])]);
  const runnable = new Set(wanted);
  const limits = limitsOf(set, wanted.length);
  const plan = planUpdate(limits, all, view, nodeName => runnable.has(nodeName));
  return yield* act(cluster, scene, plan.remove, plan.surge);
}

function limitsOf(set: DaemonSet, desired: number): UpdateLimits {
  const maxSurge = rollingLimit(set, 'maxSurge', desired);
  const maxUnavailable = rollingLimit(set, 'maxUnavailable', desired);
  const isImpossible = desired > 0 && maxSurge === 0 && maxUnavailable === 0;
  return { maxSurge, maxUnavailable: isImpossible ? 1 : maxUnavailable, desired };
}

/** Creates and deletes, at most so many at once; returns the first refusal. */
function* act(
  cluster: Cluster,
  { set, hash }: Scene,
  remove: readonly Pod[],
  create: readonly string[],
): Steps<ApiError | undefined> {
  const labels = templateLabels(set, hash);
  const template = set.spec?.template ?? {};
  const nodeNames = create.slice(0, BURST);
  const refused = yield* slowStartInSteps(nodeNames.length, index => {
    const pinned = templateForNode(template, nodeNames[index] ?? '');
    const refusal = refusalOf(() => {
      createPod(cluster, set, podFromTemplate(pinned, set, { labels }));
    });
    if (refusal !== undefined && !isNamespaceTerminating(refusal)) {
      throw refusal;
    }
  });
  const refusals = remove.slice(0, BURST).map(pod => refusalOf(() => deletePod(cluster, set, pod)));
  return refused ?? refusals.find(refusal => refusal !== undefined);
}

function nextLook(
  cluster: Cluster,
  set: DaemonSet,
  pods: readonly Pod[],
  retryMs: number | undefined,
): Requeue | undefined {
  const minReadySeconds = set.spec?.minReadySeconds ?? 0;
  const availableMs =
    minReadySeconds === 0 ? undefined : nextAvailabilityMs(pods, minReadySeconds, cluster.nowMs);
  if (availableMs === undefined) {
    return retryMs === undefined ? undefined : { afterMs: retryMs };
  }
  return { afterMs: Math.min(availableMs, retryMs ?? availableMs), firstWay: true };
}

/**
 * Only what decides eligibility concerns DaemonSets: a node's labels and taints, its coming and
 * going.
 */
function setsConcernedByNode(change: ChangeNotice, cluster: Cluster): readonly string[] {
  const node = change.object as Node;
  const before = change.previous as Node | undefined;
  const isSame =
    change.type === 'MODIFIED' &&
    isEqual(node.metadata.labels, before?.metadata.labels) &&
    isEqual(node.spec?.taints, before?.spec?.taints);
  return isSame ? [] : cluster.list(GROUP_KIND).map(keyOf);
}

function membershipOf(owner: KubernetesObject): Membership {
  return { selector: (owner as DaemonSet).spec?.selector };
}
