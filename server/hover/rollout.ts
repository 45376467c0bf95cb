/**
 * Hover: what a rollout allows
 *
 * On replicas, the strategy and its limits: how many pods there may be and how many are available meanwhile; on a
 * disruption budget, how many of the selected pods may go.
 */

import { scaledValue } from '../../core/kubernetes/intOrPercent.js';
import { podWords } from '../describeObject.js';
import { fieldsIn } from '../objectPlace.js';
import { nearest, podsOfSelector } from '../surroundings.js';
import { namespaceOf, replicasOf } from './place.js';
import type { HoverContext } from './types.js';

/** Tells what a change of the pods, or a drain, may do. */
export function rollout(context: HoverContext): readonly string[] {
  const [first, second] = context.path;
  if (first !== 'spec' || typeof second !== 'string') {
    return [];
  }
  switch (context.object.kind) {
    case 'Deployment':
      return /^(?:replicas|strategy)$/.test(second) ? deployment(context) : [];
    case 'StatefulSet':
      return /^(?:replicas|updateStrategy)$/.test(second) ? statefulSet(context) : [];
    case 'DaemonSet':
      return second === 'updateStrategy' ? daemonSet(context) : [];
    case 'PodDisruptionBudget':
      return /^(?:minAvailable|maxUnavailable)$/.test(second) ? budget(context) : [];
    default:
      return [];
  }
}

function deployment(context: HoverContext): string[] {
  const { type, rollingUpdate } = fieldsIn(context, ['spec', 'strategy']);
  const replicas = replicasOf(context);
  if (replicas === undefined) {
    return [];
  }
  if (type === 'Recreate') {
    return [
      `A rollout stops all ${podWords(replicas)} before it starts new ones: none is available`,
    ];
  }
  const { maxSurge = '25%', maxUnavailable = '25%' } = (rollingUpdate ?? {}) as Limits;
  const surge = scaledValue(maxSurge, replicas, 'up');
  const rounded = scaledValue(maxUnavailable, replicas, 'down');
  if (surge === undefined || rounded === undefined) {
    return [];
  }
  const unavailable = surge === 0 && rounded === 0 ? 1 : Math.min(rounded, replicas);
  return [
    `A rollout of ${podWords(replicas)}: at most **${podWords(replicas + surge)}**, at least ` +
      `**${replicas - unavailable} available**` +
      ` (maxSurge ${maxSurge} = ${surge}, maxUnavailable ${maxUnavailable} = ${unavailable})`,
  ];
}

interface Limits {
  readonly maxSurge?: number | string;
  readonly maxUnavailable?: number | string;
  readonly partition?: number;
}

function statefulSet(context: HoverContext): string[] {
  const { type, rollingUpdate } = fieldsIn(context, ['spec', 'updateStrategy']);
  const replicas = replicasOf(context);
  if (replicas === undefined) {
    return [];
  }
  if (type === 'OnDelete') {
    return ['A change reaches a pod when someone deletes it'];
  }
  const { partition = 0 } = (rollingUpdate ?? {}) as Limits;
  const changed = Math.max(0, replicas - partition);
  const last = `${Math.min(partition, replicas)} to ${replicas - 1}`;
  return changed === 0
    ? ['A change reaches no pod: the partition is not below the replicas']
    : [`A change reaches ${podWords(changed)} (${last}), the highest first, one after another`];
}

function daemonSet(context: HoverContext): string[] {
  const { type, rollingUpdate } = fieldsIn(context, ['spec', 'updateStrategy']);
  if (type === 'OnDelete') {
    return ['A change reaches a pod when someone deletes it'];
  }
  const { maxSurge = 0, maxUnavailable = 1 } = (rollingUpdate ?? {}) as Limits;
  const surges = maxSurge !== 0 && maxSurge !== '0%';
  return [
    surges
      ? `A change starts new pods first, on ${maxSurge} of the nodes at a time`
      : `A change replaces the pods of ${maxUnavailable} of the nodes at a time`,
  ];
}

/** https://kubernetes.io/docs/tasks/run-application/configure-pdb/: percentages are rounded up. */
function budget(context: HoverContext): string[] {
  const { self, surroundings } = context;
  const { minAvailable, maxUnavailable } = fieldsIn(context, ['spec']);
  if (self === undefined) {
    return [];
  }
  const pods = podsOfSelector(self, 0, surroundings);
  const near = nearest(surroundings, pods, namespaceOf(context));
  const counts = near.map(({ object }) => object.facts.pods?.replicas);
  if (near.length === 0 || !counts.every(count => count !== undefined)) {
    return [];
  }
  const total = counts.reduce((sum, count) => sum + count, 0);
  const limit = minAvailable ?? maxUnavailable;
  const scaled =
    typeof limit === 'number' || typeof limit === 'string'
      ? scaledValue(limit, total, 'up')
      : undefined;
  if (scaled === undefined) {
    return [];
  }
  const allowed = Math.max(
    0,
    Math.min(total, minAvailable === undefined ? scaled : total - scaled),
  );
  const blocks = allowed === 0 ? ': **no drain can go on**' : '';
  return [`Of ${podWords(total)}, ${allowed} may be taken away at a time${blocks}`];
}
