// The HorizontalPodAutoscaler controller: sizes workloads by what their pods use.
// https://kubernetes.io/docs/tasks/run-application/horizontal-pod-autoscale/

import type {
  HorizontalPodAutoscaler,
  HorizontalPodAutoscalerCondition,
  HorizontalPodAutoscalerSpec,
  MetricStatus,
  Pod,
} from '../../../schemas/built/types.js';
import type { ChangeNotice, Cluster, ControllerFactory } from '../../kernel/types.js';
import { behaviourAnnotation, Courses } from '../../kubelet/course.js';
import { getByKey, keyOf, ownKey } from '../common/keys.js';
import { refusalOf } from '../common/slowStart.js';
import { writeStatus } from '../common/status.js';
import { type Judged, judgeMetrics } from './judgeMetrics.js';
import type { MetricsSource } from './metrics.js';
import { findScaleTarget, podsOfTarget, type ScaleTarget, scaleTo } from './scaleTarget.js';
import { forget, normalizeReplicas, type ScaleMemory } from './stabilize.js';
import { type SelectorProblem, TargetSelectors } from './targetSelectors.js';
import { usageMetrics } from './usageMetrics.js';

const GROUP_KIND = 'autoscaling/HorizontalPodAutoscaler';
const SYNC_PERIOD_MS = 15_000;
/** No window of the API is longer. */
const MEMORY_MS = 3_600_000;
const NONE: readonly string[] = [];
const NO_MEMORY: ScaleMemory = { recommendations: [], ups: [], downs: [] };

type Status = NonNullable<HorizontalPodAutoscaler['status']>;

/** Looks at each autoscaler every 15 s, changed or not. */
export const horizontalPodAutoscalerController: ControllerFactory = environment => {
  const looks = new Map<string, number>();
  const memories = new Map<string, ScaleMemory>();
  const courses = new Courses(environment);
  const selectors = new TargetSelectors();
  /** Pods that tell how they behave, by uid: there may be numbers among it. */
  const telling = new Map<string, Pod>();
  return {
    name: 'horizontal-pod-autoscaler',
    pods: 'ignoresStatus',
    watches: {
      [GROUP_KIND]: ownKey,
      Pod: change => {
        noteTelling(change, telling);
        return NONE;
      },
    },
    reconcile(cluster, key) {
      const autoscaler = getByKey<HorizontalPodAutoscaler>(cluster, GROUP_KIND, key);
      if (autoscaler === undefined) {
        looks.delete(key);
        memories.delete(key);
        selectors.forget(key);
        return undefined;
      }
      const dueMs = (looks.get(key) ?? cluster.nowMs) + SYNC_PERIOD_MS;
      if (cluster.nowMs < dueMs) {
        looks.set(key, dueMs - SYNC_PERIOD_MS);
        return { afterMs: dueMs - cluster.nowMs };
      }
      looks.set(key, cluster.nowMs);
      const memory = forget(memories.get(key) ?? NO_MEMORY, MEMORY_MS, cluster.nowMs);
      const source = usageMetrics(environment, courses, cluster, [...telling.values()]);
      memories.set(key, look({ cluster, autoscaler, memory, source, selectors }));
      return { afterMs: SYNC_PERIOD_MS };
    },
  };
};

function noteTelling({ type, object }: ChangeNotice, telling: Map<string, Pod>): void {
  const { uid = '', annotations } = object.metadata;
  if (type !== 'DELETED' && annotations?.[behaviourAnnotation] !== undefined) {
    telling.set(uid, object as Pod);
  } else if (telling.size > 0) {
    telling.delete(uid);
  }
}

interface Look {
  readonly cluster: Cluster;
  readonly autoscaler: HorizontalPodAutoscaler;
  readonly memory: ScaleMemory;
  readonly source: MetricsSource | undefined;
  readonly selectors: TargetSelectors;
}

