// Keeping the autoscaler calm: recommendations of the past, rate limits, bounds. Pure decisions.
// After pkg/controller/podautoscaler/horizontal.go: normalizeDesiredReplicas, ...WithBehaviors.

import type { HorizontalPodAutoscalerSpec, HPAScalingRules } from '../../../schemas/built/types.js';

const DOWNSCALE_WINDOW_MS = 300_000;
/** Without rules of its own a scale-up at most doubles, but may always reach this many. */
const SCALE_UP_FACTOR = 2;
const SCALE_UP_MINIMUM = 4;

export interface Recommendation {
  readonly replicas: number;
  readonly timeMs: number;
}

export interface ScaleEvent {
  /** How many replicas were added, or removed: never negative. */
  readonly change: number;
  readonly timeMs: number;
}

/** What is remembered of one autoscaler. */
export interface ScaleMemory {
  readonly recommendations: readonly Recommendation[];
  readonly ups: readonly ScaleEvent[];
  readonly downs: readonly ScaleEvent[];
}

export interface Wish {
  readonly current: number;
  readonly desired: number;
  readonly minReplicas: number;
  readonly nowMs: number;
}

interface Verdict {
  readonly reason: string;
  readonly message: string;
}

export interface Normalized {
  readonly replicas: number;
  /** Of condition AbleToScale. */
  readonly able: Verdict;
  /** Of condition ScalingLimited. */
  readonly limited: Verdict & { readonly isLimited: boolean };
}

const READY: Verdict = {
  reason: 'ReadyForNewScale',
  message: 'recommended size matches current size',
};
const DOWN_STABILIZED: Verdict = {
  reason: 'ScaleDownStabilized',
  message:
    'recent recommendations were higher than current one, applying the highest recent recommendation',
};
const UP_STABILIZED: Verdict = {
  reason: 'ScaleUpStabilized',
  message:
    'recent recommendations were lower than current one, applying the lowest recent recommendation',
};
const WITHIN: Verdict = {
  reason: 'DesiredWithinRange',
  message: 'the desired count is within the acceptable range',
};
const TOO_FEW: Verdict = {
  reason: 'TooFewReplicas',
  message: 'the desired replica count is less than the minimum replica count',
};
const TOO_MANY: Verdict = {
  reason: 'TooManyReplicas',
  message: 'the desired replica count is more than the maximum replica count',
};
const UP_LIMIT: Verdict = {
  reason: 'ScaleUpLimit',
  message: 'the desired replica count is increasing faster than the maximum scale rate',
};
const DOWN_LIMIT: Verdict = {
  reason: 'ScaleDownLimit',
  message: 'the desired replica count is decreasing faster than the maximum scale rate',
};

/** The size to take, and what is told of how it came about. */
export function normalizeReplicas(
  spec: HorizontalPodAutoscalerSpec,
  wish: Wish,
  memory: ScaleMemory,
): Normalized {
  const { stable, stabilized } =
    spec.behavior === undefined
      ? stabilizeDown(wish, memory.recommendations)
      : stabilizeBoth(spec, wish, memory.recommendations);
  const able = stable === wish.desired ? READY : stabilized;
  const [replicas, verdict] =
    spec.behavior === undefined
      ? limitPlainly(spec, wish, stable)
      : limitByRules(spec, wish, stable, memory);
  return { replicas, able, limited: { ...verdict, isLimited: replicas !== stable } };
}

interface Stable {
  readonly stable: number;
  readonly stabilized: Verdict;
}

/** The highest recommendation of the last five minutes. */
function stabilizeDown({ desired, nowMs }: Wish, past: readonly Recommendation[]): Stable {
  const recent = past.filter(({ timeMs }) => timeMs > nowMs - DOWNSCALE_WINDOW_MS);
  const stable = Math.max(desired, ...recent.map(({ replicas }) => replicas));
  return { stable, stabilized: DOWN_STABILIZED };
}

