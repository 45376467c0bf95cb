// The ReplicationController controller: the ReplicaSet of earlier days, with a plain selector.
// https://kubernetes.io/docs/concepts/workloads/controllers/replicationcontroller/

import type { KubernetesObject } from '../../../core/kubernetes/object.js';
import type { ReplicationController } from '../../../schemas/built/types.js';
import type { ControllerFactory } from '../../kernel/types.js';
import { getByKey, ownerKeys, ownKey } from '../common/keys.js';
import type { Membership } from '../common/ownership.js';
import { Members } from '../replicaSet/members.js';
import { reconcileReplicas } from '../replicaSet/reconcileReplicas.js';

const KIND = 'ReplicationController';

/** Creates, deletes, adopts and releases pods until they are as many as `spec.replicas`. */
export const replicationControllerController: ControllerFactory = () => {
  const members = new Members(KIND);
  return {
    name: 'replication-controller',
    pods: { ownedBy: 'ReplicationController' },
    watches: {
      [KIND]: ownKey,
      Pod: (change, cluster) => {
        members.onPod(change);
        return ownerKeys(change, cluster, { kind: KIND, groupKind: KIND, membershipOf });
      },
    },
    reconcile(cluster, key) {
      const controller = getByKey<ReplicationController>(cluster, KIND, key);
      if (controller === undefined) {
        return undefined;
      }
      return reconcileReplicas(
        cluster,
        {
          object: controller,
          replicas: controller.spec?.replicas ?? 1,
          minReadySeconds: controller.spec?.minReadySeconds ?? 0,
          selector: membershipOf(controller).selector,
          template: controller.spec?.template,
          countsTerminating: false,
        },
        members,
      );
    },
  };
};

function membershipOf(owner: KubernetesObject): Membership {
  const selector = (owner as ReplicationController).spec?.selector;
  return { selector: selector === undefined ? undefined : { matchLabels: selector } };
}
