// The EndpointSlice controller: keeps the slices of every Service that selects pods. One pod's change costs its slice.
// A Service that stops selecting pods keeps the slices it has.
// https://kubernetes.io/docs/concepts/services-networking/endpoint-slices/

import type { KubernetesObject } from '../../../core/kubernetes/object.js';
import { matchesLabels } from '../../../core/kubernetes/selector.js';
import type { EndpointSlice, Node, Pod, Service } from '../../../schemas/built/types.js';
import type { ChangeNotice, Cluster, Controller, ControllerFactory } from '../../kernel/types.js';
import {
  hasManagedEndpoints,
  isEndpoint,
  podsOfService,
  ServiceIndex,
} from '../../network/serviceMembers.js';
import { inSteps, looksPerStep, type Steps } from '../common/inSteps.js';
import { getByKey, keyOf } from '../common/keys.js';
import { endpointPorts, toEndpoint } from './endpoint.js';
import {
  type DesiredEndpoint,
  planSlices,
  type SliceLayout,
  type SliceState,
} from './planSlices.js';
import { managedBy, managedByLabel, readSlice, sliceObject, updatedSlice } from './sliceObject.js';

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
  readonly ports: Map<string, KnownPorts>;
  service: Service;
  writing: boolean;
}

/** The resolved ports of a pod with this spec. */
interface KnownPorts {
  readonly spec: Pod['spec'];
  readonly ports: DesiredEndpoint['ports'];
  readonly portKey: string;
}

/** One controller per simulation. */
export const endpointSliceController: ControllerFactory = () => createController();

function createController(): Controller {
  const slices = new ServiceSlices();
  return {
    name: 'endpoint-slice-controller',
    watches: {
      Service: change => slices.onService(change),
      Pod: change => slices.onPod(change),
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
    if (memory !== undefined && change.previous?.['spec'] === change.object['spec']) {
      return change.previous?.metadata.labels === change.object.metadata.labels ? none : [key];
    }
    this.#forgetLayout(key);
    return [key];
  }

  onPod(change: ChangeNotice): readonly string[] {
    const keys = this.#index.concernedBy(change);
    for (const key of keys) {
      this.#services.get(key)?.changed.add(keyOf(change.object));
    }
    return keys;
  }

  /** A node's zone is part of its endpoints. */
  onNode({ type, object, previous }: ChangeNotice, cluster: Cluster): readonly string[] {
    const zoneLabel = 'topology.kubernetes.io/zone';
    if (
      type === 'MODIFIED' &&
      previous?.metadata.labels?.[zoneLabel] === object.metadata.labels?.[zoneLabel]
    ) {
      return none;
    }
    const keys = new Set<string>();
    for (const pod of cluster.podsOnNode<Pod>((object as Node).metadata.name ?? '')) {
      const asNew: ChangeNotice = {
        type: 'ADDED',
        groupKind: 'Pod',
        object: pod,
        previous: undefined,
      };
      for (const key of this.onPod(asNew)) {
        keys.add(key);
      }
    }
    return [...keys];
  }

  /** Slices that others change or delete are put right. */
  onSlice({ type, object }: ChangeNotice): readonly string[] {
    const name = object.metadata.labels?.['kubernetes.io/service-name'];
    if (type === 'ADDED' || name === undefined || !isManaged(object)) {
      return none;
    }
    const key = `${object.metadata.namespace}/${name}`;
    const memory = this.#services.get(key);
    if (memory === undefined || memory.writing) {
      return none;
    }
    this.#forgetLayout(key);
    return [key];
  }

  *reconcile(cluster: Cluster, key: string): Steps<undefined> {
    const service = getByKey<Service>(cluster, 'Service', key);
    if (service === undefined || service.metadata.deletionTimestamp !== undefined) {
      return;
    }
    const memory = this.#memoryOf(key, service);
    memory.writing = true;
    try {
      if (hasManagedEndpoints(service)) {
        yield* this.#sync(cluster, memory, service);
      }
    } catch (error) {
      this.#forgetLayout(key);
      throw error;
    } finally {
      memory.writing = false;
    }
  }

  *#sync(cluster: Cluster, memory: Memory, service: Service): Steps<undefined> {
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
    for (const pod of pods) {
      changes.set(pod, desiredOf(cluster, service, pod, memory.ports));
      if (changes.size % looksPerStep === 0) {
        yield undefined;
      }
    }
    const plan = planSlices(layout, changes);
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
  }

  #memoryOf(key: string, service: Service): Memory {
    const uid = service.metadata.uid ?? '';
    let memory = this.#services.get(key);
    if (memory?.uid !== uid) {
      memory = {
        uid,
        layout: undefined,
        changed: new Set(),
        ports: new Map(),
        service,
        writing: false,
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

/** What the pod is to be in the slices. Ports are worked out again only when the pod's spec is another one. */
function desiredOf(
  cluster: Cluster,
  service: Service,
  key: string,
  ports: Map<string, KnownPorts>,
): DesiredEndpoint | undefined {
  const pod = getByKey<Pod>(cluster, 'Pod', key);
  const isMember =
    pod !== undefined &&
    isEndpoint(pod) &&
    matchesLabels(service.spec?.selector ?? {}, pod.metadata.labels);
  if (!isMember) {
    ports.delete(key);
    return undefined;
  }
  let known = ports.get(key);
  if (known?.spec !== pod.spec) {
    const resolved = endpointPorts(pod, service);
    known = { spec: pod.spec, ports: resolved, portKey: JSON.stringify(resolved) };
    ports.set(key, known);
  }
  const { portKey, ports: resolved } = known ?? { portKey: '', ports: [] };
  return { portKey, ports: resolved, endpoint: toEndpoint(pod, service, cluster) };
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

function isManaged({ metadata }: KubernetesObject): boolean {
  return metadata.labels?.[managedByLabel] === managedBy;
}
