/**
 * Deployments and ReplicaSets: selector, template, strategy.
 *
 *     strategy: { type: Recreate, rollingUpdate: {} }   # rollingUpdate may not be specified
 */
import type { Deployment, DeploymentStrategy, ReplicaSet } from '../../../schemas/built/types.js';
import { checkNonNegative } from '../checks.js';
import { internalStrategy } from '../internalForms.js';
import {
  checkAtMost100Percent,
  checkPositiveIntOrPercent,
  intOrPercentValue,
} from '../intOrPercent.js';
import { type KindRules, rulesOf } from '../kindRules.js';
import type { Place } from '../place.js';
import { checkTemplate } from '../pod/podSpec.js';
import { templateWarnings, workloadNameWarnings } from '../pod/warnings.js';
import {
  checkControlledPod,
  checkSelectorUnchanged,
  checkTemplateLabels,
  checkWorkloadSelector,
} from '../workloadSelector.js';

const words = {
  empty: 'empty selector is invalid for deployment',
  faulty: 'invalid label selector',
};

/** Rules of Deployments. */
export const deploymentRules: KindRules = rulesOf<Deployment>({
  group: 'apps',
  kind: 'Deployment',
  create: ({ spec }, root) => checkDeploymentSpec(spec ?? {}, root.field('spec')),
  update: (next, previous, root) =>
    checkSelectorUnchanged(
      next.spec?.selector,
      previous.spec?.selector,
      root.field('spec').field('selector'),
    ),
  warnings: ({ metadata, spec }) => [
    ...workloadNameWarnings(metadata),
    ...templateWarnings(spec?.template, 'spec.template'),
  ],
});

/** Rules of ReplicaSets. */
export const replicaSetRules: KindRules = rulesOf<ReplicaSet>({
  group: 'apps',
  kind: 'ReplicaSet',
  create: ({ spec }, root) => {
    const at = root.field('spec');
    checkNonNegative(spec?.replicas, at.field('replicas'));
    checkNonNegative(spec?.minReadySeconds, at.field('minReadySeconds'));
    checkReplicated(spec ?? {}, at);
  },
  update: (next, previous, root) =>
    checkSelectorUnchanged(
      next.spec?.selector,
      previous.spec?.selector,
      root.field('spec').field('selector'),
    ),
  warnings: ({ metadata, spec }) => [
    ...workloadNameWarnings(metadata),
    ...templateWarnings(spec?.template, 'spec.template'),
  ],
});

function checkDeploymentSpec(spec: Partial<NonNullable<Deployment['spec']>>, at: Place): void {
  checkNonNegative(spec.replicas, at.field('replicas'));
  checkReplicated(spec, at);
  checkStrategy(spec.strategy ?? {}, at.field('strategy'));
  checkNonNegative(spec.minReadySeconds, at.field('minReadySeconds'));
  checkNonNegative(spec.revisionHistoryLimit, at.field('revisionHistoryLimit'));
  const deadline = spec.progressDeadlineSeconds;
  if (deadline !== undefined) {
    checkNonNegative(deadline, at.field('progressDeadlineSeconds'));
    if (deadline <= (spec.minReadySeconds ?? 0)) {
      at.field('progressDeadlineSeconds').invalid(deadline, 'must be greater than minReadySeconds');
    }
  }
}

function checkReplicated(
  spec: Pick<Partial<NonNullable<Deployment['spec']>>, 'selector' | 'template'>,
  at: Place,
): void {
  const atTemplate = at.field('template');
  if (!checkWorkloadSelector(spec.selector, words, at.field('selector'))) {
    return;
  }
  checkTemplateLabels(spec.selector, spec.template, atTemplate);
  checkTemplate(spec.template, atTemplate);
  checkControlledPod(spec.template, 'ReplicaSet', atTemplate);
}

function checkStrategy(strategy: DeploymentStrategy, at: Place): void {
  switch (strategy.type) {
    case 'Recreate':
      if (strategy.rollingUpdate !== undefined) {
        const detail = "may not be specified when strategy `type` is 'Recreate'";
        at.field('rollingUpdate').forbidden(detail);
      }
      return;
    case 'RollingUpdate':
      checkRollingUpdate(strategy.rollingUpdate ?? {}, at.field('rollingUpdate'));
      return;
    default:
      at.notSupported(internalStrategy(strategy), ['Recreate', 'RollingUpdate']);
  }
}

function checkRollingUpdate(
  rolling: NonNullable<DeploymentStrategy['rollingUpdate']>,
  at: Place,
): void {
  const { maxUnavailable = 0, maxSurge = 0 } = rolling;
  checkPositiveIntOrPercent(maxUnavailable, at.field('maxUnavailable'));
  checkPositiveIntOrPercent(maxSurge, at.field('maxSurge'));
  if (intOrPercentValue(maxUnavailable) === 0 && intOrPercentValue(maxSurge) === 0) {
    at.field('maxUnavailable').invalid(maxUnavailable, 'may not be 0 when `maxSurge` is 0');
  }
  checkAtMost100Percent(maxUnavailable, at.field('maxUnavailable'));
}
