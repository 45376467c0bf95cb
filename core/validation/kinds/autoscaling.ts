/**
 * HorizontalPodAutoscalers, v2 and v1: bounds, target, metrics.
 *
 *     minReplicas: 3
 *     maxReplicas: 2   # must be greater than or equal to `minReplicas`
 */
import type {
  CrossVersionObjectReference,
  HorizontalPodAutoscaler,
  HorizontalPodAutoscalerV1,
  HPAScalingRules,
} from '../../../schemas/built/types.js';
import { checkOneOf } from '../checks.js';
import { type KindRules, rulesOf } from '../kindRules.js';
import type { Place } from '../place.js';
import { quantityValue } from '../quantities.js';
import { checkMetrics, checkObjectReference, scalingToZero } from './metrics.js';

const group = 'autoscaling';
const kind = 'HorizontalPodAutoscaler';
const longestWindow = 3600;
const longestPeriod = 1800;

/** Rules of HorizontalPodAutoscalers. */
export const autoscalerRules: readonly KindRules[] = [
  rulesOf<HorizontalPodAutoscaler>({
    group,
    kind,
    create: ({ spec }, root) => {
      const at = root.field('spec');
      checkBounds(spec ?? {}, at);
      checkMetrics(spec?.metrics ?? [], spec?.minReplicas, at.field('metrics'));
      for (const name of ['scaleUp', 'scaleDown'] as const) {
        const rules = spec?.behavior?.[name];
        if (rules !== undefined) {
          checkScalingRules(rules, at.field('behavior').field(name));
        }
      }
    },
  }),
  rulesOf<HorizontalPodAutoscalerV1>({
    group,
    kind,
    version: 'v1',
    create: ({ spec }, root) => {
      const at = root.field('spec');
      checkBounds(spec ?? {}, at);
      // The server turns the percentage into a metric and names the fault there.
      const target = spec?.targetCPUUtilizationPercentage;
      if (target !== undefined && target < 1) {
        at.fieldShownAs(
          'targetCPUUtilizationPercentage',
          'metrics[0].resource.target.averageUtilization',
        ).invalid(target, 'must be greater than 0');
      }
      if (spec?.minReplicas === 0) {
        at.fieldShownAs('minReplicas', 'metrics').forbidden(scalingToZero);
      }
    },
  }),
];

interface Bounds {
  readonly minReplicas?: number;
  readonly maxReplicas?: number;
  readonly scaleTargetRef?: CrossVersionObjectReference;
}

function checkBounds({ minReplicas, maxReplicas = 0, scaleTargetRef }: Bounds, at: Place): void {
  if (minReplicas !== undefined && minReplicas < 1) {
    at.field('minReplicas').invalid(minReplicas, 'must be greater than or equal to 1');
  }
  if (maxReplicas < 1) {
    at.field('maxReplicas').required('must be set and greater than 0');
  }
  if (minReplicas !== undefined && maxReplicas < minReplicas) {
    const detail = 'must be greater than or equal to `minReplicas`';
    at.field('maxReplicas').invalid(maxReplicas, detail);
  }
  checkObjectReference(scaleTargetRef ?? {}, at.field('scaleTargetRef'));
}

function checkScalingRules(rules: HPAScalingRules, at: Place): void {
  const window = rules.stabilizationWindowSeconds;
  const atWindow = at.field('stabilizationWindowSeconds');
  if (window !== undefined && window < 0) {
    atWindow.invalid(window, 'must be greater than or equal to zero');
  } else if (window !== undefined && window > longestWindow) {
    atWindow.invalid(window, `must be less than or equal to ${longestWindow}`);
  }
  checkOneOf(rules.selectPolicy, ['Disabled', 'Max', 'Min'], at.field('selectPolicy'));
  const tolerance = rules.tolerance;
  if (tolerance !== undefined && quantityValue(tolerance) < 0n) {
    at.field('tolerance').invalid(String(tolerance), 'must be greater than or equal to 0');
  }
  if ((rules.policies ?? []).length === 0) {
    at.field('policies').required('must specify at least one Policy');
  }
  for (const [index, policy] of (rules.policies ?? []).entries()) {
    const atPolicy = at.field('policies').item(index);
    checkOneOf(policy.type ?? '', ['Percent', 'Pods'], atPolicy.field('type'));
    checkPositive(policy.value ?? 0, atPolicy.field('value'));
    checkPositive(policy.periodSeconds ?? 0, atPolicy.field('periodSeconds'));
    if ((policy.periodSeconds ?? 0) > longestPeriod) {
      const detail = `must be less than or equal to ${longestPeriod}`;
      atPolicy.field('periodSeconds').invalid(policy.periodSeconds, detail);
    }
  }
}

function checkPositive(value: number, at: Place): void {
  if (value <= 0) {
    at.invalid(value, 'must be greater than zero');
  }
}
