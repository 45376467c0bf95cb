// Making room for a pod by evicting pods of lower priority. After pkg/scheduler/framework/preemption.

import { matchesSelector } from '../../core/kubernetes/selector.js';
import type { Pod, PodDisruptionBudget } from '../../schemas/built/types.js';
import type { Check } from './decide.js';
import { fitMessage } from './fitError.js';
import type { AssignedPod, NodeState } from './state/nodeTable.js';
import type { Attempt } from './state/plugin.js';
import type { Rejection } from './state/podClass.js';

/** What an attempt to make room came to. */
export type Preemption =
  | {
      readonly outcome: 'evict';
      readonly node: NodeState;
      readonly victims: readonly AssignedPod[];
    }
  | {
      readonly outcome: 'nothing';
      readonly message: string;
      /** Nothing was tried: what the pod was nominated to before stays. */
      readonly ineligible?: boolean;
    };

/** A node where evicting these pods makes room. */
export interface Candidate {
  readonly node: NodeState;
  /** Most important first. */
  readonly victims: readonly AssignedPod[];
  readonly violations: number;
}

const minCandidates = 100;
const minCandidatesPercentage = 10;
const notHelpful = 'Preemption is not helpful for scheduling';
const noVictims: Rejection = {
  plugin: 'DefaultPreemption',
  reasons: ['No preemption victims found for incoming pod'],
  resolvable: false,
};

/** Looks for pods to evict so that the pod fits; evicts nothing itself. */
export function findPreemption(
  attempt: Attempt,
  check: Check,
  rejections: ReadonlyMap<string, Rejection>,
): Preemption {
  const ineligible = ineligibility(attempt, rejections);
  if (ineligible !== undefined) {
    return { outcome: 'nothing', message: `preemption: ${ineligible}`, ineligible: true };
  }
  const nodes = attempt.state.nodes.ordered();
  const potential = nodes.filter(node => rejections.get(node.name)?.resolvable === true);
  const { candidates, reasons } = dryRun(attempt, check, potential);
  const best = pickCandidate(attempt, candidates);
  if (best !== undefined) {
    return { outcome: 'evict', node: best.node, victims: best.victims };
  }
  const unhelpful = nodes.length - potential.length;
  if (unhelpful > 0) {
    reasons.set(notHelpful, unhelpful);
  }
  const message = fitMessage({ totalNodes: nodes.length, reasons });
  return { outcome: 'nothing', message: `preemption: ${message}` };
}

/** Fewest budgets violated, then the least important victims, then the fewest, then the youngest. */
export function pickCandidate(
  attempt: Pick<Attempt, 'cluster'>,
  candidates: readonly Candidate[],
): Candidate | undefined {
  const ranks: ((candidate: Candidate) => number)[] = [
    ({ violations }) => violations,
    ({ victims }) => Math.max(...victims.map(({ priority }) => priority)),
    ({ victims }) => victims.reduce((sum, { priority }) => sum + priority + 2 ** 31, 0),
    ({ victims }) => victims.length,
    ({ victims }) => -earliestStart(attempt, victims),
  ];
  let left = candidates;
  for (const rankOf of ranks) {
    if (left.length <= 1) {
      break;
    }
    const ranked = left.map(candidate => ({ candidate, rank: rankOf(candidate) }));
    const least = Math.min(...ranked.map(({ rank }) => rank));
    left = ranked.filter(({ rank }) => rank === least).map(({ candidate }) => candidate);
  }
  return left[0];
}

function ineligibility(
  { pod, state }: Attempt,
  rejections: ReadonlyMap<string, Rejection>,
): string | undefined {
  if (pod.spec?.preemptionPolicy === 'Never') {
    return 'not eligible due to preemptionPolicy=Never.';
  }
  const nominated = pod.status?.nominatedNodeName ?? '';
  const node = state.nodes.get(nominated);
  if (node === undefined || rejections.get(nominated)?.resolvable === false) {
    return undefined;
  }
  const priority = pod.spec?.priority ?? 0;
  const isWaiting = [...node.pods.values()].some(
    other => other.terminating && other.priority < priority,
  );
  return isWaiting ? 'not eligible due to a terminating pod on the nominated node.' : undefined;
}