/** Returns what to remember. */
function look(seen: Look): ScaleMemory {
  const { cluster, autoscaler, memory } = seen;
  const target = findScaleTarget(cluster, autoscaler);
  const notes = new Notes(cluster, autoscaler);
  if (typeof target === 'string') {
    notes.event('Warning', 'FailedGetScale', target);
    const text = `the HPA controller was unable to get the target's current scale: ${target}`;
    notes.condition('AbleToScale', 'False', ['FailedGetScale', text]);
    notes.write(autoscaler.status ?? EMPTY_STATUS);
    return memory;
  }
  const able = "the HPA controller was able to get the target's current scale";
  notes.condition('AbleToScale', 'True', ['SucceededGetScale', able]);
  const known =
    memory.recommendations.length > 0 ? memory : recommend(memory, target.specReplicas, cluster);
  const choice = choose({ ...seen, memory: known }, target, notes);
  return choice === undefined ? known : settle(notes, target, choice, known);
}

/** The size to take, why, and with which metrics in view. */
interface Choice {
  readonly replicas: number;
  readonly reason: string;
  readonly metrics: readonly MetricStatus[] | null;
  readonly memory: ScaleMemory;
}

function choose(seen: Look, target: ScaleTarget, notes: Notes): Choice | undefined {
  const spec = seen.autoscaler.spec;
  const minReplicas = spec?.minReplicas ?? 1;
  const maxReplicas = spec?.maxReplicas ?? 1;
  const { specReplicas } = target;
  const plain = { metrics: null, memory: seen.memory };
  if (specReplicas === 0 && minReplicas !== 0) {
    const text = 'scaling is disabled since the replica count of the target is zero';
    notes.condition('ScalingActive', 'False', ['ScalingDisabled', text]);
    return { replicas: 0, reason: '', ...plain };
  }
  if (specReplicas > maxReplicas) {
    const reason = 'Current number of replicas above Spec.MaxReplicas';
    return { replicas: maxReplicas, reason, ...plain };
  }
  if (specReplicas < minReplicas) {
    const reason = 'Current number of replicas below Spec.MinReplicas';
    return { replicas: minReplicas, reason, ...plain };
  }
  const pods = podsOfTarget(seen.cluster, target);
  const problem = seen.selectors.note(keyOf(seen.autoscaler), target.selector, pods);
  return problem === undefined ? measure(seen, target, notes) : refuse(target, notes, problem);
}

function refuse(target: ScaleTarget, notes: Notes, problem: SelectorProblem): undefined {
  const status = notes.autoscaler.status ?? EMPTY_STATUS;
  notes.event('Warning', problem.reason, problem.message);
  notes.condition('ScalingActive', 'False', problem.condition);
  notes.write({ ...status, ...shown(target.specReplicas, null) });
  notes.event('Warning', 'FailedComputeMetricsReplicas', problem.message);
  return undefined;
}

function measure(seen: Look, target: ScaleTarget, notes: Notes): Choice | undefined {
  const { specReplicas } = target;
  const judged = judgeMetrics(seen.cluster, seen.autoscaler, target, seen.source);
  for (const { reason, message } of judged.failures) {
    notes.event('Warning', reason, message);
  }
  notes.condition('ScalingActive', judged.isValid ? 'True' : 'False', [
    judged.reason,
    judged.message,
  ]);
  if (!judged.isValid) {
    const status = seen.autoscaler.status ?? EMPTY_STATUS;
    notes.write({ ...status, ...shown(specReplicas, judged.statuses) });
    notes.event('Warning', 'FailedComputeMetricsReplicas', judged.error);
    return undefined;
  }
  return normalize(seen, target, judged, notes);
}

function normalize(seen: Look, target: ScaleTarget, judged: Judged, notes: Notes): Choice {
  const { cluster, autoscaler, memory } = seen;
  const spec: HorizontalPodAutoscalerSpec = autoscaler.spec ?? NO_SPEC;
  const { specReplicas: current } = target;
  const { replicas: desired, metricName, statuses } = judged;
  const wish = { current, desired, minReplicas: spec.minReplicas ?? 1, nowMs: cluster.nowMs };
  const { replicas, able, limited } = normalizeReplicas(spec, wish, memory);
  notes.condition('AbleToScale', 'True', [able.reason, able.message]);
  const isLimited = limited.isLimited ? 'True' : 'False';
  notes.condition('ScalingLimited', isLimited, [limited.reason, limited.message]);
  const above = desired > current ? `${metricName} above target` : '';
  return {
    replicas,
    reason: desired < current ? 'All metrics below target' : above,
    metrics: statuses,
    memory: recommend(memory, desired, cluster),
  };
}

