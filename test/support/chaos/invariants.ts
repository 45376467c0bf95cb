// What must hold after every single change, whatever happens to the cluster.

import { scaledValue } from '../../../core/kubernetes/intOrPercent.js';
import type { KubernetesObject } from '../../../core/kubernetes/object.js';
import { matchesLabels } from '../../../core/kubernetes/selector.js';
import type {
  Deployment,
  Node,
  Pod,
  PodDisruptionBudget,
  ReplicaSet,
  ResourceQuota,
  Service,
} from '../../../schemas/built/types.js';
import type { ChangeNotice } from '../../../simulator/kernel/types.js';
import type { Simulation } from '../../../simulator/simulation.js';

type Check = (change: ChangeNotice, simulation: Simulation) => string | undefined;

/** Watches a cluster; the result holds one sentence for each broken invariant. */
export function watchInvariants(simulation: Simulation): readonly string[] {
  const broken: string[] = [];
  simulation.subscribe(change => {
    for (const check of checks) {
      const fault = check(change, simulation);
      if (fault !== undefined) {
        broken.push(`${simulation.nowMs}: ${fault}`);
      }
    }
  });
  return broken;
}

const staysBound: Check = ({ groupKind, object, previous }) => {
  const [before, after] = [previous, object].map(pod => (pod as Pod | undefined)?.spec?.nodeName);
  const isMoved = groupKind === 'Pod' && before !== undefined && before !== after;
  return isMoved ? `${nameOf(object)} moved from ${before} to ${after}` : undefined;
};

const keepsIdentity: Check = ({ type, object, previous }) => {
  if (type !== 'MODIFIED' || previous === undefined) {
    return undefined;
  }
  const isOther = previous.metadata.uid !== object.metadata.uid;
  const isOlder =
    Number(previous.metadata.resourceVersion) >= Number(object.metadata.resourceVersion);
  const isBack = (previous.metadata.generation ?? 0) > (object.metadata.generation ?? 0);
  return isOther || isOlder || isBack ? `${nameOf(object)} lost its identity` : undefined;
};

const neverUndeletes: Check = ({ type, object, previous }) =>
  type === 'MODIFIED' &&
  previous?.metadata.deletionTimestamp !== undefined &&
  object.metadata.deletionTimestamp === undefined
    ? `${nameOf(object)} is no longer being deleted`
    : undefined;

const keepsFinalPhase: Check = ({ groupKind, type, object, previous }) => {
  const [before, after] = [previous, object].map(pod => (pod as Pod | undefined)?.status?.phase);
  const wasFinal = before === 'Succeeded' || before === 'Failed';
  return groupKind === 'Pod' && type === 'MODIFIED' && wasFinal && before !== after
    ? `${nameOf(object)} went from ${before} to ${after}`
    : undefined;
};

const staysWithinSurge: Check = ({ groupKind, object, previous }, simulation) => {
  const replicaSet = object as unknown as ReplicaSet;
  const before = (previous as unknown as ReplicaSet | undefined)?.spec?.replicas ?? 0;
  const owner = object.metadata.ownerReferences?.find(({ controller }) => controller);
  if (groupKind !== 'apps/ReplicaSet' || (replicaSet.spec?.replicas ?? 0) <= before || !owner) {
    return undefined;
  }
  const deployment = simulation.get('apps/Deployment', 'default', owner.name) as
    | Deployment
    | undefined;
  if (deployment?.metadata?.uid !== owner.uid || deployment.metadata.deletionTimestamp) {
    return undefined;
  }
  const sets = simulation.list('apps/ReplicaSet', 'default') as unknown as readonly ReplicaSet[];
  const own = sets.filter(set =>
    set.metadata?.ownerReferences?.some(({ uid }) => uid === owner.uid),
  );
  const total = own.reduce((sum, set) => sum + (set.spec?.replicas ?? 0), 0);
  const wanted = deployment.spec?.replicas ?? 1;
  const surge = deployment.spec?.strategy?.rollingUpdate?.maxSurge ?? 0;
  const most = wanted + (scaledValue(surge, wanted, 'up') ?? 0);
  const wasUser = simulation.timeline[simulation.timeline.length - 1]?.actor === 'user';
  return total > most && !wasUser
    ? `${nameOf(object)}: ${total} replicas, at most ${most}`
    : undefined;
};

