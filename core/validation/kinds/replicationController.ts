/**
 * ReplicationControllers: a plain map as selector.
 *
 *     selector: {}   # required, where the template has no labels to take it from
 */
import type { PodTemplate, ReplicationController } from '../../../schemas/built/types.js';
import { checkNonNegative } from '../checks.js';
import { writtenMap } from '../internalForms.js';
import { type KindRules, rulesOf } from '../kindRules.js';
import { isEmptyMap } from '../labels.js';
import { checkTemplate } from '../pod/podSpec.js';
import { templateWarnings, workloadNameWarnings } from '../pod/warnings.js';
import { checkControlledPod, doesNotMatch } from '../workloadSelector.js';

/** Rules of ReplicationControllers. */
export const replicationControllerRules: KindRules = rulesOf<ReplicationController>({
  group: '',
  kind: 'ReplicationController',
  create: ({ spec }, root) => {
    const at = root.field('spec');
    const template = spec?.template;
    checkNonNegative(spec?.minReadySeconds, at.field('minReadySeconds'));
    if (isEmptyMap(spec?.selector)) {
      at.field('selector').required();
    }
    checkNonNegative(spec?.replicas, at.field('replicas'));
    if (template === undefined) {
      at.field('template').required();
      return;
    }
    const labels = template.metadata?.labels;
    const selected = Object.entries(spec?.selector ?? {});
    if (selected.some(([key, value]) => labels?.[key] !== value)) {
      const atLabels = at.field('template').field('metadata').field('labels');
      atLabels.invalid(labels === undefined ? null : writtenMap(labels), doesNotMatch);
    }
    checkTemplate(template, at.field('template'));
    checkControlledPod(template, 'ReplicationController', at.field('template'));
  },
  warnings: ({ metadata, spec }) => [
    ...workloadNameWarnings(metadata),
    ...templateWarnings(spec?.template, 'spec.template'),
  ],
});

/** Rules of PodTemplates. */
export const podTemplateRules: KindRules = rulesOf<PodTemplate>({
  group: '',
  kind: 'PodTemplate',
  create: ({ template }, root) => checkTemplate(template, root.field('template')),
  warnings: ({ template }) => templateWarnings(template, 'template'),
});
