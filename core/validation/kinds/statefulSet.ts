/**
 * StatefulSets: policies, claims, a template whose containers may mount the claims.
 *
 *     podManagementPolicy: parallel   # must be 'OrderedReady' or 'Parallel'
 */
import type {
  PersistentVolumeClaim,
  StatefulSet,
  StatefulSetSpec,
  Volume,
} from '../../../schemas/built/types.js';
import { checkName, checkNonNegative, checkOneOf } from '../checks.js';
import { checkClaimSpec, storageWarnings } from '../claimSpec.js';
import { sameValue } from '../immutable.js';
import { internalPartition, internalUpdateStrategy } from '../internalForms.js';
import { type KindRules, rulesOf } from '../kindRules.js';
import { dns1123Label } from '../names.js';
import type { Place } from '../place.js';
import { checkTemplate } from '../pod/podSpec.js';
import { templateWarnings } from '../pod/warnings.js';
import {
  checkControlledPod,
  checkTemplateLabels,
  checkWorkloadSelector,
} from '../workloadSelector.js';

const words = { empty: 'empty selector is invalid for statefulset', faulty: '' };

const changeable: ReadonlySet<string> = new Set([
  'replicas',
  'ordinals',
  'template',
  'updateStrategy',
  'revisionHistoryLimit',
  'persistentVolumeClaimRetentionPolicy',
  'minReadySeconds',
]);

const onlyChangeable =
  "updates to statefulset spec for fields other than 'replicas', 'ordinals', 'template', " +
  "'updateStrategy', 'revisionHistoryLimit', 'persistentVolumeClaimRetentionPolicy' and " +
  "'minReadySeconds' are forbidden";

const endlessHistory =
  'spec.revisionHistoryLimit: a negative value retains all historical revisions; ' +
  'a value >= 0 is recommended';

/** Rules of StatefulSets. */
export const statefulSetRules: KindRules = rulesOf<StatefulSet>({
  group: 'apps',
  kind: 'StatefulSet',
  create: ({ spec }, root) => checkSpec(spec ?? {}, root.field('spec')),
  update: (next, previous, root) => {
    if (!sameValue(unchangeable(next.spec), unchangeable(previous.spec))) {
      root.field('spec').forbidden(onlyChangeable);
    }
  },
  warnings: ({ spec }) => [
    ...templateWarnings(spec?.template, 'spec.template'),
    ...(spec?.volumeClaimTemplates ?? []).flatMap((claim, index) =>
      storageWarnings(claim.spec, `spec.volumeClaimTemplates[${index}]`),
    ),
    ...((spec?.revisionHistoryLimit ?? 0) < 0 ? [endlessHistory] : []),
  ],
});

function checkSpec(spec: Partial<StatefulSetSpec>, at: Place): void {
  const policy = spec.podManagementPolicy ?? '';
  if (policy === '') {
    at.field('podManagementPolicy').required();
  } else if (policy !== 'OrderedReady' && policy !== 'Parallel') {
    at.field('podManagementPolicy').invalid(policy, "must be 'OrderedReady' or 'Parallel'");
  }
  checkUpdateStrategy(spec, at.field('updateStrategy'));
  const retention = spec.persistentVolumeClaimRetentionPolicy;
  for (const name of ['whenDeleted', 'whenScaled'] as const) {
    const atPolicy = at.field('persistentVolumeClaimRetentionPolicy').field(name);
    checkOneOf(retention?.[name], ['Retain', 'Delete'], atPolicy);
  }
  checkNonNegative(spec.replicas, at.field('replicas'));
  checkNonNegative(spec.minReadySeconds, at.field('minReadySeconds'));
  checkNonNegative(spec.ordinals?.start, at.field('ordinals').field('start'));
  checkName(spec.serviceName, dns1123Label, at.field('serviceName'));
  for (const [index, claim] of (spec.volumeClaimTemplates ?? []).entries()) {
    checkClaimSpec(claim.spec ?? {}, at.field('volumeClaimTemplates').item(index).field('spec'));
  }
  const atTemplate = at.field('template');
  if (checkWorkloadSelector(spec.selector, words, at.field('selector'))) {
    checkTemplateLabels(spec.selector, spec.template, atTemplate);
    const claimed = claimVolumes(spec.volumeClaimTemplates ?? []);
    checkTemplate(spec.template, atTemplate, claimed);
  }
  checkControlledPod(spec.template, 'StatefulSet', atTemplate);
}

function checkUpdateStrategy(spec: Partial<StatefulSetSpec>, at: Place): void {
  const strategy = spec.updateStrategy ?? {};
  const rolling = strategy.rollingUpdate;
  switch (strategy.type ?? '') {
    case '':
      at.required();
      return;
    case 'OnDelete':
      if (rolling !== undefined) {
        const detail = "only allowed for updateStrategy 'RollingUpdate'";
        at.field('rollingUpdate').invalid(internalPartition(rolling), detail);
      }
      return;
    case 'RollingUpdate':
      checkNonNegative(rolling?.partition, at.field('rollingUpdate').field('partition'));
      return;
    default:
      at.invalid(internalUpdateStrategy(strategy), "must be 'RollingUpdate' or 'OnDelete'");
  }
}

/** The volumes that the claims become: they come first, in place of volumes of the same name. */
function claimVolumes(claims: readonly PersistentVolumeClaim[]): readonly Volume[] {
  return claims.flatMap(({ metadata }) => {
    const name = metadata?.name ?? '';
    return name === '' ? [] : [{ name, persistentVolumeClaim: { claimName: name } }];
  });
}

function unchangeable(spec: StatefulSetSpec | undefined): object {
  return Object.fromEntries(Object.entries(spec ?? {}).filter(([name]) => !changeable.has(name)));
}