function dryRun(
  attempt: Attempt,
  check: Check,
  potential: readonly NodeState[],
): { readonly candidates: readonly Candidate[]; readonly reasons: Map<string, number> } {
  const enough = Math.max(
    Math.trunc((potential.length * minCandidatesPercentage) / 100),
    minCandidates,
  );
  const budgets = attempt.cluster.list<PodDisruptionBudget>('policy/PodDisruptionBudget');
  const candidates: Candidate[] = [];
  const reasons = new Map<string, number>();
  for (const node of potential) {
    const found = selectVictims(attempt, node, { check, budgets });
    if ('victims' in found) {
      candidates.push(found);
    } else {
      for (const reason of found.reasons) {
        reasons.set(reason, (reasons.get(reason) ?? 0) + 1);
      }
    }
    if (candidates.length >= enough && candidates.some(({ violations }) => violations === 0)) {
      break;
    }
  }
  return { candidates, reasons };
}

/** Takes all weaker pods off the node, then puts back as many as fit, the most important first. */
function selectVictims(
  attempt: Attempt,
  node: NodeState,
  { check, budgets }: { readonly check: Check; readonly budgets: readonly PodDisruptionBudget[] },
): Candidate | Rejection {
  const { state, pod } = attempt;
  const priority = pod.spec?.priority ?? 0;
  const weaker = [...node.pods.values()].filter(other => other.priority < priority);
  if (weaker.length === 0) {
    return noVictims;
  }
  for (const other of weaker) {
    state.tryWithout(other);
  }
  const rejection = check(node);
  if (rejection !== undefined) {
    restore(attempt, weaker);
    return rejection;
  }
  const ordered = mostImportantFirst(attempt, weaker);
  const { violating, others } = splitByBudget(attempt, ordered, budgets);
  const victims: AssignedPod[] = [];
  const reprieve = (other: AssignedPod): boolean => {
    state.tryWith(other);
    if (check(node) === undefined) {
      return true;
    }
    state.tryWithout(other);
    victims.push(other);
    return false;
  };
  const violations = violating.filter(other => !reprieve(other)).length;
  for (const other of others) {
    reprieve(other);
  }
  restore(attempt, victims);
  return { node, victims: mostImportantFirst(attempt, victims), violations };
}

function restore({ state }: Attempt, pods: readonly AssignedPod[]): void {
  for (const pod of pods) {
    state.tryWith(pod);
  }
}

function splitByBudget(
  attempt: Attempt,
  pods: readonly AssignedPod[],
  budgets: readonly PodDisruptionBudget[],
): { readonly violating: readonly AssignedPod[]; readonly others: readonly AssignedPod[] } {
  const allowed = new Map(
    budgets.map(budget => [budget, budget.status?.disruptionsAllowed ?? 0] as const),
  );
  const violating: AssignedPod[] = [];
  const others: AssignedPod[] = [];
  for (const pod of pods) {
    const matching = budgets.filter(budget => isCovered(attempt, pod, budget));
    for (const budget of matching) {
      allowed.set(budget, (allowed.get(budget) ?? 0) - 1);
    }
    const isViolated = matching.some(budget => (allowed.get(budget) ?? 0) < 0);
    (isViolated ? violating : others).push(pod);
  }
  return { violating, others };
}

function isCovered(attempt: Attempt, pod: AssignedPod, budget: PodDisruptionBudget): boolean {
  const { selector } = budget.spec ?? {};
  const isEmpty =
    Object.keys(selector?.matchLabels ?? {}).length + (selector?.matchExpressions ?? []).length ===
    0;
  return (
    budget.metadata?.namespace === pod.namespace &&
    !isEmpty &&
    matchesSelector(selector, labelsOf(attempt, pod)) &&
    budget.status?.disruptedPods?.[pod.name] === undefined
  );
}

function labelsOf({ cluster }: Attempt, pod: AssignedPod): Readonly<Record<string, string>> {
  return cluster.get<Pod>('Pod', pod.namespace, pod.name)?.metadata?.labels ?? {};
}

/** Higher priority first, then the pod that started earlier. */
function mostImportantFirst(
  attempt: Pick<Attempt, 'cluster'>,
  pods: readonly AssignedPod[],
): readonly AssignedPod[] {
  return pods
    .map(pod => ({ pod, startMs: startOf(attempt, pod) }))
    .sort((a, b) => b.pod.priority - a.pod.priority || a.startMs - b.startMs)
    .map(({ pod }) => pod);
}

/** The earliest start among the victims of the highest priority. */
function earliestStart(attempt: Pick<Attempt, 'cluster'>, victims: readonly AssignedPod[]): number {
  const highest = Math.max(...victims.map(({ priority }) => priority));
  return Math.min(
    ...victims.filter(({ priority }) => priority === highest).map(pod => startOf(attempt, pod)),
  );
}

function startOf({ cluster }: Pick<Attempt, 'cluster'>, pod: AssignedPod): number {
  const startTime = cluster.get<Pod>('Pod', pod.namespace, pod.name)?.status?.startTime;
  return startTime === undefined ? cluster.nowMs : Date.parse(startTime);
}
