// One line per kind with rules.
import type { KindRules } from '../kindRules.js';
import { admissionPolicyRules } from './admissionPolicies.js';
import { apiServiceRules, certificateSigningRequestRules } from './apiService.js';
import { autoscalerRules } from './autoscaling.js';
import { clusterRules } from './cluster.js';
import { configMapRules, secretRules } from './configuration.js';
import { controllerRevisionRules } from './controllerRevision.js';
import { cronJobRules } from './cronJob.js';
import { customResourceDefinitionRules } from './customResourceDefinition.js';
import { daemonSetRules } from './daemonSet.js';
import { deploymentRules, replicaSetRules } from './deployment.js';
import { endpointSliceRules, endpointsRules } from './endpoints.js';
import { ingressClassRules, ingressRules } from './ingress.js';
import { jobRules } from './job.js';
import { networkPolicyRules } from './networkPolicy.js';
import { persistentVolumeRules } from './persistentVolume.js';
import { podRules } from './pod.js';
import { podDisruptionBudgetRules } from './podDisruptionBudget.js';
import { limitRangeRules, resourceQuotaRules } from './quota.js';
import { rbacRules } from './rbac.js';
import { podTemplateRules, replicationControllerRules } from './replicationController.js';
import { resourceClaimRules } from './resourceClaim.js';
import { serviceRules } from './service.js';
import { statefulSetRules } from './statefulSet.js';
import {
  csiDriverRules,
  persistentVolumeClaimRules,
  storageClassRules,
  volumeAttributesClassRules,
} from './storage.js';
import { webhookRules } from './webhooks.js';

/** Every kind that has rules beyond the metadata of a namespaced object. */
export const kindRules: readonly KindRules[] = [
  podRules,
  podTemplateRules,
  replicationControllerRules,
  deploymentRules,
  replicaSetRules,
  statefulSetRules,
  daemonSetRules,
  controllerRevisionRules,
  jobRules,
  cronJobRules,
  serviceRules,
  endpointsRules,
  endpointSliceRules,
  ingressRules,
  ingressClassRules,
  networkPolicyRules,
  configMapRules,
  secretRules,
  persistentVolumeRules,
  persistentVolumeClaimRules,
  storageClassRules,
  csiDriverRules,
  volumeAttributesClassRules,
  resourceQuotaRules,
  limitRangeRules,
  podDisruptionBudgetRules,
  ...autoscalerRules,
  ...rbacRules,
  ...clusterRules,
  ...webhookRules,
  ...admissionPolicyRules,
  ...resourceClaimRules,
  apiServiceRules,
  certificateSigningRequestRules,
  customResourceDefinitionRules,
];
