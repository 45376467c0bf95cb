// The EndpointSlice controller: keeps the slices of every Service that selects pods. One pod's change costs its slice.
// A Service that stops selecting pods keeps the slices it has.
// https://kubernetes.io/docs/concepts/services-networking/endpoint-slices/

import type { KubernetesObject } from '../../../core/kubernetes/object.js';
import { matchesLabels } from '../../../core/kubernetes/selector.js';
import type { Endpoint, EndpointSlice, Node, Pod, Service } from '../../../schemas/built/types.js';
import type {
  ChangeNotice,
  Cluster,
  Controller,
  ControllerFactory,
  EventRecord,
  Requeue,
} from '../../kernel/types.js';
import { serviceNameLabel } from '../../network/names.js';
import {
  hasManagedEndpoints,
  isEndpoint,
  podsOfService,
  ServiceIndex,
} from '../../network/serviceMembers.js';
import { inSteps, looksPerStep, type Steps } from '../common/inSteps.js';
import { getByKey, keyOf } from '../common/keys.js';
import { conditionStatus } from '../nodeLifecycle/nodeTaints.js';
import { isSameEndpoint, isTopologyAuto, toEndpoint, zoneLabel } from './endpoint.js';
import { retryHomeless } from './homeless.js';
import {
  type DesiredEndpoint,
  planSlices,
  type SliceLayout,
  type SlicePlan,
  type SliceState,
} from './planSlices.js';
import { PodPorts } from './podPorts.js';
import {
  addressTypeOf,
  managedBy,
  managedByLabel,
  readSlice,
  sliceObject,
  updatedSlice,
} from './sliceObject.js';
import {
  type HintedZones,
  hintsEvent,
  isOverloaded,
  planHints,
  zoneShares,
} from './topologyHints.js';

const groupKind = 'discovery.k8s.io/EndpointSlice';
const none: readonly string[] = [];
/** So few slices are written in one step. */
const slicesPerStep = 8;

/** What the controller remembers of a Service: the layout of its slices and which pods changed since. */
interface Memory {
  readonly uid: string;
  layout: SliceLayout | undefined;
  /** Pods to look at; everything when the layout is unknown. */
  readonly changed: Set<string>;
  /** The ports of its pods. */
  readonly ports: PodPorts;
  service: Service;
  /** The zones that its endpoints are hinted to by topology-mode Auto. */
  hinted: HintedZones | undefined;
  writing: boolean;
  /** Syncs in a row that left pods out. */
  failures: number;
}

/** One controller per simulation. */
export const endpointSliceController: ControllerFactory = () => createController();

function createController(): Controller {
  const slices = new ServiceSlices();
  return {
    name: 'endpoint-slice-controller',
    watches: {
      Service: change => slices.onService(change),
      Pod: slices.onPod,
      Node: (change, cluster) => slices.onNode(change, cluster),
      [groupKind]: change => slices.onSlice(change),
    },
    reconcile: (cluster, key) => inSteps(slices.reconcile(cluster, key)),
  };
}

class ServiceSlices {
  readonly #services = new Map<string, Memory>();
  readonly #index = new ServiceIndex();

  onService(change: ChangeNotice): readonly string[] {
    this.#index.onService(change);
    const key = keyOf(change.object);
    if (change.type === 'DELETED') {
      this.#services.delete(key);
      return none;
    }
    const memory = this.#services.get(key);
    const isSameSpec = change.previous?.['spec'] === change.object['spec'];
    if (memory !== undefined && isSameSpec && isSameMode(change)) {
      return change.previous?.metadata.labels === change.object.metadata.labels ? none : [key];
    }
    this.#forgetLayout(key);
    return [key];
  }

  readonly onPod = (change: ChangeNotice): readonly string[] => {
    const keys = this.#index.concernedBy(change);
    for (const key of keys) {
      this.#services.get(key)?.changed.add(keyOf(change.object));
    }
    return keys;
  };

  /**
   * A node's zone is part of its endpoints; whether it is ready, of the zones' shares. Endpoints hear of their node, and
   * that it is gone, when their Service is synced next.
   */
  onNode({ type, object, previous }: ChangeNotice, cluster: Cluster): readonly string[] {
    const isSameZone =
      previous?.metadata.labels?.[zoneLabel] === object.metadata.labels?.[zoneLabel];
    if (type === 'MODIFIED' && isSameZone) {
      const isSameReadiness = isReadyNode(previous) === isReadyNode(object);
      return isSameReadiness ? none : this.#overloaded(cluster);
    }
    for (const pod of cluster.podsOnNode<Pod>((object as Node).metadata.name ?? '')) {
      this.onPod({ type: 'ADDED', groupKind: 'Pod', object: pod, previous: undefined });
    }
    return this.#overloaded(cluster);
  }

