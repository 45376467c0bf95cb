/**
 * Rule: autoscaler-target-kind
 *
 * A HorizontalPodAutoscaler for a kind that cannot be scaled: it reports `FailedGetScale` forever.
 *
 *     scaleTargetRef: { apiVersion: apps/v1, kind: DaemonSet, name: agent }     # ← one pod per node, always
 */
import { fieldsAt, rootOf, textAt } from '../placedFields.js';
import type { Rule } from './rule.js';

const unscalable = new Set([
  'DaemonSet',
  'Job',
  'CronJob',
  'Pod',
  'Service',
  'Ingress',
  'ConfigMap',
]);

const groups = new Map([
  ['Deployment', 'apps/v1'],
  ['StatefulSet', 'apps/v1'],
  ['ReplicaSet', 'apps/v1'],
]);

export const autoscalerTargetKind: Rule = {
  id: 'autoscaler-target-kind',
  severity: 'warning',
  pack: 'correctness',
  check(object) {
    if (object.facts.kind !== 'HorizontalPodAutoscaler') {
      return [];
    }
    const target = fieldsAt(rootOf(object), 'spec', 'scaleTargetRef');
    const kind = textAt(target, 'kind');
    if (kind !== undefined && unscalable.has(kind)) {
      return [{ path: [...target.path, 'kind'], message: `A ${kind} cannot be scaled` }];
    }
    const wanted = kind === undefined ? undefined : groups.get(kind);
    const said = textAt(target, 'apiVersion');
    return wanted === undefined || said === undefined || said === wanted
      ? []
      : [
          {
            path: [...target.path, 'apiVersion'],
            message: `${kind} is of ${wanted}, not of ${said}: the autoscaler does not find it`,
            data: { replacements: [wanted] },
          },
        ];
  },
};
