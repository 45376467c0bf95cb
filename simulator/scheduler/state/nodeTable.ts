// The scheduler's picture of the nodes: what they offer, what is taken, in the order nodes are tried.

import type { Node, Taint } from '../../../schemas/built/types.js';
import { noAmounts, toAmounts, wholeOf } from './amounts.js';
import type { Labels } from './labelMatch.js';
import type { HostPort, PodClass } from './podClass.js';

/** An assigned (or assumed) pod as the scheduler remembers it. */
export interface AssignedPod {
  readonly uid: string;
  readonly namespace: string;
  readonly name: string;
  readonly podClass: PodClass;
  readonly priority: number;
  readonly terminating: boolean;
  readonly nodeName: string;
  /** Names of the claims it uses. */
  readonly claims: readonly string[];
}

/** One node and what its pods take of it. Only the table changes it. */
export interface NodeState {
  readonly name: string;
  /** Its place in per-node arrays; reused after the node is gone. */
  readonly slot: number;
  node: Node;
  labels: Labels;
  taints: readonly Taint[];
  unschedulable: boolean;
  /** Rises when labels, taints or schedulability change. */
  generation: number;
  /** What the node offers; the common amounts stand by themselves, for they are read for every pod. */
  allocatableCpu: number;
  allocatableMemory: number;
  allocatableStorage: number;
  allocatablePods: number;
  allocatableExtended: ReadonlyMap<string, number>;
  podCount: number;
  milliCpu: number;
  memory: number;
  ephemeralStorage: number;
  readonly extended: Map<string, number>;
  /** Requests where containers without one count as 100m and 200Mi. */
  scoredMilliCpu: number;
  scoredMemory: number;
  readonly ports: HostPort[];
  readonly pods: Map<string, AssignedPod>;
  hasSoftTaints: boolean;
  hasImages: boolean;
}

/** Which topology domain each node is in. Domains are numbered from 0; -1 where the label is missing. */
export interface TopologyIndex {
  readonly version: number;
  readonly domainOf: Int32Array;
  readonly values: readonly string[];
}

const slotsMin = 16;

/** All nodes of the cluster. */
export class NodeTable {
  readonly #byName = new Map<string, NodeState>();
  readonly #slots: (NodeState | undefined)[] = [];
  readonly #freeSlots: number[] = [];
  readonly #topologies = new Map<string, TopologyIndex>();
  #ordered: readonly NodeState[] | undefined;
  #orderedSlots = new Int32Array(0);
  #loads = new Float64Array(slotsMin);
  #lastLoad = 0;
  #generation = 0;
  #version = 0;
  #softTainted = 0;
  #withImages = 0;

  /** Rises when nodes come or go, or their labels or taints change. */
  get version(): number {
    return this.#version;
  }

  /** Whether any node has a PreferNoSchedule taint. */
  get hasSoftTaints(): boolean {
    return this.#softTainted > 0;
  }

  /** Whether any node lists images. */
  get hasImages(): boolean {
    return this.#withImages > 0;
  }

  get size(): number {
    return this.#byName.size;
  }

  get(name: string): NodeState | undefined {
    return this.#byName.get(name);
  }

  bySlot(slot: number): NodeState | undefined {
    return this.#slots[slot];
  }

  /** Nodes in the order the scheduler tries them: zones take turns, within a zone by arrival. */
  ordered(): readonly NodeState[] {
    if (this.#ordered === undefined) {
      this.#ordered = roundRobin([...this.#byName.values()]);
      this.#orderedSlots = Int32Array.from(this.#ordered, ({ slot }) => slot);
    }
    return this.#ordered;
  }

  /** The slots of `ordered`. */
  orderedSlots(): Int32Array {
    this.ordered();
    return this.#orderedSlots;
  }

  /** By slot: another number whenever what the node offers or what is taken of it changes; never the same again. */
  get loads(): Float64Array {
    return this.#loads;
  }

  /** Adds a pod's requests and ports to its node, or takes them off (sign -1). */
  account(state: NodeState, podClass: PodClass, sign: 1 | -1): void {
    this.#markLoad(state.slot);
    account(state, podClass, sign);
  }

  /** Adds or refreshes a node. Returns whether something a scheduling decision depends on changed. */
  set(node: Node): boolean {
    const name = node.metadata?.name ?? '';
    const state = this.#byName.get(name);
    if (state === undefined) {
      this.#add(name, node);
      return true;
    }
    const placeChanged = this.#refreshPlace(state, node);
    this.#countTraits(state, node);
    return this.#refreshAllocatable(state, node) || placeChanged;
  }

  remove(name: string): void {
    const state = this.#byName.get(name);
    if (state !== undefined) {
      this.#countTraits(state, undefined);
      this.#byName.delete(name);
      this.#slots[state.slot] = undefined;
      this.#freeSlots.push(state.slot);
      this.#ordered = undefined;
      this.#version++;
    }
  }

  topology(key: string): TopologyIndex {
    let index = this.#topologies.get(key);
    if (index === undefined || index.version !== this.#version) {
      index = this.#indexTopology(key);
      this.#topologies.set(key, index);
    }
    return index;
  }

