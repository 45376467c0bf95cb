// What must hold once the faults have stopped and the cluster had its time.

import type { KubernetesObject } from '../../../core/kubernetes/object.js';
import { matchesLabels } from '../../../core/kubernetes/selector.js';
import type {
  DaemonSet,
  Deployment,
  EndpointSlice,
  Job,
  Pod,
  ReplicaSet,
  ResourceQuota,
  Service,
  StatefulSet,
} from '../../../schemas/built/types.js';
import { Store } from '../../../simulator/api/store.js';
import type { Simulation } from '../../../simulator/simulation.js';

type Workload = Deployment | StatefulSet;

/** One sentence for each thing that is not as it should be in a cluster at rest. */
export function faultsAtRest(simulation: Simulation): string[] {
  return [
    ...orphans(simulation),
    ...lingering(simulation),
    ...unready(simulation),
    ...unfinished(simulation),
    ...wrongEndpoints(simulation),
    ...untrueIndexes(simulation),
    ...untrueCounts(simulation),
  ];
}

function orphans(simulation: Simulation): string[] {
  const objects = simulation.objects();
  const uids = new Set(objects.map(object => object.metadata.uid));
  return objects
    .filter(({ metadata }) => metadata.ownerReferences?.some(owner => !uids.has(owner.uid)))
    .map(object => `${nameOf(object)} has an owner that is gone`);
}

function lingering(simulation: Simulation): string[] {
  return simulation
    .objects()
    .filter(object => object.metadata.deletionTimestamp !== undefined)
    .map(object => `${nameOf(object)} is still being deleted`);
}

function unready(simulation: Simulation): string[] {
  if (isQuotaInTheWay(simulation)) {
    return [];
  }
  const workloads = ['apps/Deployment', 'apps/StatefulSet'].flatMap(groupKind =>
    simulation.list(groupKind, 'default'),
  ) as unknown as readonly Workload[];
  const short = workloads
    .filter(({ spec, status }) => (status?.readyReplicas ?? 0) !== (spec?.replicas ?? 1))
    .filter(workload => !isNameTaken(simulation, workload))
    .map(({ kind, metadata, spec, status }) => {
      const [ready, wanted] = [status?.readyReplicas ?? 0, spec?.replicas ?? 1];
      return `${kind} ${metadata?.name} has ${ready} of ${wanted} ready`;
    });
  const agents = simulation.list('apps/DaemonSet', 'default') as unknown as readonly DaemonSet[];
  const uncovered = agents
    .filter(({ status }) => status?.numberReady !== status?.desiredNumberScheduled)
    .map(({ metadata }) => `DaemonSet ${metadata?.name} is not ready everywhere`);
  return [...short, ...uncovered];
}

/** Whether a pod that is not its own has the name that a StatefulSet needs: no controller solves that. */
function isNameTaken(simulation: Simulation, { kind, metadata, spec }: Workload): boolean {
  const names = Array.from(
    { length: spec?.replicas ?? 1 },
    (_, index) => `${metadata?.name}-${index}`,
  );
  const pods = names.map(name => simulation.get('Pod', 'default', name));
  return (
    kind === 'StatefulSet' &&
    pods.some(
      pod =>
        pod?.metadata.ownerReferences?.every(({ uid }) => uid !== metadata?.uid) ??
        pod !== undefined,
    )
  );
}

function unfinished(simulation: Simulation): string[] {
  const jobs = simulation.list('batch/Job', 'default') as unknown as readonly Job[];
  const open = jobs.filter(
    ({ status }) =>
      !status?.conditions?.some(
        ({ type, status: value }) => value === 'True' && (type === 'Complete' || type === 'Failed'),
      ),
  );
  return isQuotaInTheWay(simulation)
    ? []
    : open.map(({ metadata }) => `Job ${metadata?.name} has not finished`);
}

function isQuotaInTheWay(simulation: Simulation): boolean {
  const quotas = simulation.list('ResourceQuota', 'default') as unknown as readonly ResourceQuota[];
  return quotas.some(
    ({ status }) => Number(status?.used?.['pods']) >= Number(status?.hard?.['pods'] ?? 'NaN'),
  );
}

