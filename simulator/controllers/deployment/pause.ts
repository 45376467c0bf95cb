// Telling that a Deployment is paused or resumed, so that its deadline does not run meanwhile.
// After pkg/controller/deployment/sync.go: checkPausedConditions.

import type { Deployment } from '../../../schemas/built/types.js';
import type { Cluster } from '../../kernel/types.js';
import {
  type ConditionText,
  findCondition,
  hasProgressDeadline,
  progressing,
  setCondition,
} from './deploymentStatus.js';

/**
 * Writes the Progressing condition of a pause that began or ended; returns the Deployment as it
 * then is.
 */
export function notePause(cluster: Cluster, deployment: Deployment): Deployment {
  const text = pauseCondition(deployment);
  if (text === undefined) {
    return deployment;
  }
  const conditions = setCondition(deployment.status?.conditions ?? [], text, cluster.timestamp);
  return cluster.updateStatus({ ...deployment, status: { ...deployment.status, conditions } });
}

/**
 * The condition to set now; undefined when nothing changed or a passed deadline is not to be
 * hidden.
 */
export function pauseCondition(deployment: Deployment): ConditionText | undefined {
  const current = findCondition(deployment.status?.conditions, 'Progressing');
  if (!hasProgressDeadline(deployment) || current?.reason === 'ProgressDeadlineExceeded') {
    return undefined;
  }
  const isPaused = deployment.spec?.paused === true;
  const isNoted = current?.reason === 'DeploymentPaused';
  if (isPaused && !isNoted) {
    return progressing('Unknown', 'DeploymentPaused', 'Deployment is paused');
  }
  return !isPaused && isNoted
    ? progressing('Unknown', 'DeploymentResumed', 'Deployment is resumed')
    : undefined;
}
