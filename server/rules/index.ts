// The registry of rules across objects: one line per rule.

import { affinitySelectsNothing } from './affinitySelectsNothing.js';
import { autoscalerFightsReplicas } from './autoscalerFightsReplicas.js';
import { autoscalerTargetKind } from './autoscalerTargetKind.js';
import { autoscalerWithoutRequests } from './autoscalerWithoutRequests.js';
import { budgetBlocksDrain } from './budgetBlocksDrain.js';
import { budgetEvictionPolicy } from './budgetEvictionPolicy.js';
import { budgetSelectsNothing } from './budgetSelectsNothing.js';
import { claimVolumeMismatch } from './claimVolumeMismatch.js';
import { clusterAdmin } from './clusterAdmin.js';
import { cronJobWithoutDeadline } from './cronJobWithoutDeadline.js';
import { deprecatedServiceAccount } from './deprecatedServiceAccount.js';
import { dockerSocket } from './dockerSocket.js';
import { duplicateAutoscaler } from './duplicateAutoscaler.js';
import { duplicateIngressPath } from './duplicateIngressPath.js';
import { duplicateObject } from './duplicateObject.js';
import { exceedsLimitRange } from './exceedsLimitRange.js';
import { exceedsQuota } from './exceedsQuota.js';
import { externalNameSelector } from './externalNameSelector.js';
import { headlessTargetPort } from './headlessTargetPort.js';
import { identicalProbes } from './identicalProbes.js';
import { imageTag } from './imageTag.js';
import { immutableField } from './immutableField.js';
import { jobWithoutTtl } from './jobWithoutTtl.js';
import { missingBudget } from './missingBudget.js';
import { missingKey } from './missingKey.js';
import { missingMemoryLimit } from './missingMemoryLimit.js';
import { missingMonitorPort } from './missingMonitorPort.js';
import { missingNamespace } from './missingNamespace.js';
import { missingNetworkPolicy } from './missingNetworkPolicy.js';
import { missingProbePort } from './missingProbePort.js';
import { missingReadinessProbe } from './missingReadinessProbe.js';
import { missingReference } from './missingReference.js';
import { missingRequests } from './missingRequests.js';
import { missingServicePort } from './missingServicePort.js';
import { missingSubPath } from './missingSubPath.js';
import { missingTargetPort } from './missingTargetPort.js';
import { namedCreate } from './namedCreate.js';
import { networkPolicyPeers } from './networkPolicyPeers.js';
import { networkPolicyPort } from './networkPolicyPort.js';
import { networkPolicySelectsNothing } from './networkPolicySelectsNothing.js';
import { nodePortConflict } from './nodePortConflict.js';
import { overlappingBudgets } from './overlappingBudgets.js';
import { overlappingSelectors } from './overlappingSelectors.js';
import { overriddenSecretKey } from './overriddenSecretKey.js';
import { ownerReferences } from './ownerReferences.js';
import { podSecurityBaseline } from './podSecurityBaseline.js';
import { podSecurityRestricted } from './podSecurityRestricted.js';
import { priorityValue } from './priorityValue.js';
import { pullSecretType } from './pullSecretType.js';
import type { Rule } from './rule.js';
import { scheduleNeverRuns } from './scheduleNeverRuns.js';
import { secretAccess } from './secretAccess.js';
import { secretInEnvironment } from './secretInEnvironment.js';
import { sensitiveHostMount } from './sensitiveHostMount.js';
import { serverFields } from './serverFields.js';
import { serviceMonitorSelectsNothing } from './serviceMonitorSelectsNothing.js';
import { serviceNotHeadless } from './serviceNotHeadless.js';
import { serviceSelectsNothing } from './serviceSelectsNothing.js';
import { serviceSelectsOthers } from './serviceSelectsOthers.js';
import { sharedReadWriteOnce } from './sharedReadWriteOnce.js';
import { singleReplica } from './singleReplica.js';
import { spreadSelectsNothing } from './spreadSelectsNothing.js';
import { tlsSecret } from './tlsSecret.js';
import { tokenWithoutAccount } from './tokenWithoutAccount.js';
import { undefinedVariable } from './undefinedVariable.js';
import { unknownPermission } from './unknownPermission.js';
import { unusedVolume } from './unusedVolume.js';
import { wildcardRole } from './wildcardRole.js';
import { writableRoot } from './writableRoot.js';

/** Every rule, in the order their findings are shown. */
export const rules: readonly Rule[] = [
  missingReference,
  missingKey,
  missingServicePort,
  serviceSelectsNothing,
  missingTargetPort,
  overlappingSelectors,
  affinitySelectsNothing,
  autoscalerFightsReplicas,
  autoscalerTargetKind,
  autoscalerWithoutRequests,
  budgetBlocksDrain,
  budgetSelectsNothing,
  claimVolumeMismatch,
  deprecatedServiceAccount,
  duplicateAutoscaler,
  duplicateIngressPath,
  duplicateObject,
  exceedsLimitRange,
  exceedsQuota,
  externalNameSelector,
  headlessTargetPort,
  immutableField,
  missingMonitorPort,
  missingNamespace,
  missingProbePort,
  missingSubPath,
  namedCreate,
  networkPolicyPeers,
  networkPolicyPort,
  networkPolicySelectsNothing,
  nodePortConflict,
  overlappingBudgets,
  overriddenSecretKey,
  ownerReferences,
  priorityValue,
  pullSecretType,
  scheduleNeverRuns,
  serverFields,
  serviceMonitorSelectsNothing,
  serviceNotHeadless,
  serviceSelectsOthers,
  sharedReadWriteOnce,
  spreadSelectsNothing,
  tlsSecret,
  tokenWithoutAccount,
  undefinedVariable,
  unknownPermission,
  unusedVolume,
  budgetEvictionPolicy,
  clusterAdmin,
  cronJobWithoutDeadline,
  dockerSocket,
  identicalProbes,
  imageTag,
  jobWithoutTtl,
  missingBudget,
  missingMemoryLimit,
  missingNetworkPolicy,
  missingReadinessProbe,
  missingRequests,
  secretAccess,
  secretInEnvironment,
  sensitiveHostMount,
  singleReplica,
  wildcardRole,
  writableRoot,
  podSecurityBaseline,
  podSecurityRestricted,
];