const NO_SPEC: HorizontalPodAutoscalerSpec = {
  maxReplicas: 1,
  scaleTargetRef: { kind: '', name: '' },
};

/** Scales where the size changes, and tells the status. */
function settle(
  notes: Notes,
  target: ScaleTarget,
  { replicas, reason, metrics, memory }: Choice,
  known: ScaleMemory,
): ScaleMemory {
  const { cluster, autoscaler } = notes;
  const { specReplicas } = target;
  const status = autoscaler.status ?? EMPTY_STATUS;
  if (replicas === specReplicas) {
    notes.write({ ...status, ...shown(specReplicas, metrics), desiredReplicas: replicas });
    return memory;
  }
  const refusal = refusalOf(() => scaleTo(cluster, target, replicas));
  const text = `New size: ${replicas}; reason: ${reason}`;
  if (refusal !== undefined) {
    notes.event('Warning', 'FailedRescale', `${text}; error: ${refusal.message}`);
    const unable = `the HPA controller was unable to update the target scale: ${refusal.message}`;
    notes.condition('AbleToScale', 'False', ['FailedUpdateScale', unable]);
    notes.write({ ...status, ...shown(specReplicas, metrics) });
    return known;
  }
  const able = `the HPA controller was able to update the target scale to ${replicas}`;
  notes.condition('AbleToScale', 'True', ['SucceededRescale', able]);
  notes.event('Normal', 'SuccessfulRescale', text);
  const lastScaleTime = cluster.timestamp;
  const current = shown(specReplicas, metrics);
  notes.write({ ...status, ...current, desiredReplicas: replicas, lastScaleTime });
  return rememberScaling(memory, replicas - specReplicas, cluster.nowMs);
}

function shown(
  currentReplicas: number,
  metrics: readonly MetricStatus[] | null,
): Pick<Status, 'currentReplicas' | 'currentMetrics'> {
  // An absent list is null on the wire.
  return { currentReplicas, currentMetrics: metrics as readonly MetricStatus[] };
}

function recommend(memory: ScaleMemory, replicas: number, { nowMs }: Cluster): ScaleMemory {
  const recommendations = [...memory.recommendations, { replicas, timeMs: nowMs }];
  return { ...memory, recommendations };
}

function rememberScaling(memory: ScaleMemory, change: number, timeMs: number): ScaleMemory {
  return change > 0
    ? { ...memory, ups: [...memory.ups, { change, timeMs }] }
    : { ...memory, downs: [...memory.downs, { change: -change, timeMs }] };
}

const EMPTY_STATUS: Status = { desiredReplicas: 0 };

/**
 * What one look tells: conditions are gathered and written with the status, events go out at once.
 */
class Notes {
  readonly cluster: Cluster;
  readonly autoscaler: HorizontalPodAutoscaler;
  #conditions: readonly HorizontalPodAutoscalerCondition[];

  constructor(cluster: Cluster, autoscaler: HorizontalPodAutoscaler) {
    this.cluster = cluster;
    this.autoscaler = autoscaler;
    this.#conditions = autoscaler.status?.conditions ?? [];
  }

  event(type: 'Normal' | 'Warning', reason: string, message: string): void {
    this.cluster.event(this.autoscaler, { type, reason, message });
  }

  condition(type: string, status: string, [reason, message]: readonly [string, string]): void {
    const current = this.#conditions.find(condition => condition.type === type);
    const isSame = current?.status === status;
    const lastTransitionTime = (isSame && current.lastTransitionTime) || this.cluster.timestamp;
    const told = { type, status, lastTransitionTime, reason, message };
    this.#conditions =
      current === undefined
        ? [...this.#conditions, told]
        : this.#conditions.map(condition => (condition === current ? told : condition));
  }

  write(status: Status): void {
    const { currentReplicas, ...rest } = status;
    const counted = currentReplicas ? { currentReplicas } : {};
    const next: Status = { ...rest, ...counted, conditions: this.#conditions };
    writeStatus(this.cluster, this.autoscaler, next);
  }
}
