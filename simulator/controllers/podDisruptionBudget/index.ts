// The disruption controller: says how many pods of a PodDisruptionBudget may be evicted.
// https://kubernetes.io/docs/concepts/workloads/pods/disruptions/

import { matchesSelector } from '../../../core/kubernetes/selector.js';
import type { Pod, PodDisruptionBudget } from '../../../schemas/built/types.js';
import type { ChangeNotice, Cluster, ControllerFactory, Requeue } from '../../kernel/types.js';
import { goSelector } from '../common/goSelector.js';
import { getByKey, keyOf, ownKey } from '../common/keys.js';
import { writeStatus } from '../common/status.js';
import { computeDemand, countHealthy, needsScale, pendingDisruptions } from './budget.js';
import { podsOfBudget } from './podsOfBudget.js';
import { sumScales } from './scale.js';

const GROUP_KIND = 'policy/PodDisruptionBudget';
const CONDITION = 'DisruptionAllowed';
const NO_SCALE = { scale: 0, hasUnmanaged: false };

/** Keeps the status of budgets true; evictions are decided by it. */
export const podDisruptionBudgetController: ControllerFactory = () => ({
  name: 'controllermanager',
  watches: { [GROUP_KIND]: ownKey, Pod: budgetsOfPod },
  reconcile(cluster, key) {
    const budget = getByKey<PodDisruptionBudget>(cluster, GROUP_KIND, key);
    return budget === undefined ? undefined : reconcileBudget(cluster, budget);
  },
});

function reconcileBudget(cluster: Cluster, budget: PodDisruptionBudget): Requeue | undefined {
  const pods = podsOfBudget(cluster, budget);
  if (pods.length === 0) {
    const message = 'No matching pods found';
    cluster.event(budget, { type: 'Normal', reason: 'NoPods', message });
  }
  const scaled = needsScale(budget) ? sumScales(cluster, pods) : NO_SCALE;
  if ('problem' in scaled) {
    tellFailure(cluster, budget, scaled.problem);
    return undefined;
  }
  if (scaled.hasUnmanaged) {
    tellUnmanaged(cluster, budget);
  }
  const { nowMs } = cluster;
  const disrupted = budget.status?.disruptedPods ?? {};
  const { pending, recheckMs } = pendingDisruptions(pods, disrupted, nowMs);
  const demand = computeDemand(budget, pods.length, scaled.scale);
  const currentHealthy = countHealthy(pods, pending, nowMs);
  const spare = Math.max(0, currentHealthy - demand.desiredHealthy);
  const disruptionsAllowed = demand.expectedPods === 0 ? 0 : spare;
  const { generation = 0 } = budget.metadata;
  writeStatus(cluster, budget, {
    observedGeneration: generation,
    ...(Object.keys(pending).length === 0 ? {} : { disruptedPods: pending }),
    disruptionsAllowed,
    currentHealthy,
    desiredHealthy: demand.desiredHealthy,
    expectedPods: demand.expectedPods,
    conditions: withCondition(cluster, budget, {
      status: disruptionsAllowed > 0 ? 'True' : 'False',
      reason: disruptionsAllowed > 0 ? 'SufficientPods' : 'InsufficientPods',
      message: '',
    }),
  });
  return recheckMs === undefined ? undefined : { afterMs: recheckMs };
}

function tellUnmanaged(cluster: Cluster, budget: PodDisruptionBudget): void {
  const selector = goSelector(budget.spec?.selector ?? {});
  const message =
    `Pods selected by this PodDisruptionBudget (selector: ${selector}) were found to be unmanaged. ` +
    'As a result, the status of the PDB cannot be calculated correctly, which may result in undefined ' +
    'behavior. To account for these pods please set ".spec.minAvailable" field of the PDB to an ' +
    'integer value.';
  cluster.event(budget, { type: 'Warning', reason: 'UnmanagedPods', message });
}

interface Verdict {
  readonly status: string;
  readonly reason: string;
  readonly message: string;
}

/** Nothing may be evicted while nobody knows how many pods there should be. */
function tellFailure(cluster: Cluster, budget: PodDisruptionBudget, problem: string): void {
  const message = `Failed to calculate the number of expected pods: ${problem}`;
  cluster.event(budget, { type: 'Warning', reason: 'CalculateExpectedPodCountFailed', message });
  const verdict = { status: 'False', reason: 'SyncFailed', message: problem };
  const counts = { currentHealthy: 0, desiredHealthy: 0, expectedPods: 0, ...budget.status };
  writeStatus(cluster, budget, {
    ...counts,
    observedGeneration: budget.metadata.generation ?? 0,
    disruptionsAllowed: 0,
    conditions: withCondition(cluster, budget, verdict),
  });
}

function withCondition(
  cluster: Cluster,
  budget: PodDisruptionBudget,
  verdict: Verdict,
): NonNullable<NonNullable<PodDisruptionBudget['status']>['conditions']> {
  const conditions = budget.status?.conditions ?? [];
  const current = conditions.find(({ type }) => type === CONDITION);
  const isSame = current?.status === verdict.status;
  const lastTransitionTime = isSame ? current.lastTransitionTime : cluster.timestamp;
  const observedGeneration = budget.metadata.generation ?? 0;
  const told = { type: CONDITION, ...verdict, observedGeneration, lastTransitionTime };
  return current === undefined
    ? [...conditions, told]
    : conditions.map(condition => (condition === current ? told : condition));
}

/** Budgets that select the pod as it is, or as it was. */
const none: readonly string[] = [];

function budgetsOfPod({ object, previous }: ChangeNotice, cluster: Cluster): readonly string[] {
  const budgets = cluster.list<PodDisruptionBudget>(GROUP_KIND, object.metadata.namespace);
  if (budgets.length === 0) {
    return none;
  }
  return budgets
    .filter(({ spec }) =>
      [object, previous].some(
        pod => pod !== undefined && matchesSelector(spec?.selector, (pod as Pod).metadata.labels),
      ),
    )
    .map(keyOf);
}
