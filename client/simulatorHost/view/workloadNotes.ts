// What a workload's strategy, budget and autoscaler allow, in words.

import { scaledValue } from '../../../core/kubernetes/intOrPercent.js';
import type { KubernetesObject } from '../../../core/kubernetes/object.js';
import { matchesSelector } from '../../../core/kubernetes/selector.js';
import type { RichText } from '../../../core/protocol.js';
import type {
  Deployment,
  HorizontalPodAutoscaler,
  PodDisruptionBudget,
} from '../../../schemas/built/types.js';
import type { Translate } from '../translate.js';
import { claimNotes } from './claimNotes.js';
import type { ClusterIndex } from './clusterIndex.js';
import { jobNotes } from './jobNotes.js';
import { metricsOf } from './objectWords.js';
import { scheduleNotes } from './scheduleNotes.js';

/** Notes under a workload's bars. */
export function workloadNotes(
  workload: KubernetesObject,
  index: ClusterIndex,
  t: Translate,
): readonly RichText[] {
  const texts = [
    strategyNote(workload, t),
    ...autoscalerNotes(workload, index, t),
    ...budgetNotes(workload, index, t),
    ...jobNotes(workload, t),
    ...claimNotes(workload, index, t),
    ...scheduleNotes(workload, index.snapshot.timeMs, t),
  ];
  return texts.filter(text => text !== undefined).map(text => [{ text }]);
}

/** The bounds of a rolling update, in pods; `available` is 0 for Recreate. */
export function rolloutBounds(
  deployment: Deployment,
): { readonly most: number; readonly available: number } | undefined {
  const desired = deployment.spec?.replicas ?? 1;
  const strategy = deployment.spec?.strategy;
  if (strategy?.type === 'Recreate') {
    return { most: desired, available: 0 };
  }
  const surge = scaledValue(strategy?.rollingUpdate?.maxSurge ?? '25%', desired, 'up');
  const down = scaledValue(strategy?.rollingUpdate?.maxUnavailable ?? '25%', desired, 'down');
  if (surge === undefined || down === undefined) {
    return undefined;
  }
  // Both nought would never move: the API server refuses it, percentages may still come to it.
  const unavailable = surge === 0 && down === 0 ? 1 : down;
  return { most: desired + surge, available: Math.max(0, desired - unavailable) };
}

function strategyNote(workload: KubernetesObject, t: Translate): string | undefined {
  if (workload.kind !== 'Deployment') {
    return undefined;
  }
  const deployment = workload as unknown as Deployment;
  if (deployment.spec?.strategy?.type === 'Recreate') {
    return t('all old pods go before new ones come');
  }
  const bounds = rolloutBounds(deployment);
  return bounds === undefined || (deployment.spec?.replicas ?? 1) === 0
    ? undefined
    : t('at most {0} pods, at least {1} available', bounds.most, bounds.available);
}

function autoscalerNotes(
  workload: KubernetesObject,
  index: ClusterIndex,
  t: Translate,
): readonly string[] {
  return index.snapshot
    .list<HorizontalPodAutoscaler>('autoscaling/HorizontalPodAutoscaler')
    .filter(
      autoscaler =>
        autoscaler.metadata?.namespace === workload.metadata.namespace &&
        autoscaler.spec?.scaleTargetRef.kind === workload.kind &&
        autoscaler.spec.scaleTargetRef.name === workload.metadata.name,
    )
    .map(autoscaler => autoscalerNote(autoscaler, t));
}

/** `web keeps it between 2 and 5 (cpu: 60%/50%), wants 3`. */
function autoscalerNote(autoscaler: HorizontalPodAutoscaler, t: Translate): string {
  const { metadata, spec, status } = autoscaler;
  const name = metadata?.name ?? '';
  const bounds = t(
    '{0} keeps it between {1} and {2}',
    name,
    spec?.minReplicas ?? 1,
    spec?.maxReplicas ?? 1,
  );
  const metrics = metricsOf(autoscaler);
  const wanted = status?.desiredReplicas ?? 0;
  const numbers = wanted === 0 ? metrics : t('{0}, wants {1}', metrics, wanted);
  return `${bounds} · ${numbers}`;
}

function budgetNotes(
  workload: KubernetesObject,
  index: ClusterIndex,
  t: Translate,
): readonly string[] {
  const labels = templateLabels(workload);
  return index.snapshot
    .list<PodDisruptionBudget>('policy/PodDisruptionBudget')
    .filter(
      budget =>
        budget.metadata?.namespace === workload.metadata.namespace &&
        matchesSelector(budget.spec?.selector, labels),
    )
    .map(({ metadata, status }) =>
      t(
        'budget {0}: {1} may be disrupted now',
        metadata?.name ?? '',
        status?.disruptionsAllowed ?? 0,
      ),
    );
}

/** Labels its pods carry. */
export function templateLabels(
  workload: KubernetesObject,
): Readonly<Record<string, string>> | undefined {
  const spec = workload['spec'] as
    | {
        readonly template?: { readonly metadata?: { readonly labels?: Record<string, string> } };
        readonly jobTemplate?: KubernetesObject;
      }
    | undefined;
  if (spec?.jobTemplate !== undefined) {
    return templateLabels(spec.jobTemplate);
  }
  return workload.kind === 'Pod' ? workload.metadata.labels : spec?.template?.metadata?.labels;
}
