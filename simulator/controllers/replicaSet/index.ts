// The ReplicaSet controller: keeps as many pods of one template as asked.
// https://kubernetes.io/docs/concepts/workloads/controllers/replicaset/

import type { KubernetesObject } from '../../../core/kubernetes/object.js';
import type { ReplicaSet } from '../../../schemas/built/types.js';
import type { ControllerFactory } from '../../kernel/types.js';
import { getByKey, ownerKeys, ownKey } from '../common/keys.js';
import type { Membership } from '../common/ownership.js';
import { Members } from './members.js';
import { reconcileReplicas } from './reconcileReplicas.js';

const GROUP_KIND = 'apps/ReplicaSet';

/** Creates, deletes, adopts and releases pods until they are as many as `spec.replicas`. */
export const replicaSetController: ControllerFactory = () => {
  const members = new Members('ReplicaSet');
  return {
    name: 'replicaset-controller',
    pods: { ownedBy: 'ReplicaSet' },
    watches: {
      [GROUP_KIND]: ownKey,
      Pod: (change, cluster) => {
        members.onPod(change);
        return ownerKeys(change, cluster, {
          kind: 'ReplicaSet',
          groupKind: GROUP_KIND,
          membershipOf,
        });
      },
    },
    reconcile(cluster, key) {
      const replicaSet = getByKey<ReplicaSet>(cluster, GROUP_KIND, key);
      if (replicaSet === undefined) {
        return undefined;
      }
      return reconcileReplicas(
        cluster,
        {
          object: replicaSet,
          replicas: replicaSet.spec?.replicas ?? 1,
          minReadySeconds: replicaSet.spec?.minReadySeconds ?? 0,
          selector: replicaSet.spec?.selector,
          template: replicaSet.spec?.template,
          countsTerminating: true,
        },
        members,
      );
    },
  };
};

function membershipOf(owner: KubernetesObject): Membership {
  return { selector: (owner as ReplicaSet).spec?.selector };
}
