// The registry of controllers: each simulation makes one of each, in this order. One line per controller.

import type { ControllerFactory } from '../kernel/types.js';
import { kubelet } from '../kubelet/index.js';
import { defaultScheduler } from '../scheduler/index.js';
import { admissionPolicyStatusController } from './admissionPolicyStatus.js';
import { apiServiceAvailabilityController } from './apiServiceAvailability.js';
import { certificateSigningController } from './certificateSigning/index.js';
import { clusterRoleAggregationController } from './clusterRoleAggregation.js';
import { cronJobController } from './cronJob/index.js';
import { customResourceCleanupController } from './customResourceCleanup.js';
import { customResourceDefinitionController } from './customResourceDefinition.js';
import { daemonSetController } from './daemonSet/index.js';
import { deploymentController } from './deployment/index.js';
import { endpointSliceController } from './endpointSlice/index.js';
import { endpointSliceMirroringController } from './endpointSliceMirroring/index.js';
import { endpointsController } from './endpoints/index.js';
import { ephemeralVolumeController } from './ephemeralVolume/index.js';
import { garbageCollector } from './garbageCollector/index.js';
import { horizontalPodAutoscalerController } from './horizontalPodAutoscaler/index.js';
import { ingressController } from './ingress/index.js';
import { jobController } from './job/index.js';
import { loadBalancerController } from './loadBalancer/index.js';
import { namespaceController } from './namespace/index.js';
import { nodeLifecycleController } from './nodeLifecycle/index.js';
import { persistentVolumeController } from './persistentVolume/index.js';
import { podDisruptionBudgetController } from './podDisruptionBudget/index.js';
import { podGarbageCollector } from './podGarbageCollector/index.js';
import { provisionerController } from './provisioner/index.js';
import { replicaSetController } from './replicaSet/index.js';
import { replicationControllerController } from './replicationController/index.js';
import { resourceClaimController } from './resourceClaim/index.js';
import { resourceQuotaController } from './resourceQuota.js';
import { rootCertificatePublisher } from './rootCertificate.js';
import { serviceAccountController } from './serviceAccount.js';
import { serviceCidrController } from './serviceCidr/index.js';
import { statefulSetController } from './statefulSet/index.js';
import { taintEvictionController } from './taintEviction/index.js';
import { ttlAfterFinishedController } from './ttlAfterFinished/index.js';
import { volumeExpansionController } from './volumeExpansion/index.js';
import { attributesClassProtectionController } from './volumeProtection/attributesClass.js';
import { volumeProtectionController } from './volumeProtection/index.js';

/** Everything that runs on the API by itself: controllers, scheduler, kubelets. */
export const controllers: readonly ControllerFactory[] = [
  namespaceController,
  serviceAccountController,
  rootCertificatePublisher,
  resourceQuotaController,
  garbageCollector,
  customResourceDefinitionController,
  customResourceCleanupController,
  admissionPolicyStatusController,
  apiServiceAvailabilityController,
  clusterRoleAggregationController,
  deploymentController,
  replicaSetController,
  replicationControllerController,
  statefulSetController,
  daemonSetController,
  jobController,
  cronJobController,
  ttlAfterFinishedController,
  horizontalPodAutoscalerController,
  podDisruptionBudgetController,
  endpointSliceController,
  endpointsController,
  nodeLifecycleController,
  taintEvictionController,
  podGarbageCollector,
  persistentVolumeController,
  ephemeralVolumeController,
  resourceClaimController,
  volumeExpansionController,
  volumeProtectionController,
  attributesClassProtectionController,
  provisionerController,
  loadBalancerController,
  ingressController,
  endpointSliceMirroringController,
  serviceCidrController,
  certificateSigningController,
  defaultScheduler,
  kubelet,
];
