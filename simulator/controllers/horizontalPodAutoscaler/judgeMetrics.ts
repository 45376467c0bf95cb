// All metrics of an autoscaler together: the largest wish wins; what is unknown never leads to
// fewer pods.
// After pkg/controller/podautoscaler/horizontal.go: computeReplicasForMetrics.

import { milliNumber } from '../../../core/kubernetes/quantity.js';
import type {
  HorizontalPodAutoscaler,
  HPAScalingRules,
  MetricStatus,
} from '../../../schemas/built/types.js';
import type { Cluster } from '../../kernel/types.js';
import { type Evaluated, evaluateMetric, type MetricFailure } from './evaluateMetric.js';
import type { MetricsSource } from './metrics.js';
import { podsOfTarget, type ScaleTarget } from './scaleTarget.js';

const TOLERANCE_DEFAULT = 0.1;

export interface Judged {
  readonly isValid: boolean;
  readonly replicas: number;
  /** The metric that asks for most. */
  readonly metricName: string;
  readonly statuses: readonly MetricStatus[];
  readonly failures: readonly Pick<MetricFailure, 'reason' | 'message'>[];
  /** Of condition ScalingActive. */
  readonly reason: string;
  readonly message: string;
  /** Why nothing is done; empty when it is. */
  readonly error: string;
}

/** Evaluates every metric of the autoscaler. */
export function judgeMetrics(
  cluster: Cluster,
  autoscaler: HorizontalPodAutoscaler,
  target: ScaleTarget,
  source: MetricsSource | undefined,
): Judged {
  const { behavior, metrics = [] } = autoscaler.spec ?? {};
  const scene = {
    namespace: autoscaler.metadata.namespace ?? '',
    pods: podsOfTarget(cluster, target),
    specReplicas: target.specReplicas,
    statusReplicas: target.statusReplicas,
    tolerances: { up: toleranceOf(behavior?.scaleUp), down: toleranceOf(behavior?.scaleDown) },
    source,
    nowMs: cluster.nowMs,
  };
  const outcomes = metrics.map(metric => evaluateMetric(metric, scene));
  return sumUp(outcomes, target.specReplicas);
}

function toleranceOf(rules: HPAScalingRules | undefined): number {
  return rules?.tolerance === undefined ? TOLERANCE_DEFAULT : milliNumber(rules.tolerance) / 1000;
}

/** Exported for its tests: the decision once every metric is known or not. */
export function sumUp(
  outcomes: readonly (Evaluated | MetricFailure)[],
  specReplicas: number,
): Judged {
  const failures = outcomes.filter(outcome => 'cited' in outcome);
  const evaluated = outcomes.filter(outcome => 'replicas' in outcome);
  const statuses = outcomes.map(outcome => ('status' in outcome ? outcome.status : { type: '' }));
  const [largest] = [...evaluated].sort((a, b) => b.replicas - a.replicas);
  const [first] = failures;
  const replicas = largest?.replicas ?? 0;
  const isBlocked = largest === undefined || (first !== undefined && replicas < specReplicas);
  if (isBlocked && first !== undefined) {
    const count = `${failures.length} invalid out of ${outcomes.length}`;
    return {
      isValid: false,
      replicas: specReplicas,
      metricName: '',
      statuses,
      failures,
      reason: first.reason,
      message: `the HPA was unable to compute the replica count: ${first.message}`,
      error: `invalid metrics (${count}), first error is: ${first.cited}`,
    };
  }
  const metricName = largest?.name ?? '';
  return {
    isValid: true,
    replicas,
    metricName,
    statuses,
    failures,
    reason: 'ValidMetricFound',
    message: `the HPA was able to successfully calculate a replica count from ${metricName}`,
    error: '',
  };
}
