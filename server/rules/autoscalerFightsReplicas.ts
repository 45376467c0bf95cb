/**
 * Rule: autoscaler-fights-replicas
 *
 * A workload states its replicas although a HorizontalPodAutoscaler decides them: every apply sets the number back.
 *
 *     kind: Deployment
 *     spec:
 *       replicas: 3     # ← HorizontalPodAutoscaler web scales this Deployment
 *
 * https://kubernetes.io/docs/tasks/run-application/horizontal-pod-autoscale/#migrating-deployments-and-statefulsets-to-horizontal-autoscaling
 */
import { fieldsAt, isSet, rootOf, titleOf } from '../placedFields.js';
import { pointTo } from './related.js';
import type { Rule } from './rule.js';

const scalable = new Set([
  'apps/Deployment',
  'apps/StatefulSet',
  'apps/ReplicaSet',
  'ReplicationController',
  'argoproj.io/Rollout',
]);

const scalers = new Set(['HorizontalPodAutoscaler', 'ScaledObject']);

export const autoscalerFightsReplicas: Rule = {
  id: 'autoscaler-fights-replicas',
  severity: 'warning',
  pack: 'correctness',
  check(object, context) {
    const { groupKind, name, kind } = object.facts;
    const spec = fieldsAt(rootOf(object), 'spec');
    if (!scalable.has(groupKind) || !isSet(spec, 'replicas')) {
      return [];
    }
    const scaler = context.graph
      .referrers(groupKind, name)
      .find(other => scalers.has(other.facts.kind) && context.isTogether(object, other));
    return scaler === undefined
      ? []
      : [
          {
            path: [...spec.path, 'replicas'],
            message: `${titleOf(scaler)} scales this ${kind}: every apply would set the number back`,
            related: [pointTo(scaler, ['spec', 'scaleTargetRef'])],
          },
        ];
  },
};
