// Which changes of the cluster may help a pod that a plugin rejected (the queueing hints of the default plugins).
// A pod that no change helps is not tried again, and keeps the message of its last attempt.

import type { Node } from '../../schemas/built/types.js';
import { matchesRequired } from './filters/nodeAffinity.js';
import { conflicts } from './filters/nodePorts.js';
import { type Amounts, amountOf, toAmounts, wholeOf } from './state/amounts.js';
import { compileSelector } from './state/labelMatch.js';
import type { AffinityTerm, PodClass } from './state/podClass.js';
import { findUntolerated } from './state/tolerations.js';

/** A change of a node or of a pod on a node: how it was, and how it is. */
export type ClusterChange =
  | { readonly of: 'node'; readonly before: Node | undefined; readonly now: Node | undefined }
  | {
      readonly of: 'pod';
      readonly before: PodClass | undefined;
      readonly now: PodClass | undefined;
    };

type NodeHint = (waiting: PodClass, now: Node, before: Node | undefined) => boolean;
type PodHint = (waiting: PodClass, change: ClusterChange & { readonly of: 'pod' }) => boolean;

/** What a pod waits for that found no node at all. */
export const noNodesName = 'no nodes';

const always = (): boolean => true;
const whenLabelled: NodeHint = (_waiting, now, before) =>
  before === undefined || !sameText(before.metadata?.labels, now.metadata?.labels);

const nodeHints: Readonly<Record<string, NodeHint>> = {
  [noNodesName]: always,
  NodeUnschedulable: (_waiting, now, before) =>
    now.spec?.unschedulable !== true &&
    (before === undefined || before.spec?.unschedulable === true),
  TaintToleration: (waiting, now, before) =>
    isTolerated(waiting, now) && (before === undefined || !isTolerated(waiting, before)),
  NodeAffinity: (waiting, now, before) =>
    isWanted(waiting, now) && (before === undefined || !isWanted(waiting, before)),
  NodePorts: (_waiting, _now, before) => before === undefined,
  NodeResourcesFit: helpsFit,
  VolumeRestrictions: (_waiting, _now, before) => before === undefined,
  VolumeBinding: whenLabelled,
  VolumeZone: whenLabelled,
  InterPodAffinity: helpsAffinity,
  DynamicResources: always,
};

const podHints: Readonly<Record<string, PodHint>> = {
  NodeResourcesFit: (_waiting, { before, now }) =>
    before !== undefined && (now === undefined || isLess(now.requests, before.requests)),
  NodePorts: (waiting, { before, now }) =>
    now === undefined &&
    waiting.hostPorts.some(port => before?.hostPorts.some(used => conflicts(port, used))),
  VolumeRestrictions: (_waiting, { now }) => now === undefined,
  NodeVolumeLimits: (_waiting, { now }) => now === undefined,
  PodTopologySpread: movesSpread,
  InterPodAffinity: movesAffinity,
};

const nodePlugins = [...Object.keys(nodeHints), 'PodTopologySpread'];
const placedPlugins = ['PodTopologySpread', 'InterPodAffinity'];
const podPlugins = Object.keys(podHints);

/** The plugins that may think otherwise after such a change. */
export function pluginsConcernedBy(change: ClusterChange): readonly string[] {
  if (change.of === 'node') {
    return nodePlugins;
  }
  return change.before === undefined ? placedPlugins : podPlugins;
}

/** Whether the change may help a pod of the class that the plugin rejected. */
export function mayHelp(plugin: string, waiting: PodClass, change: ClusterChange): boolean {
  if (change.of === 'pod') {
    return podHints[plugin]?.(waiting, change) ?? false;
  }
  if (plugin === 'PodTopologySpread') {
    return reshapesSpread(waiting, change.now, change.before);
  }
  return (
    change.now !== undefined && (nodeHints[plugin]?.(waiting, change.now, change.before) ?? false)
  );
}

function isTolerated({ node }: PodClass, { spec }: Node): boolean {
  const effects = ['NoSchedule', 'NoExecute'];
  return findUntolerated(spec?.taints ?? [], node.tolerations, effects) === undefined;
}

function isWanted({ node }: PodClass, { metadata }: Node): boolean {
  return matchesRequired(metadata?.labels ?? {}, metadata?.name ?? '', node);
}

