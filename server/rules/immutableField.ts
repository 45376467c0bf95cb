/**
 * Rule: immutable-field
 *
 * A field that cannot change in a cluster differs from what was last committed: the apply will be refused; the object
 * must be deleted and made again.
 *
 *     kind: Deployment
 *     spec:
 *       selector: { matchLabels: { app: web, tier: front } }     # ← was app: web: field is immutable
 *
 * Compared with `git show HEAD:FILE`, in trusted workspaces. A field that is left out on one side may have its default
 * and is not judged.
 */
import { valueAt } from '../../core/kubernetes/podTemplate.js';
import { sameValue } from '../../core/validation/immutable.js';
import type { Rule } from './rule.js';

const claimFields = ['accessModes', 'storageClassName', 'volumeMode', 'selector', 'dataSource'];
const classFields = ['provisioner', 'parameters', 'reclaimPolicy', 'volumeBindingMode'];

/** What the API server refuses to change, by kind. */
const immutable: ReadonlyMap<string, readonly string[]> = new Map([
  ['apps/Deployment', ['spec.selector']],
  ['apps/ReplicaSet', ['spec.selector']],
  ['apps/DaemonSet', ['spec.selector']],
  [
    'apps/StatefulSet',
    ['spec.selector', 'spec.serviceName', 'spec.podManagementPolicy', 'spec.volumeClaimTemplates'],
  ],
  ['batch/Job', ['spec.selector', 'spec.template', 'spec.completionMode']],
  ['Service', ['spec.clusterIP']],
  ['Secret', ['type']],
  ['PersistentVolumeClaim', claimFields.map(field => `spec.${field}`)],
  ['storage.k8s.io/StorageClass', classFields],
  ['rbac.authorization.k8s.io/RoleBinding', ['roleRef']],
  ['rbac.authorization.k8s.io/ClusterRoleBinding', ['roleRef']],
  ['networking.k8s.io/IngressClass', ['spec.controller']],
  ['scheduling.k8s.io/PriorityClass', ['value', 'preemptionPolicy']],
  ['node.k8s.io/RuntimeClass', ['handler']],
]);
const data = ['data', 'binaryData', 'immutable'];

export const immutableField: Rule = {
  id: 'immutable-field',
  severity: 'warning',
  pack: 'correctness',
  check(object, context) {
    const { groupKind, at, value } = object.facts;
    const before = context.baselineOf(object);
    if (before === undefined || context.isPatch(object)) {
      return [];
    }
    const isSealed = valueAt(before, ['immutable']) === true;
    return [...(immutable.get(groupKind) ?? []), ...(isSealed ? data : [])].flatMap(field => {
      const path = field.split('.');
      const now = valueAt(value, path);
      const then = valueAt(before, path);
      return now === undefined || then === undefined || now === null || sameValue(now, then)
        ? []
        : [
            {
              path: [...at, ...path],
              message: `${field} cannot change in a cluster and differs from the last commit: the apply will be refused`,
            },
          ];
    });
  },
};