  #add(name: string, node: Node): void {
    const slot = this.#freeSlots.pop() ?? this.#slots.length;
    const state: NodeState = {
      name,
      slot,
      node,
      labels: node.metadata?.labels ?? {},
      taints: node.spec?.taints ?? [],
      unschedulable: node.spec?.unschedulable ?? false,
      generation: ++this.#generation,
      allocatableCpu: 0,
      allocatableMemory: 0,
      allocatableStorage: 0,
      allocatablePods: 0,
      allocatableExtended: noAmounts.extended,
      podCount: 0,
      milliCpu: 0,
      memory: 0,
      ephemeralStorage: 0,
      extended: new Map(),
      scoredMilliCpu: 0,
      scoredMemory: 0,
      ports: [],
      pods: new Map(),
      hasSoftTaints: false,
      hasImages: false,
    };
    this.#refreshAllocatable(state, node);
    this.#countTraits(state, node);
    this.#byName.set(name, state);
    this.#slots[slot] = state;
    this.#ordered = undefined;
    this.#version++;
  }

  #refreshPlace(state: NodeState, node: Node): boolean {
    const before = state.node;
    const zoneBefore = zoneOf(state.labels);
    const same =
      sameJson(before.metadata?.labels, node.metadata?.labels) &&
      sameJson(before.spec?.taints, node.spec?.taints) &&
      (before.spec?.unschedulable ?? false) === (node.spec?.unschedulable ?? false);
    state.node = node;
    if (same) {
      return false;
    }
    state.labels = node.metadata?.labels ?? {};
    state.taints = node.spec?.taints ?? [];
    state.unschedulable = node.spec?.unschedulable ?? false;
    state.generation = ++this.#generation;
    this.#version++;
    if (zoneOf(state.labels) !== zoneBefore) {
      this.#byName.delete(state.name);
      this.#byName.set(state.name, state);
      this.#ordered = undefined;
    }
    return true;
  }

  #refreshAllocatable(state: NodeState, node: Node): boolean {
    const allocatable = toAmounts(node.status?.allocatable);
    const pods = wholeOf(node.status?.allocatable?.['pods']);
    const same =
      pods === state.allocatablePods &&
      allocatable.milliCpu === state.allocatableCpu &&
      allocatable.memory === state.allocatableMemory &&
      allocatable.ephemeralStorage === state.allocatableStorage &&
      sameJson([...allocatable.extended], [...state.allocatableExtended]);
    this.#markLoad(state.slot);
    state.allocatablePods = pods;
    state.allocatableCpu = allocatable.milliCpu;
    state.allocatableMemory = allocatable.memory;
    state.allocatableStorage = allocatable.ephemeralStorage;
    state.allocatableExtended = allocatable.extended;
    return !same;
  }

  /** Keeps count of the nodes that some scores need ask at all. */
  #countTraits(state: NodeState, node: Node | undefined): void {
    const soft = node?.spec?.taints?.some(({ effect }) => effect === 'PreferNoSchedule') ?? false;
    const images = (node?.status?.images ?? []).length > 0;
    this.#softTainted += Number(soft) - Number(state.hasSoftTaints);
    this.#withImages += Number(images) - Number(state.hasImages);
    state.hasSoftTaints = soft;
    state.hasImages = images;
  }

  #markLoad(slot: number): void {
    if (slot >= this.#loads.length) {
      const larger = new Float64Array(this.#loads.length * 2);
      larger.set(this.#loads);
      this.#loads = larger;
    }
    this.#loads[slot] = ++this.#lastLoad;
  }

  #indexTopology(key: string): TopologyIndex {
    const domainOf = new Int32Array(this.#slots.length).fill(-1);
    const ids = new Map<string, number>();
    for (const state of this.#byName.values()) {
      const value = state.labels[key];
      if (value !== undefined) {
        const id = ids.get(value) ?? ids.size;
        ids.set(value, id);
        domainOf[state.slot] = id;
      }
    }
    return { version: this.#version, domainOf, values: [...ids.keys()] };
  }
}

function account(state: NodeState, podClass: PodClass, sign: 1 | -1): void {
  const { requests, scored } = podClass;
  state.podCount += sign;
  state.milliCpu += sign * requests.milliCpu;
  state.memory += sign * requests.memory;
  state.ephemeralStorage += sign * requests.ephemeralStorage;
  state.scoredMilliCpu += sign * scored.milliCpu;
  state.scoredMemory += sign * scored.memory;
  for (const [name, amount] of requests.extended) {
    state.extended.set(name, (state.extended.get(name) ?? 0) + sign * amount);
  }
  for (const port of podClass.hostPorts) {
    if (sign === 1) {
      state.ports.push(port);
    } else {
      const index = state.ports.findIndex(
        used => used.port === port.port && used.ip === port.ip && used.protocol === port.protocol,
      );
      state.ports.splice(index, 1);
    }
  }
}

/** The scheduler's zone of a node: region and zone labels together. */
export function zoneOf(labels: Labels): string {
  const region =
    labels['topology.kubernetes.io/region'] ??
    labels['failure-domain.beta.kubernetes.io/region'] ??
    '';
  const zone =
    labels['topology.kubernetes.io/zone'] ?? labels['failure-domain.beta.kubernetes.io/zone'] ?? '';
  return region === '' && zone === '' ? '' : `${region}:\0:${zone}`;
}

function roundRobin(nodes: readonly NodeState[]): readonly NodeState[] {
  const zones = new Map<string, NodeState[]>();
  for (const state of nodes) {
    const zone = zoneOf(state.labels);
    const members = zones.get(zone);
    if (members === undefined) {
      zones.set(zone, [state]);
    } else {
      members.push(state);
    }
  }
  const ordered: NodeState[] = [];
  const queues = [...zones.values()];
  for (let round = 0; ordered.length < nodes.length; round++) {
    for (const queue of queues) {
      const next = queue[round];
      if (next !== undefined) {
        ordered.push(next);
      }
    }
  }
  return ordered;
}

function sameJson(a: unknown, b: unknown): boolean {
  return a === b || JSON.stringify(a ?? null) === JSON.stringify(b ?? null);
}
