// Which function writes the row of which kind. A kind without one gets name and age, as the server does.

import type { KubernetesObject } from '../../../core/kubernetes/object.js';
import type { GroupKind } from '../../kernel/types.js';
import * as access from './accessCells.js';
import type { CellsOf } from './cell.js';
import * as cluster from './clusterCells.js';
import * as network from './networkCells.js';
import { podCells } from './podCells.js';
import * as policy from './policyCells.js';
import * as storage from './storageCells.js';
import * as workload from './workloadCells.js';

/** The store validates what it holds, so an object of a kind has that kind's type. */
function typed<T extends KubernetesObject>(cells: CellsOf<T>): CellsOf {
  return (object, nowMs) => cells(object as unknown as T, nowMs);
}

/** The cells of a kind, undefined for kinds that show only name and age. */
export function cellsOfKind(groupKind: GroupKind): CellsOf | undefined {
  return cellsByKind.get(groupKind);
}

const cellsByKind: ReadonlyMap<GroupKind, CellsOf> = new Map<GroupKind, CellsOf>([
  ['Pod', typed(podCells)],
  ['apps/Deployment', typed(workload.deploymentCells)],
  ['apps/ReplicaSet', typed(workload.replicaSetCells)],
  ['apps/StatefulSet', typed(workload.statefulSetCells)],
  ['apps/DaemonSet', typed(workload.daemonSetCells)],
  ['apps/ControllerRevision', typed(workload.controllerRevisionCells)],
  ['ReplicationController', typed(workload.replicationControllerCells)],
  ['PodTemplate', typed(workload.podTemplateCells)],
  ['batch/Job', typed(workload.jobCells)],
  ['batch/CronJob', typed(workload.cronJobCells)],
  ['Service', typed(network.serviceCells)],
  ['Endpoints', typed(network.endpointsCells)],
  ['discovery.k8s.io/EndpointSlice', typed(network.endpointSliceCells)],
  ['networking.k8s.io/Ingress', typed(network.ingressCells)],
  ['networking.k8s.io/IngressClass', typed(network.ingressClassCells)],
  ['networking.k8s.io/NetworkPolicy', typed(network.networkPolicyCells)],
  ['networking.k8s.io/IPAddress', typed(network.ipAddressCells)],
  ['networking.k8s.io/ServiceCIDR', typed(network.serviceCIDRCells)],
  ['PersistentVolumeClaim', typed(storage.persistentVolumeClaimCells)],
  ['PersistentVolume', typed(storage.persistentVolumeCells)],
  ['storage.k8s.io/StorageClass', typed(storage.storageClassCells)],
  ['storage.k8s.io/VolumeAttachment', typed(storage.volumeAttachmentCells)],
  ['storage.k8s.io/VolumeAttributesClass', typed(storage.volumeAttributesClassCells)],
  ['storage.k8s.io/CSINode', typed(storage.csiNodeCells)],
  ['storage.k8s.io/CSIDriver', typed(storage.csiDriverCells)],
  ['autoscaling/HorizontalPodAutoscaler', typed(policy.horizontalPodAutoscalerCells)],
  ['autoscaling/Scale', typed(policy.scaleCells)],
  ['policy/PodDisruptionBudget', typed(policy.podDisruptionBudgetCells)],
  ['ResourceQuota', typed(policy.resourceQuotaCells)],
  ['scheduling.k8s.io/PriorityClass', typed(policy.priorityClassCells)],
  ['Node', typed(cluster.nodeCells)],
  ['ComponentStatus', typed(cluster.componentStatusCells)],
  ['Namespace', typed(cluster.namespaceCells)],
  ['Event', typed(cluster.eventCells)],
  ['events.k8s.io/Event', typed(cluster.eventCells)],
  ['ConfigMap', typed(cluster.configMapCells)],
  ['Secret', typed(cluster.secretCells)],
  ['coordination.k8s.io/Lease', typed(cluster.leaseCells)],
  ['node.k8s.io/RuntimeClass', typed(cluster.runtimeClassCells)],
  ['apiregistration.k8s.io/APIService', typed(cluster.apiServiceCells)],
  ['certificates.k8s.io/CertificateSigningRequest', typed(cluster.certificateSigningRequestCells)],
  ['rbac.authorization.k8s.io/RoleBinding', typed(access.roleBindingCells)],
  ['rbac.authorization.k8s.io/ClusterRoleBinding', typed(access.roleBindingCells)],
  ['admissionregistration.k8s.io/MutatingAdmissionPolicy', typed(access.mutatingPolicyCells)],
  ['admissionregistration.k8s.io/ValidatingAdmissionPolicy', typed(access.validatingPolicyCells)],
  ['admissionregistration.k8s.io/MutatingAdmissionPolicyBinding', typed(access.policyBindingCells)],
  [
    'admissionregistration.k8s.io/ValidatingAdmissionPolicyBinding',
    typed(access.policyBindingCells),
  ],
  ['admissionregistration.k8s.io/MutatingWebhookConfiguration', typed(access.webhookCells)],
  ['admissionregistration.k8s.io/ValidatingWebhookConfiguration', typed(access.webhookCells)],
  ['flowcontrol.apiserver.k8s.io/FlowSchema', typed(access.flowSchemaCells)],
  ['flowcontrol.apiserver.k8s.io/PriorityLevelConfiguration', typed(access.priorityLevelCells)],
  ['resource.k8s.io/ResourceClaim', typed(access.resourceClaimCells)],
  ['resource.k8s.io/ResourceSlice', typed(access.resourceSliceCells)],
]);