/** Services whose slices do not name exactly the ready pods that they select. */
export function wrongEndpoints(simulation: Simulation): string[] {
  const services = simulation.list('Service', 'default') as unknown as readonly Service[];
  return services.flatMap(service => {
    const selector = service.spec?.selector;
    if (selector === undefined) {
      return [];
    }
    const pods = simulation.list('Pod', 'default') as unknown as readonly Pod[];
    const wanted = pods
      .filter(pod => matchesLabels(selector, pod.metadata?.labels) && isReady(pod))
      .map(pod => pod.status?.podIP);
    const slices = simulation.list('discovery.k8s.io/EndpointSlice', 'default');
    const found = (slices as unknown as readonly EndpointSlice[])
      .filter(({ metadata }) => metadata?.ownerReferences?.[0]?.uid === service.metadata?.uid)
      .flatMap(slice => slice.endpoints ?? [])
      .filter(endpoint => endpoint.conditions?.ready)
      .flatMap(endpoint => endpoint.addresses);
    const isSame = [...wanted].sort().join() === [...found].sort().join();
    return isSame ? [] : [`Service ${service.metadata?.name} reaches ${found}, not ${wanted}`];
  });
}

/** The store's answers against those of a store filled anew. */
function untrueIndexes(simulation: Simulation): string[] {
  const { store } = simulation.server;
  const fresh = new Store();
  for (const groupKind of store.groupKinds) {
    for (const object of store.list(groupKind)) {
      fresh.put(groupKind, object);
    }
  }
  const nodes = store.list('Node').map(node => node.metadata.name ?? '');
  const uids = simulation.objects().map(object => object.metadata.uid ?? '');
  const labels = store.list('Pod').map(pod => pod.metadata.labels ?? {});
  const faults = [
    ...labels
      .filter(
        pairs =>
          !sameMembers(
            store.podsWithLabels('default', pairs),
            fresh.podsWithLabels('default', pairs),
          ),
      )
      .map(pairs => JSON.stringify(pairs)),
    ...['Pod', 'apps/ReplicaSet'].filter(
      kind => !sameMembers(store.orphans(kind, 'default'), fresh.orphans(kind, 'default')),
    ),
    ...nodes.filter(name => !sameMembers(store.podsOnNode(name), fresh.podsOnNode(name))),
    ...uids.filter(uid => !sameMembers(store.dependents(uid), fresh.dependents(uid))),
  ].map(key => `the index of ${key} is not true`);
  return store.size === fresh.size ? faults : [...faults, 'the store miscounts its objects'];
}

/** What statuses say of pods against the pods there are. */
function untrueCounts(simulation: Simulation): string[] {
  const pods = simulation.list('Pod', 'default') as unknown as readonly Pod[];
  const sets = simulation.list('apps/ReplicaSet', 'default') as unknown as readonly ReplicaSet[];
  const wrongSets = sets.flatMap(({ metadata, status }) => {
    const own = pods.filter(pod => isCounted(pod, metadata?.uid));
    const ready = own.filter(isReady).length;
    const found = [own.length, ready, ready].join();
    const told = [status?.replicas, status?.readyReplicas ?? 0, status?.availableReplicas ?? 0];
    return found === told.join()
      ? []
      : [`ReplicaSet ${metadata?.name} says ${told} where it is ${found}`];
  });
  const quotas = simulation.list('ResourceQuota', 'default') as unknown as readonly ResourceQuota[];
  const live = pods.filter(({ status }) => !finalPhases.includes(status?.phase ?? '')).length;
  const wrongQuotas = quotas
    .filter(({ status }) => Number(status?.used?.['pods']) !== live)
    .map(({ status }) => `the quota counts ${status?.used?.['pods']} pods of ${live}`);
  return [...wrongSets, ...wrongQuotas];
}

const finalPhases: readonly string[] = ['Succeeded', 'Failed'];

function isCounted({ metadata, status }: Pod, owner: string | undefined): boolean {
  return (
    metadata?.deletionTimestamp === undefined &&
    !finalPhases.includes(status?.phase ?? '') &&
    metadata?.ownerReferences?.some(({ uid, controller }) => controller && uid === owner) === true
  );
}

function sameMembers(a: readonly KubernetesObject[], b: readonly KubernetesObject[]): boolean {
  const others = new Set(b);
  return a.length === b.length && a.every(object => others.has(object));
}

function isReady(pod: Pod): boolean {
  const ready = pod.status?.conditions?.find(({ type }) => type === 'Ready');
  return ready?.status === 'True' && pod.metadata?.deletionTimestamp === undefined;
}

function nameOf(object: KubernetesObject): string {
  return `${object.kind} ${object.metadata.namespace ?? ''}/${object.metadata.name}`;
}