  /** Slices whose content others change, or that they delete or take away, are put right; labels wait. */
  onSlice({ type, object, previous }: ChangeNotice): readonly string[] {
    if (type === 'ADDED') {
      return none;
    }
    const owners = new Set([object, previous ?? object].flatMap(serviceKeyOf));
    const isSameContent = previous?.metadata.generation === object.metadata.generation;
    const isTaken = owners.size > 1 || !isManaged(object);
    if (type === 'MODIFIED' && isSameContent && !isTaken) {
      return none;
    }
    return [...owners].filter(key => {
      const memory = this.#services.get(key);
      if (memory === undefined || memory.writing) {
        return false;
      }
      this.#forgetLayout(key);
      return true;
    });
  }

  *reconcile(cluster: Cluster, key: string): Steps<Requeue | undefined> {
    const service = getByKey<Service>(cluster, 'Service', key);
    if (service === undefined || service.metadata.deletionTimestamp !== undefined) {
      return undefined;
    }
    const memory = this.#memoryOf(key, service);
    memory.writing = true;
    try {
      return hasManagedEndpoints(service) ? yield* this.#sync(cluster, memory, service) : undefined;
    } catch (error) {
      this.#forgetLayout(key);
      throw error;
    } finally {
      memory.writing = false;
    }
  }

  *#sync(cluster: Cluster, memory: Memory, service: Service): Steps<Requeue | undefined> {
    const relabelled = memory.service.metadata.labels !== service.metadata.labels;
    memory.service = service;
    const known = memory.layout;
    const layout = known ?? readLayout(cluster, service);
    const pods =
      known === undefined
        ? new Set([...podsOfService(cluster, service).map(keyOf), ...layout.byPod.keys()])
        : new Set(memory.changed);
    memory.layout = undefined;
    memory.changed.clear();
    if (known === undefined) {
      memory.ports.clear();
    }
    const changes = new Map<string, DesiredEndpoint | undefined>();
    const homeless: Pod[] = [];
    const isAuto = isTopologyAuto(service);
    for (const pod of pods) {
      const desired = desiredOf(cluster, memory, pod, homeless);
      const before = layout.byPod.get(pod)?.endpoints.get(pod);
      changes.set(pod, isAuto ? withHintsOf(before, desired) : desired);
      if (changes.size % looksPerStep === 0) {
        yield undefined;
      }
    }
    const planned = planSlices(layout, changes);
    const { plan, events } = hint(cluster, memory, { layout, plan: planned });
    for (const slice of plan.create) {
      slice.name = cluster.create<EndpointSlice>(
        sliceObject(service, slice, cluster.timestamp),
      ).metadata.name;
      yield undefined;
    }
    const update = relabelled || known === undefined ? withNames(layout, plan.create) : plan.update;
    for (const slice of update) {
      writeSlice(cluster, service, slice);
      if (update.length > slicesPerStep) {
        yield undefined;
      }
    }
    for (const { name = '' } of plan.delete) {
      cluster.delete(groupKind, { namespace: service.metadata.namespace ?? '', name });
    }
    memory.layout = layout;
    for (const event of events) {
      cluster.event(service, event);
    }
    return retryHomeless(cluster, memory, homeless);
  }

  /** Services with hints that no longer fit the zones. */
  #overloaded(cluster: Cluster): readonly string[] {
    const hinted = [...this.#services].filter(([, memory]) => memory.hinted !== undefined);
    if (hinted.length === 0) {
      return none;
    }
    const shares = zoneShares(cluster.list<Node>('Node'));
    return hinted.flatMap(([key, memory]) =>
      isOverloaded(memory.hinted ?? new Map(), shares) ? [key] : [],
    );
  }

  #memoryOf(key: string, service: Service): Memory {
    const uid = service.metadata.uid ?? '';
    let memory = this.#services.get(key);
    if (memory?.uid !== uid) {
      memory = {
        uid,
        layout: undefined,
        changed: new Set(),
        ports: new PodPorts(),
        service,
        hinted: undefined,
        writing: false,
        failures: 0,
      };
      this.#services.set(key, memory);
    }
    return memory;
  }

  #forgetLayout(key: string): void {
    const memory = this.#services.get(key);
    if (memory !== undefined) {
      memory.layout = undefined;
    }
  }
}

/**
 * What the pod is to be in the slices. One whose node is gone is left out, unless its Service publishes what is not
 * ready. Ports are worked out again only when the pod's spec is another one.
 */