/** A rolling update takes away no more available pods than it may. */
const staysAvailable: Check = ({ groupKind, object, previous }, simulation) => {
  const [after, before] = [object, previous] as unknown as [ReplicaSet, ReplicaSet | undefined];
  const isShrunk = (after.spec?.replicas ?? 0) < (before?.spec?.replicas ?? 0);
  const isStep = simulation.timeline.at(-1)?.actor === 'deployment-controller';
  if (groupKind !== 'apps/ReplicaSet' || !isShrunk || !isStep) {
    return undefined;
  }
  const deployment = deploymentOf(simulation, object);
  const wanted = deployment?.spec?.replicas ?? 1;
  const rolling = deployment?.spec?.strategy?.rollingUpdate;
  const isScaling = before?.metadata?.annotations?.[desiredReplicas] !== String(wanted);
  if (deployment === undefined || rolling === undefined || isScaling) {
    return undefined;
  }
  const surge = scaledValue(rolling.maxSurge ?? 0, wanted, 'up') ?? 0;
  const floor = scaledValue(rolling.maxUnavailable ?? 0, wanted, 'down') ?? 0;
  const least = wanted - (surge === 0 && floor === 0 ? 1 : floor);
  const sets = replicaSetsOf(simulation, deployment);
  const setsBefore = sets.map(set => (set === after ? (before ?? set) : set));
  if (setsBefore.some(isBehind)) {
    return undefined;
  }
  const left = keptAvailable(sets);
  const had = keptAvailable(setsBefore);
  return left < Math.min(least, had)
    ? `${nameOf(object)}: ${left} of at least ${least} stay available, ${had} before`
    : undefined;
};

const desiredReplicas = 'deployment.kubernetes.io/desired-replicas';

/** Whether its status still counts pods that its size gave up: Kubernetes too plans with them. */
function isBehind({ spec, status }: ReplicaSet): boolean {
  return (status?.availableReplicas ?? 0) > (spec?.replicas ?? 0);
}

/** How many available pods the sizes of the ReplicaSets keep for certain. */
function keptAvailable(sets: readonly ReplicaSet[]): number {
  return sets.reduce(
    (sum, { spec, status }) => sum + Math.min(spec?.replicas ?? 0, status?.availableReplicas ?? 0),
    0,
  );
}

/** An eviction that a budget granted leaves as many healthy pods as the budget wants. */
const keepsBudget: Check = ({ groupKind, object, previous }, simulation) => {
  const pod = object as unknown as Pod;
  if (groupKind !== 'Pod' || !isEvicted(pod) || isEvicted(previous as unknown as Pod)) {
    return undefined;
  }
  const budgets = simulation.list(
    'policy/PodDisruptionBudget',
    'default',
  ) as unknown as readonly PodDisruptionBudget[];
  const pods = simulation.list('Pod', 'default') as unknown as readonly Pod[];
  for (const { metadata, spec, status } of budgets) {
    const labels = (spec?.selector?.matchLabels ?? {}) as Readonly<Record<string, string>>;
    const healthy = pods.filter(
      other => matchesLabels(labels, other.metadata?.labels) && isHealthy(other),
    ).length;
    const isOwn = matchesLabels(labels, pod.metadata?.labels) && isReady(pod);
    if (isOwn && healthy < (status?.desiredHealthy ?? 0)) {
      const wanted = status?.desiredHealthy;
      return `${nameOf(object)} evicted: ${metadata?.name} wants ${wanted}, ${healthy} left`;
    }
  }
  return undefined;
};

function isEvicted(pod: Pod | undefined): boolean {
  const target = pod?.status?.conditions?.find(({ type }) => type === 'DisruptionTarget');
  return target?.reason === 'EvictionByEvictionAPI';
}

function isReady({ status }: Pod): boolean {
  return status?.conditions?.find(({ type }) => type === 'Ready')?.status === 'True';
}

