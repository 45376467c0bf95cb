/**
 * DaemonSets: selector, template, update strategy.
 *
 *     rollingUpdate: { maxUnavailable: 0, maxSurge: 0 }   # one of them must move
 */
import type { DaemonSet, DaemonSetSpec } from '../../../schemas/built/types.js';
import { checkNonNegative } from '../checks.js';
import { internalDaemonStrategy } from '../internalForms.js';
import {
  checkAtMost100Percent,
  checkPositiveIntOrPercent,
  intOrPercentValue,
} from '../intOrPercent.js';
import { type KindRules, rulesOf } from '../kindRules.js';
import { checkLabelSelector, isEmptySelector } from '../labels.js';
import type { Place } from '../place.js';
import { checkTemplate } from '../pod/podSpec.js';
import { templateWarnings } from '../pod/warnings.js';
import {
  checkControlledPod,
  checkSelectorUnchanged,
  checkTemplateLabels,
} from '../workloadSelector.js';

/** Rules of DaemonSets. */
export const daemonSetRules: KindRules = rulesOf<DaemonSet>({
  group: 'apps',
  kind: 'DaemonSet',
  create: ({ spec }, root) => checkSpec(spec ?? {}, root.field('spec')),
  update: (next, previous, root) =>
    checkSelectorUnchanged(
      next.spec?.selector,
      previous.spec?.selector,
      root.field('spec').field('selector'),
    ),
  warnings: ({ spec }) => templateWarnings(spec?.template, 'spec.template'),
});

function checkSpec(spec: Partial<DaemonSetSpec>, at: Place): void {
  const { selector, template } = spec;
  const atTemplate = at.field('template');
  checkLabelSelector(selector, at.field('selector'));
  checkTemplateLabels(selector, template, atTemplate);
  if (selector !== undefined && isEmptySelector(selector)) {
    at.field('selector').invalid(selector, 'empty selector is invalid for daemonset');
  }
  checkTemplate(template, atTemplate);
  checkControlledPod(template, 'DaemonSet', atTemplate);
  checkNonNegative(spec.minReadySeconds, at.field('minReadySeconds'));
  checkStrategy(spec.updateStrategy ?? {}, at.field('updateStrategy'));
  checkNonNegative(spec.revisionHistoryLimit, at.field('revisionHistoryLimit'));
}

function checkStrategy(strategy: NonNullable<DaemonSetSpec['updateStrategy']>, at: Place): void {
  if (strategy.type === 'OnDelete') {
    return;
  }
  if (strategy.type !== 'RollingUpdate') {
    at.notSupported(internalDaemonStrategy(strategy), ['RollingUpdate', 'OnDelete']);
    return;
  }
  checkRollingUpdate(strategy.rollingUpdate ?? {}, at.field('rollingUpdate'));
}

function checkRollingUpdate(
  rolling: NonNullable<NonNullable<DaemonSetSpec['updateStrategy']>['rollingUpdate']>,
  at: Place,
): void {
  const { maxUnavailable = 0, maxSurge = 0 } = rolling;
  checkPositiveIntOrPercent(maxUnavailable, at.field('maxUnavailable'));
  checkPositiveIntOrPercent(maxSurge, at.field('maxSurge'));
  const unavailable = intOrPercentValue(maxUnavailable) !== 0;
  const surge = intOrPercentValue(maxSurge) !== 0;
  if (unavailable && surge) {
    at.field('maxSurge').invalid(maxSurge, 'may not be set when maxUnavailable is non-zero');
  } else if (!unavailable && !surge) {
    at.field('maxUnavailable').required('cannot be 0 when maxSurge is 0');
  }
  checkAtMost100Percent(maxUnavailable, at.field('maxUnavailable'));
  checkAtMost100Percent(maxSurge, at.field('maxSurge'));
}