/** Up only to the lowest of the up window, down only to the highest of the down window. */
function stabilizeBoth(
  { behavior }: HorizontalPodAutoscalerSpec,
  { current, desired, nowMs }: Wish,
  past: readonly Recommendation[],
): Stable {
  const within = (rules: HPAScalingRules | undefined, defaultSeconds: number): number[] => {
    const seconds = rules?.stabilizationWindowSeconds ?? defaultSeconds;
    return past
      .filter(({ timeMs }) => timeMs > nowMs - seconds * 1000)
      .map(({ replicas }) => replicas);
  };
  const up = Math.min(desired, ...within(behavior?.scaleUp, 0));
  const down = Math.max(desired, ...within(behavior?.scaleDown, DOWNSCALE_WINDOW_MS / 1000));
  const stable = Math.min(Math.max(current, up), down);
  return { stable, stabilized: desired >= current ? UP_STABILIZED : DOWN_STABILIZED };
}

type Limited = readonly [replicas: number, verdict: Verdict];

function limitPlainly(
  { maxReplicas }: HorizontalPodAutoscalerSpec,
  { current, minReplicas }: Wish,
  stable: number,
): Limited {
  const rate = Math.max(SCALE_UP_FACTOR * current, SCALE_UP_MINIMUM);
  const upper = Math.min(maxReplicas, rate);
  if (stable < minReplicas) {
    return [minReplicas, TOO_FEW];
  }
  return stable > upper ? [upper, maxReplicas > rate ? UP_LIMIT : TOO_MANY] : [stable, WITHIN];
}

function limitByRules(
  { behavior, maxReplicas }: HorizontalPodAutoscalerSpec,
  { current, minReplicas, nowMs }: Wish,
  stable: number,
  memory: ScaleMemory,
): Limited {
  const past = { current, nowMs, memory };
  if (stable > current) {
    const rate = Math.max(current, upLimit(behavior?.scaleUp ?? {}, past));
    const upper = Math.min(maxReplicas, rate);
    const verdict = maxReplicas > rate ? UP_LIMIT : TOO_MANY;
    return stable > upper ? [upper, verdict] : [stable, WITHIN];
  }
  if (stable < current) {
    const rate = Math.min(current, downLimit(behavior?.scaleDown ?? {}, past));
    const lower = Math.max(minReplicas, rate);
    const verdict = minReplicas < rate ? DOWN_LIMIT : TOO_FEW;
    return stable < lower ? [lower, verdict] : [stable, WITHIN];
  }
  return [stable, WITHIN];
}

interface Past {
  readonly current: number;
  readonly nowMs: number;
  readonly memory: ScaleMemory;
}

function upLimit(rules: HPAScalingRules, past: Past): number {
  if (rules.selectPolicy === 'Disabled') {
    return past.current;
  }
  const proposals = (rules.policies ?? []).map(({ type, value, periodSeconds }) => {
    const start = replicasAtStart(past, periodSeconds);
    return type === 'Pods' ? start + value : Math.ceil(start * (1 + value / 100));
  });
  return rules.selectPolicy === 'Min' ? Math.min(...proposals) : Math.max(...proposals);
}

function downLimit(rules: HPAScalingRules, past: Past): number {
  if (rules.selectPolicy === 'Disabled') {
    return past.current;
  }
  const proposals = (rules.policies ?? []).map(({ type, value, periodSeconds }) => {
    const start = replicasAtStart(past, periodSeconds);
    return type === 'Pods' ? start - value : Math.trunc(start * (1 - value / 100));
  });
  return rules.selectPolicy === 'Min' ? Math.max(...proposals) : Math.min(...proposals);
}

/** The size before the scalings of the period. */
function replicasAtStart({ current, nowMs, memory }: Past, periodSeconds: number): number {
  const cutoffMs = nowMs - periodSeconds * 1000;
  const changed = (events: readonly ScaleEvent[]): number =>
    events.reduce((sum, { change, timeMs }) => sum + (timeMs > cutoffMs ? change : 0), 0);
  return current - changed(memory.ups) + changed(memory.downs);
}

/** The memory without what no window reaches any more. */
export function forget(memory: ScaleMemory, windowMs: number, nowMs: number): ScaleMemory {
  const isKept = ({ timeMs }: { readonly timeMs: number }): boolean => timeMs > nowMs - windowMs;
  return {
    recommendations: memory.recommendations.filter(isKept),
    ups: memory.ups.filter(isKept),
    downs: memory.downs.filter(isKept),
  };
}