function isHealthy(pod: Pod): boolean {
  return isReady(pod) && pod.metadata?.deletionTimestamp === undefined && !isEvicted(pod);
}

function deploymentOf(simulation: Simulation, object: KubernetesObject): Deployment | undefined {
  const owner = object.metadata.ownerReferences?.find(({ controller }) => controller);
  const found = simulation.get('apps/Deployment', 'default', owner?.name ?? '');
  const deployment = found as unknown as Deployment | undefined;
  return deployment?.metadata?.uid === owner?.uid ? deployment : undefined;
}

function replicaSetsOf(simulation: Simulation, { metadata }: Deployment): readonly ReplicaSet[] {
  const sets = simulation.list('apps/ReplicaSet', 'default') as unknown as readonly ReplicaSet[];
  return sets.filter(set =>
    set.metadata?.ownerReferences?.some(({ uid }) => uid === metadata?.uid),
  );
}

const keepsQuota: Check = ({ groupKind, type, object }, simulation) => {
  if (groupKind !== 'Pod' || type !== 'ADDED') {
    return undefined;
  }
  const quotas = simulation.list('ResourceQuota', 'default') as unknown as readonly ResourceQuota[];
  const pods = simulation.list('Pod', 'default') as unknown as readonly Pod[];
  const active = pods.filter(pod => !isFinal(pod)).length;
  const isOver = quotas.some(quota => active > Number(quota.spec?.hard?.['pods'] ?? active));
  return isOver ? `${nameOf(object)} exceeds the quota` : undefined;
};

const allocatesOnce: Check = ({ groupKind, type }, simulation) => {
  if (groupKind !== 'Service' || type === 'DELETED') {
    return undefined;
  }
  const services = simulation.list('Service') as unknown as readonly Service[];
  const addresses = services
    .map(({ spec }) => spec?.clusterIP ?? 'None')
    .filter(ip => ip !== 'None');
  const ports = services.flatMap(({ spec }) => (spec?.ports ?? []).flatMap(p => p.nodePort ?? []));
  const isTwice = new Set(addresses).size < addresses.length || new Set(ports).size < ports.length;
  return isTwice ? 'an address or node port was allocated twice' : undefined;
};

const fitsNodes: Check = ({ groupKind, object, previous }, simulation) => {
  const nodeName = (object as unknown as Pod).spec?.nodeName;
  const wasBound = (previous as unknown as Pod | undefined)?.spec?.nodeName === nodeName;
  if (groupKind !== 'Pod' || nodeName === undefined || wasBound) {
    return undefined;
  }
  const node = simulation.get('Node', '', nodeName) as Node | undefined;
  const pods = simulation.list('Pod') as unknown as readonly Pod[];
  const there = pods.filter(pod => pod.spec?.nodeName === nodeName && !isFinal(pod)).length;
  return there > Number(node?.status?.allocatable?.['pods'] ?? 0)
    ? `${nodeName} has ${there} pods`
    : undefined;
};

const sharesNoAddress: Check = ({ groupKind, object, previous }, simulation) => {
  const address = (object as unknown as Pod).status?.podIP;
  const before = (previous as unknown as Pod | undefined)?.status?.podIP;
  if (groupKind !== 'Pod' || address === undefined || before === address) {
    return undefined;
  }
  const pods = simulation.list('Pod') as unknown as readonly Pod[];
  const same = pods.filter(pod => pod.status?.podIP === address && !isFinal(pod));
  return same.length > 1 ? `${address} belongs to ${same.length} pods` : undefined;
};

const checks: readonly Check[] = [
  staysBound,
  keepsIdentity,
  neverUndeletes,
  keepsFinalPhase,
  staysWithinSurge,
  staysAvailable,
  keepsBudget,
  keepsQuota,
  allocatesOnce,
  fitsNodes,
  sharesNoAddress,
];

function isFinal(pod: Pod): boolean {
  return pod.status?.phase === 'Succeeded' || pod.status?.phase === 'Failed';
}

function nameOf(object: KubernetesObject): string {
  return `${object.kind} ${object.metadata.name}`;
}
