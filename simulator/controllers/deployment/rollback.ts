// The rollback of earlier days: an annotation that names the revision to go back to.
// After pkg/controller/deployment/rollback.go. (`kubectl rollout undo` patches the template
// itself.)

import type { Deployment, ReplicaSet } from '../../../schemas/built/types.js';
import type { Cluster } from '../../kernel/types.js';
import { allOf, isSameTemplate, withoutHashLabel } from './replicaSets.js';
import {
  lastRevision,
  revisionOf,
  rollbackRevisionOf,
  rolledBackAnnotations,
  withoutRollback,
} from './revisions.js';
import { syncRevision } from './syncRevision.js';

/**
 * Copies the template of the asked revision into the Deployment, or says why not; clears the
 * annotation.
 */
export function rollBack(
  cluster: Cluster,
  before: Deployment,
  replicaSets: readonly ReplicaSet[],
): void {
  const { deployment, family } = syncRevision(cluster, before, replicaSets, 'create');
  const all = allOf(family);
  const asked = rollbackRevisionOf(deployment) ?? 0;
  const revision = asked === 0 ? lastRevision(all) : asked;
  const replicaSet = all.find(candidate => revisionOf(candidate) === revision);
  if (revision === 0 || replicaSet === undefined) {
    const message =
      revision === 0
        ? 'Unable to find last revision.'
        : 'Unable to find the revision to rollback to.';
    warn(cluster, deployment, 'DeploymentRollbackRevisionNotFound', message);
    clearRollback(cluster, deployment);
    return;
  }
  if (isSameTemplate(deployment.spec?.template, replicaSet.spec?.template)) {
    const { name } = deployment.metadata;
    const message = `The rollback revision contains the same template as current deployment "${name}"`;
    warn(cluster, deployment, 'DeploymentRollbackTemplateUnchanged', message);
    clearRollback(cluster, deployment);
    return;
  }
  restore(cluster, deployment, replicaSet, revision);
}

function restore(
  cluster: Cluster,
  deployment: Deployment,
  replicaSet: ReplicaSet,
  revision: number,
): void {
  const annotations = rolledBackAnnotations(deployment, replicaSet);
  const template = withoutHashLabel(replicaSet.spec?.template);
  clearRollback(cluster, {
    ...deployment,
    metadata: { ...deployment.metadata, annotations },
    spec: { selector: {}, ...deployment.spec, template },
  });
  const message = `Rolled back deployment "${deployment.metadata.name}" to revision ${revision}`;
  cluster.event(deployment, { type: 'Normal', reason: 'DeploymentRollback', message });
}

function clearRollback(cluster: Cluster, deployment: Deployment): void {
  const annotations = withoutRollback(deployment.metadata.annotations ?? {});
  cluster.update({ ...deployment, metadata: { ...deployment.metadata, annotations } });
}

function warn(cluster: Cluster, deployment: Deployment, reason: string, message: string): void {
  cluster.event(deployment, { type: 'Warning', reason, message });
}
