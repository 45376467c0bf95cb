// What must hold after every single change, whatever happens to the cluster.

import { scaledValue } from '../../../core/kubernetes/intOrPercent.js';
import type { KubernetesObject } from '../../../core/kubernetes/object.js';
import type {
  Deployment,
  Node,
  Pod,
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