function desiredOf(
  cluster: Cluster,
  { service, ports }: Memory,
  key: string,
  homeless: Pod[],
): DesiredEndpoint | undefined {
  const pod = getByKey<Pod>(cluster, 'Pod', key);
  const isMember =
    pod !== undefined &&
    isEndpoint(pod) &&
    matchesLabels(service.spec?.selector ?? {}, pod.metadata.labels);
  if (!isMember) {
    ports.forget(key);
    return undefined;
  }
  const node = cluster.get<Node>('Node', '', pod.spec?.nodeName ?? '');
  if (node === undefined && service.spec?.publishNotReadyAddresses !== true) {
    homeless.push(pod);
    return undefined;
  }
  return { ...ports.of(key, pod, service), endpoint: toEndpoint(pod, service, node) };
}

/** An endpoint that says what it said keeps its hints, which are given to all together. */
function withHintsOf(
  before: Endpoint | undefined,
  desired: DesiredEndpoint | undefined,
): DesiredEndpoint | undefined {
  if (before?.hints === undefined || desired === undefined) {
    return desired;
  }
  const endpoint = { ...desired.endpoint, hints: before.hints };
  return isSameEndpoint(before, endpoint) ? { ...desired, endpoint } : desired;
}

/** Topology-mode Auto: adds the hints, and the slices that change by them alone, to the plan. */
function hint(
  cluster: Cluster,
  memory: Memory,
  { layout, plan }: { readonly layout: SliceLayout; readonly plan: SlicePlan },
): { readonly plan: SlicePlan; readonly events: readonly EventRecord[] } {
  const wasHinted = memory.hinted !== undefined;
  const addressType = addressTypeOf(memory.service);
  if (!isTopologyAuto(memory.service)) {
    memory.hinted = undefined;
    const gone = hintsEvent(false, 'Topology Aware Hints has been disabled', addressType);
    return { plan, events: wasHinted ? [gone] : [] };
  }
  const changing = [...plan.create, ...plan.update];
  const unchanged = [...layout.slices].filter(slice => !changing.includes(slice));
  const shares = zoneShares(cluster.list<Node>('Node'));
  const { update, hinted, refusal } = planHints({ changing, unchanged }, shares, addressType);
  memory.hinted = hinted;
  const came = hintsEvent(true, 'Topology Aware Hints has been enabled', addressType);
  const events = refusal === undefined ? (wasHinted ? [] : [came]) : [refusal];
  return { plan: { ...plan, update: [...plan.update, ...update] }, events };
}

/** The layout as the stored slices have it. */
function readLayout(cluster: Cluster, service: Service): SliceLayout {
  const layout: SliceLayout = { slices: new Set(), byPod: new Map() };
  const uid = service.metadata.uid ?? '';
  for (const stored of cluster.dependents<EndpointSlice>(uid, groupKind)) {
    if (isManaged(stored) && stored.metadata.deletionTimestamp === undefined) {
      const slice = readSlice(stored);
      layout.slices.add(slice);
      for (const pod of slice.endpoints.keys()) {
        layout.byPod.set(pod, slice);
      }
    }
  }
  return layout;
}

function writeSlice(cluster: Cluster, service: Service, slice: SliceState): void {
  const namespace = service.metadata.namespace ?? '';
  const stored = cluster.get<EndpointSlice>(groupKind, namespace, slice.name ?? '');
  if (stored !== undefined) {
    const updated = updatedSlice(stored, service, slice, cluster.timestamp);
    if (updated !== stored) {
      cluster.update<EndpointSlice>(updated);
    }
  }
}

function withNames(layout: SliceLayout, created: readonly SliceState[]): readonly SliceState[] {
  return [...layout.slices].filter(slice => !created.includes(slice));
}

/** The Service a managed slice belongs to. */
function serviceKeyOf(slice: KubernetesObject): readonly string[] {
  const { labels, namespace } = slice.metadata;
  const name = labels?.[serviceNameLabel];
  return name === undefined || !isManaged(slice) ? none : [`${namespace}/${name}`];
}

function isManaged({ metadata }: KubernetesObject): boolean {
  return metadata.labels?.[managedByLabel] === managedBy;
}

function isSameMode({ object, previous }: ChangeNotice): boolean {
  return (
    isTopologyAuto(object as Service) ===
    (previous !== undefined && isTopologyAuto(previous as Service))
  );
}

function isReadyNode(node: KubernetesObject | undefined): boolean {
  return node !== undefined && conditionStatus(node as Node, 'Ready') === 'True';
}
