// Defaults of HorizontalPodAutoscalers, v2 and v1.
import type {
  HorizontalPodAutoscaler,
  HorizontalPodAutoscalerBehavior,
  HorizontalPodAutoscalerV1,
  HPAScalingPolicy,
  HPAScalingRules,
  MetricSpec,
} from '../../../schemas/built/types.js';
import { withDefaults, withDefaultsForZero, withField, withSpec, withValue } from '../sharing.js';

const cpuAtEighty: MetricSpec = {
  type: 'Resource',
  resource: { name: 'cpu', target: { type: 'Utilization', averageUtilization: 80 } },
};

const byPercent: HPAScalingPolicy = { type: 'Percent', value: 100, periodSeconds: 15 };
const byFourPods: HPAScalingPolicy = { type: 'Pods', value: 4, periodSeconds: 15 };

/** An autoscaling/v2 autoscaler with its defaults; behavior is filled in only where it is given. */
export function defaultAutoscaler(autoscaler: HorizontalPodAutoscaler): HorizontalPodAutoscaler {
  return withSpec(autoscaler, spec => {
    const filled = withDefaults(spec, { minReplicas: 1 });
    const measured =
      (filled.metrics ?? []).length === 0 ? { ...filled, metrics: [cpuAtEighty] } : filled;
    return withField(measured, 'behavior', defaultBehavior);
  });
}

/** An autoscaling/v1 autoscaler with its defaults. */
export function defaultAutoscalerV1(
  autoscaler: HorizontalPodAutoscalerV1,
): HorizontalPodAutoscalerV1 {
  return withSpec(autoscaler, spec =>
    withDefaults(spec, {
      minReplicas: 1,
      targetCPUUtilizationPercentage: targetWithout(autoscaler),
    }),
  );
}

/** Where metrics are kept in an annotation, the CPU target is not defaulted. */
function targetWithout(autoscaler: HorizontalPodAutoscalerV1): number | undefined {
  const annotations = autoscaler.metadata?.annotations;
  return annotations?.['autoscaling.alpha.kubernetes.io/metrics'] === undefined ? 80 : undefined;
}

function defaultBehavior(
  behavior: HorizontalPodAutoscalerBehavior,
): HorizontalPodAutoscalerBehavior {
  const filled = withDefaults(behavior, { scaleUp: {}, scaleDown: {} });
  const withUp = withField(filled, 'scaleUp', rules =>
    defaultRules(withDefaults(rules, { stabilizationWindowSeconds: 0 }), [byFourPods, byPercent]),
  );
  return withField(withUp, 'scaleDown', rules => defaultRules(rules, [byPercent]));
}

function defaultRules(
  rules: HPAScalingRules,
  policies: readonly HPAScalingPolicy[],
): HPAScalingRules {
  const selected = withDefaultsForZero(rules, { selectPolicy: 'Max' });
  // A list that is given stays, also an empty one: validation refuses it.
  return withValue(selected, 'policies', rules.policies ?? policies);
}
