/**
 * Rule: budget-blocks-drain
 *
 * A PodDisruptionBudget that never allows a disruption: every `kubectl drain` and every node upgrade waits forever.
 *
 *     kind: PodDisruptionBudget
 *     spec:
 *       minAvailable: 3     # ← Deployment web has 3 replicas
 *
 * https://kubernetes.io/docs/tasks/run-application/configure-pdb/#think-about-how-your-application-reacts-to-disruptions
 */

import type { GraphObject } from '../../core/graph/objectGraph.js';
import type { FindingData } from '../judgement.js';
import { fieldsAt, numberAt, rootOf } from '../placedFields.js';
import { pointTo } from './related.js';
import type { Rule, RuleContext } from './rule.js';
import { podsSelectedBy } from './selecting.js';

export const budgetBlocksDrain: Rule = {
  id: 'budget-blocks-drain',
  severity: 'warning',
  pack: 'correctness',
  check(object, context) {
    if (object.facts.groupKind !== 'policy/PodDisruptionBudget' || context.isPatch(object)) {
      return [];
    }
    const { value, path } = fieldsAt(rootOf(object), 'spec');
    const { minAvailable, maxUnavailable } = value;
    if (maxUnavailable === 0 || maxUnavailable === '0%' || minAvailable === '100%') {
      const field = minAvailable === '100%' ? 'minAvailable' : 'maxUnavailable';
      const message = 'This budget allows no disruption: no node can be drained';
      return [{ path: [...path, field], message, ...dataFor(maxUnavailable === 0 ? 1 : 0) }];
    }
    const pods = podsOf(object, context);
    const bounds = boundsOf(pods, context);
    const kept = bounds && keptOf(minAvailable, bounds);
    if (bounds === undefined || kept === undefined || kept < bounds.min) {
      return [];
    }
    const { min, max } = bounds;
    const isAlways = kept >= max;
    const count =
      min === max
        ? `${max} pods`
        : `${isAlways ? 'at most' : 'at least'} ${isAlways ? max : min} pods`;
    const when = isAlways ? '' : ' while there are that few';
    return [
      {
        path: [...path, 'minAvailable'],
        ...(isAlways ? {} : { severity: 'information' }),
        message: `At least ${kept} of ${count} must stay: no node can be drained${when}`,
        ...(typeof minAvailable === 'number' ? dataFor(min - 1) : {}),
        related: pods.slice(0, 5).map(target => pointTo(target, ['spec', 'replicas'])),
      },
    ];
  },
};

/** A number that lets a pod go; none where that would be no protection at all. */
function dataFor(instead: number): { readonly data?: FindingData } {
  return instead > 0 ? { data: { replacements: [String(instead)] } } : {};
}

function podsOf(object: GraphObject, context: RuleContext): readonly GraphObject[] {
  return object.facts.selectors
    .flatMap(({ selector }) => podsSelectedBy(object, selector, context))
    .filter(target => context.isTogether(object, target) && !context.isPatch(target));
}

/** Between how many and how many pods there are. */
interface Bounds {
  readonly min: number;
  readonly max: number;
}

/** How many pods must stay. Of a share the server rounds up; a share of what an autoscaler moves is left open. */
function keptOf(minAvailable: unknown, { min, max }: Bounds): number | undefined {
  if (typeof minAvailable === 'number') {
    return minAvailable;
  }
  const percent = typeof minAvailable === 'string' ? /^(\d+)%$/.exec(minAvailable)?.[1] : undefined;
  return percent === undefined || min !== max
    ? undefined
    : Math.ceil((Number(percent) * max) / 100);
}

/** All pods it protects; undefined where that is not said. */
function boundsOf(pods: readonly GraphObject[], context: RuleContext): Bounds | undefined {
  const counts = pods.map(target => scaledBounds(target, context) ?? ownBounds(target));
  return counts.length === 0 || counts.includes(undefined)
    ? undefined
    : {
        min: counts.reduce((sum, count) => sum + (count?.min ?? 0), 0),
        max: counts.reduce((sum, count) => sum + (count?.max ?? 0), 0),
      };
}

function ownBounds({ facts }: GraphObject): Bounds | undefined {
  const replicas = facts.pods?.replicas ?? 0;
  return replicas === 0 ? undefined : { min: replicas, max: replicas };
}

/** Between which numbers an autoscaler moves it; undefined where none does. */
function scaledBounds({ facts }: GraphObject, context: RuleContext): Bounds | undefined {
  const scaler = context.graph
    .referrers(facts.groupKind, facts.name)
    .find(other => /^(HorizontalPodAutoscaler|ScaledObject)$/.test(other.facts.kind));
  if (scaler === undefined) {
    return undefined;
  }
  // Asked for by name, so that a change of its numbers is noticed.
  const [named = scaler] = context.graph
    .named(scaler.facts.groupKind, scaler.facts.name)
    .filter(({ uri }) => uri === scaler.uri);
  const spec = fieldsAt(rootOf(named), 'spec');
  const max = numberAt(spec, 'maxReplicas') ?? Number.MAX_SAFE_INTEGER;
  return { min: numberAt(spec, 'minReplicas') ?? 1, max };
}