/** The empty node must have room for the pod, and more of what it wants than before. */
function helpsFit({ requests }: PodClass, now: Node, before: Node | undefined): boolean {
  const offered = offerOf(now);
  const asked = amountsOf(requests);
  const isEnough =
    offered.pods >= 1 && asked.every(([name, amount]) => amount <= amountOf(offered.amounts, name));
  if (!isEnough || before === undefined) {
    return isEnough;
  }
  const was = offerOf(before);
  return (
    offered.pods > was.pods ||
    asked.some(([name]) => amountOf(offered.amounts, name) > amountOf(was.amounts, name))
  );
}

function offerOf({ status }: Node): { readonly pods: number; readonly amounts: Amounts } {
  return {
    pods: wholeOf(status?.allocatable?.['pods']),
    amounts: toAmounts(status?.allocatable),
  };
}

function isLess(now: Amounts, before: Amounts): boolean {
  return amountsOf(before).some(([name, amount]) => amountOf(now, name) < amount);
}

function amountsOf(amounts: Amounts): readonly (readonly [name: string, amount: number])[] {
  return [
    ['cpu', amounts.milliCpu] as const,
    ['memory', amounts.memory] as const,
    ['ephemeral-storage', amounts.ephemeralStorage] as const,
    ...amounts.extended,
  ].filter(([, amount]) => amount > 0);
}

/** The node came into, left or changed one of the domains the pod's terms speak of. */
function helpsAffinity({ affinity }: PodClass, now: Node, before: Node | undefined): boolean {
  if (before === undefined && affinity.requiredAnti.length > 0) {
    return true;
  }
  const isMoved = (key: string): boolean => labelOf(now, key) !== labelOf(before, key);
  return (
    affinity.required.some(
      ({ topologyKey }) => labelOf(now, topologyKey) !== undefined && isMoved(topologyKey),
    ) ||
    affinity.requiredAnti.some(
      ({ topologyKey }) => labelOf(before, topologyKey) !== undefined && isMoved(topologyKey),
    )
  );
}

/** The node joins or leaves the domains of the pod's constraints, or is in others or under other taints. */
function reshapesSpread(
  { spread }: PodClass,
  now: Node | undefined,
  before: Node | undefined,
): boolean {
  const keys = spread.filter(({ hard }) => hard).map(({ topologyKey }) => topologyKey);
  const takesPart = (node: Node | undefined): boolean =>
    node !== undefined && keys.every(key => labelOf(node, key) !== undefined);
  if (takesPart(now) !== takesPart(before)) {
    return true;
  }
  return (
    takesPart(now) &&
    (keys.some(key => labelOf(now, key) !== labelOf(before, key)) ||
      !sameText(now?.spec?.taints ?? [], before?.spec?.taints ?? []))
  );
}

/** One of the pod's constraints counts the other pod, now or before, but not both. */
function movesSpread(
  waiting: PodClass,
  { now, before }: ClusterChange & { readonly of: 'pod' },
): boolean {
  const other = now ?? before;
  const counts = (podClass: PodClass | undefined, index: number): boolean =>
    podClass !== undefined && waiting.spread[index]?.selector(podClass.labels) === true;
  return (
    other?.namespace === waiting.namespace &&
    waiting.spread.some(({ hard }, index) => hard && counts(now, index) !== counts(before, index))
  );
}

/** A pod came that the pod wants to be near, or one went that it shuns or is shunned by. */
function movesAffinity(
  waiting: PodClass,
  { now, before }: ClusterChange & { readonly of: 'pod' },
): boolean {
  const { required, requiredAnti } = waiting.affinity;
  const isNear = (other: PodClass | undefined): boolean =>
    other !== undefined && required.length > 0 && required.every(term => speaksOf(term, other));
  const isShunned = (other: PodClass | undefined): boolean =>
    other !== undefined &&
    (requiredAnti.some(term => speaksOf(term, other)) ||
      other.affinity.requiredAnti.some(term => speaksOf(term, waiting)));
  return (isNear(now) && !isNear(before)) || (isShunned(before) && !isShunned(now));
}

/**
 * Whether a term selects pods of the class, as the hint sees it: it knows no labels of namespaces, so that
 * a selector of namespaces that asks for any finds none, and the pod waits to be tried again anyway.
 */
function speaksOf(term: AffinityTerm, { namespace, labels }: PodClass): boolean {
  const { namespaces, namespaceSelector, selector } = term;
  const isThere = namespaces.includes(namespace) || compileSelector(namespaceSelector)({});
  return isThere && selector(labels);
}

function labelOf(node: Node | undefined, key: string): string | undefined {
  return node?.metadata?.labels?.[key];
}

function sameText(a: unknown, b: unknown): boolean {
  return a === b || JSON.stringify(a) === JSON.stringify(b);
}
