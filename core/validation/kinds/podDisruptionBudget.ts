/**
 * PodDisruptionBudgets: one of minAvailable and maxUnavailable.
 *
 *     minAvailable: 1
 *     maxUnavailable: 1   # cannot be both set
 */
import type { PodDisruptionBudget } from '../../../schemas/built/types.js';
import { checkOneOf } from '../checks.js';
import { internalBudget } from '../internalForms.js';
import { checkAtMost100Percent, checkPositiveIntOrPercent } from '../intOrPercent.js';
import { type KindRules, rulesOf } from '../kindRules.js';
import { checkLabelSelector } from '../labels.js';
import { nameIsPathSegment } from '../names.js';

/** Rules of PodDisruptionBudgets. */
export const podDisruptionBudgetRules: KindRules = rulesOf<PodDisruptionBudget>({
  group: 'policy',
  kind: 'PodDisruptionBudget',
  name: nameIsPathSegment,
  anyFinalizers: true,
  metadataLast: true,
  create: ({ spec }, root) => {
    const at = root.field('spec');
    if (spec?.minAvailable !== undefined && spec.maxUnavailable !== undefined) {
      at.invalid(internalBudget(spec), 'minAvailable and maxUnavailable cannot be both set');
    }
    for (const name of ['minAvailable', 'maxUnavailable'] as const) {
      const value = spec?.[name];
      if (value !== undefined) {
        checkPositiveIntOrPercent(value, at.field(name));
        checkAtMost100Percent(value, at.field(name));
      }
    }
    checkLabelSelector(spec?.selector, at.field('selector'));
    checkOneOf(
      spec?.unhealthyPodEvictionPolicy,
      ['AlwaysAllow', 'IfHealthyBudget'],
      at.field('unhealthyPodEvictionPolicy'),
    );
  },
});
