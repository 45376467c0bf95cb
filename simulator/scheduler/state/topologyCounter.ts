// Counts assigned pods per topology domain, kept true by each assignment: what spreading and inter-pod affinity ask.

import type { NodeState, NodeTable } from './nodeTable.js';
import type { Placement, PodClass } from './podClass.js';

/** What a counter counts. Two counters with the same key count the same. */
export interface CounterRule {
  readonly key: string;
  readonly topologyKey: string;
  countsClass(podClass: PodClass): boolean;
  /** Leaves out pods that are being deleted. */
  readonly skipsTerminating: boolean;
  /** Nodes that take part; undefined: all that carry the topology key. */
  readonly isEligible: ((node: NodeState) => boolean) | undefined;
}

/** Pods of some classes by topology domain. Call `sync` before reading. */
export class TopologyCounter {
  readonly rule: CounterRule;
  readonly #table: NodeTable;
  #version = -1;
  #domainOf: Int32Array = new Int32Array(0);
  #counts: Int32Array = new Int32Array(0);
  #hasNodes: Uint8Array = new Uint8Array(0);
  #domains = 0;
  #total = 0;
  #min: number | undefined;
  #atMin = 0;
  /** When it was last asked for; the registry forgets those long unused. */
  lastUsed = 0;

  constructor(rule: CounterRule, table: NodeTable) {
    this.rule = rule;
    this.#table = table;
  }

  /** Brings the counter up to date with the nodes; assignments keep it true by themselves. */
  sync(classes: Iterable<PodClass>): void {
    if (this.#version === this.#table.version) {
      return;
    }
    this.#version = this.#table.version;
    const index = this.#table.topology(this.rule.topologyKey);
    this.#domainOf = index.domainOf.slice();
    this.#counts = new Int32Array(index.values.length);
    this.#hasNodes = new Uint8Array(index.values.length);
    this.#total = 0;
    this.#min = undefined;
    this.#markDomains();
    for (const podClass of classes) {
      if (podClass.counters.has(this)) {
        for (const [slot, placement] of podClass.placed) {
          this.add(slot, this.#countOf(placement));
        }
      }
    }
  }

  /** Whether nodes changed since the counter was last brought up to date. */
  isStale(): boolean {
    return this.#version !== this.#table.version;
  }

  add(slot: number, change: number): void {
    const domain = this.#domainOf[slot];
    if (domain === undefined || domain < 0 || change === 0) {
      return;
    }
    const before = this.#counts[domain] ?? 0;
    this.#counts[domain] = before + change;
    this.#total += change;
    this.#keepMin(domain, before, before + change);
  }

  /** Pods in the domain of a node; 0 where the node has no domain or does not take part. */
  onNode(slot: number): number {
    const domain = this.#domainOf[slot] ?? -1;
    return domain < 0 ? 0 : (this.#counts[domain] ?? 0);
  }

  /** What `onNode` reads, for who asks of many nodes at once: counts by domain, domains by slot (-1: none). */
  places(): { readonly countsOf: Int32Array; readonly domains: Int32Array } {
    return { countsOf: this.#counts, domains: this.#domainOf };
  }

  /** Pods in all domains. */
  get total(): number {
    return this.#total;
  }

  /** How many domains have a node that takes part. */
  get domains(): number {
    return this.#domains;
  }

  /** The smallest count of a domain; Infinity without domains. */
  min(): number {
    if (this.#min === undefined || this.#atMin === 0) {
      this.#findMin();
    }
    return this.#min ?? Number.POSITIVE_INFINITY;
  }

  #countOf(placement: Placement): number {
    return this.rule.skipsTerminating ? placement.total - placement.terminating : placement.total;
  }

  #markDomains(): void {
    this.#domains = 0;
    for (const node of this.#table.ordered()) {
      if (this.rule.isEligible !== undefined && !this.rule.isEligible(node)) {
        this.#domainOf[node.slot] = -1;
      }
      const domain = this.#domainOf[node.slot] ?? -1;
      if (domain >= 0 && this.#hasNodes[domain] === 0) {
        this.#hasNodes[domain] = 1;
        this.#domains++;
      }
    }
  }

  #keepMin(domain: number, before: number, after: number): void {
    if (this.#min === undefined || this.#hasNodes[domain] === 0) {
      return;
    }
    if (after < this.#min) {
      this.#min = after;
      this.#atMin = 1;
    } else if (before === this.#min) {
      this.#atMin--;
    } else if (after === this.#min) {
      this.#atMin++;
    }
  }

  #findMin(): void {
    let min = Number.POSITIVE_INFINITY;
    let atMin = 0;
    for (let domain = 0; domain < this.#counts.length; domain++) {
      const count = this.#counts[domain] ?? 0;
      if (this.#hasNodes[domain] === 0 || count > min) {
        continue;
      }
      atMin = count === min ? atMin + 1 : 1;
      min = count;
    }
    this.#min = min;
    this.#atMin = atMin;
  }
}
