// What the tree says beside an object that is neither workload, Service nor node: its state, else its namespace.

import type { KubernetesObject } from '../../../core/kubernetes/object.js';
import { unitNumber } from '../../../core/kubernetes/quantity.js';
import type { Tone } from '../../../core/protocol.js';
import type {
  HorizontalPodAutoscaler,
  NetworkPolicy,
  PersistentVolume,
  PersistentVolumeClaim,
  PodDisruptionBudget,
  ResourceQuota,
} from '../../../schemas/built/types.js';
import { horizontalPodAutoscalerCells } from '../../../simulator/api/tables/policyCells.js';
import type { Translate } from '../translate.js';

/** Where the row of an autoscaler has its metrics. */
const metricsCell = 2;

export interface ObjectWords {
  readonly description: string;
  readonly tone: Tone;
}

/** `Bound · 1Gi`, `3 of 2–5 replicas`, `pods 17/40`; other kinds by their phase. */
export function objectWords(object: KubernetesObject, t: Translate): ObjectWords {
  switch (object.kind) {
    case 'PersistentVolumeClaim':
      return claimWords(object as unknown as PersistentVolumeClaim);
    case 'HorizontalPodAutoscaler':
      return autoscalerWords(object as unknown as HorizontalPodAutoscaler, t);
    case 'PodDisruptionBudget':
      return budgetWords(object as unknown as PodDisruptionBudget, t);
    case 'PersistentVolume':
      return volumeWords(object as unknown as PersistentVolume);
    case 'ResourceQuota':
      return quotaWords(object as unknown as ResourceQuota);
    case 'NetworkPolicy':
      return policyWords(object as unknown as NetworkPolicy, t);
    case 'ConfigMap':
    case 'Secret':
      return keyWords(object, t);
    case 'StorageClass':
      return { description: String(object['provisioner'] ?? ''), tone: 'neutral' };
    default: {
      const { phase } = (object['status'] ?? {}) as { readonly phase?: unknown };
      const description = typeof phase === 'string' ? phase : (object.metadata.namespace ?? '');
      return { description, tone: 'neutral' };
    }
  }
}

function claimWords({ spec, status }: PersistentVolumeClaim): ObjectWords {
  const phase = status?.phase ?? 'Pending';
  const size = status?.capacity?.['storage'] ?? spec?.resources?.requests?.['storage'];
  return {
    description: size === undefined ? phase : `${phase} · ${size}`,
    tone: phase === 'Bound' ? 'good' : 'warning',
  };
}

function autoscalerWords(autoscaler: HorizontalPodAutoscaler, t: Translate): ObjectWords {
  const { spec, status } = autoscaler;
  const { minReplicas = 1, maxReplicas = 1 } = spec ?? {};
  const current = status?.currentReplicas ?? 0;
  const replicas = t('{0} of {1}–{2} replicas', current, minReplicas, maxReplicas);
  return { description: `${replicas} · ${metricsOf(autoscaler)}`, tone: 'neutral' };
}

/** What the autoscaler reads beside what it wants, as the API server's table has it: `cpu: 60%/50%`. */
export function metricsOf(autoscaler: HorizontalPodAutoscaler): string {
  return String(horizontalPodAutoscalerCells(autoscaler, 0)[metricsCell] ?? '');
}

function budgetWords({ status }: PodDisruptionBudget, t: Translate): ObjectWords {
  const allowed = status?.disruptionsAllowed ?? 0;
  return {
    description: t('{0} may be disrupted now', allowed),
    tone: allowed === 0 ? 'warning' : 'good',
  };
}

function volumeWords({ spec, status }: PersistentVolume): ObjectWords {
  const phase = status?.phase ?? 'Pending';
  const size = spec?.capacity?.['storage'];
  return {
    description: size === undefined ? phase : `${phase} · ${size}`,
    tone: phase === 'Failed' ? 'bad' : 'good',
  };
}

/** `pods 17/40 · services 3/5`; a warning where something is used up. */
function quotaWords({ spec, status }: ResourceQuota): ObjectWords {
  const hard = Object.entries(status?.hard ?? spec?.hard ?? {});
  const used = status?.used ?? {};
  const isFull = hard.some(([name, most]) => unitNumber(used[name] ?? 0) >= unitNumber(most));
  return {
    description: hard.map(([name, most]) => `${name} ${used[name] ?? 0}/${most}`).join(' · '),
    tone: isFull ? 'warning' : 'good',
  };
}

function policyWords({ spec }: NetworkPolicy, t: Translate): ObjectWords {
  const labels = Object.entries(spec?.podSelector?.matchLabels ?? {});
  const expressions = spec?.podSelector?.matchExpressions ?? [];
  const words = [
    ...labels.map(([name, value]) => `${name}=${value}`),
    ...expressions.map(
      ({ key, operator, values = [] }) => `${key} ${operator} ${values.join('|')}`,
    ),
  ].join(', ');
  const description = words === '' ? t('for every pod') : t('for pods with {0}', words);
  return { description, tone: 'neutral' };
}

function keyWords(object: KubernetesObject, t: Translate): ObjectWords {
  const parts = [object['data'], object['binaryData'], object['stringData']];
  const count = parts.reduce<number>((sum, part) => sum + Object.keys(part ?? {}).length, 0);
  return { description: count === 1 ? t('1 key') : t('{0} keys', count), tone: 'neutral' };
}
