// One line per kind with rules.
import { type KindRules, rulesOf } from '../kindRules.js';
import { nameIsLabel } from '../names.js';
import { configMapRules, secretRules } from './configuration.js';
import { cronJobRules } from './cronJob.js';
import { daemonSetRules } from './daemonSet.js';
import { deploymentRules, replicaSetRules } from './deployment.js';
import { jobRules } from './job.js';
import { podRules } from './pod.js';
import { podTemplateRules, replicationControllerRules } from './replicationController.js';
import { serviceRules } from './service.js';
import { statefulSetRules } from './statefulSet.js';

/** Every kind that has rules beyond the metadata of a namespaced object. */
export const kindRules: readonly KindRules[] = [
  podRules,
  podTemplateRules,
  replicationControllerRules,
  deploymentRules,
  replicaSetRules,
  statefulSetRules,
  daemonSetRules,
  jobRules,
  cronJobRules,
  serviceRules,
  configMapRules,
  secretRules,
  rulesOf({ group: '', kind: 'Namespace', namespaced: false, name: nameIsLabel }),
];
