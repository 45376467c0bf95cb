// The admission plugins in the server's order.

import { defaultIngressClass } from './defaultIngressClass.js';
import { defaultStorageClass } from './defaultStorageClass.js';
import { defaultTolerationSeconds } from './defaultTolerationSeconds.js';
import { limitRanger } from './limitRanger/index.js';
import { namespaceLifecycle } from './namespaceLifecycle.js';
import { persistentVolumeClaimResize } from './persistentVolumeClaimResize.js';
import { podSecurity } from './podSecurity/index.js';
import { podTopologyLabels } from './podTopologyLabels.js';
import { priority } from './priority.js';
import { resourceQuota } from './resourceQuota.js';
import { runtimeClass } from './runtimeClass.js';
import { serviceAccount } from './serviceAccount.js';
import { storageObjectInUseProtection } from './storageObjectInUseProtection.js';
import { taintNodesByCondition } from './taintNodesByCondition.js';
import type { AdmissionPlugin } from './types.js';
import { validatingAdmissionPolicy } from './validatingAdmissionPolicy.js';
import { mutatingAdmissionWebhook, validatingAdmissionWebhook } from './webhooks.js';

/** Mutating steps run in this order, then validating ones; ResourceQuota comes last. */
export const admissionPlugins: readonly AdmissionPlugin[] = [
  namespaceLifecycle,
  limitRanger,
  serviceAccount,
  taintNodesByCondition,
  podSecurity,
  priority,
  defaultTolerationSeconds,
  defaultStorageClass,
  storageObjectInUseProtection,
  persistentVolumeClaimResize,
  runtimeClass,
  defaultIngressClass,
  podTopologyLabels,
  mutatingAdmissionWebhook,
  validatingAdmissionPolicy,
  validatingAdmissionWebhook,
  resourceQuota,
];
