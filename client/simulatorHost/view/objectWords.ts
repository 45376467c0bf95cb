// What the tree says beside an object that is neither workload, Service nor node: its state, else its namespace.

import type { KubernetesObject } from '../../../core/kubernetes/object.js';
import type { Tone } from '../../../core/protocol.js';
import type {
  HorizontalPodAutoscaler,
  PersistentVolumeClaim,
  PodDisruptionBudget,
} from '../../../schemas/built/types.js';
import type { Translate } from '../translate.js';

export interface ObjectWords {
  readonly description: string;
  readonly tone: Tone;
}

/** `Bound · 1Gi`, `3 of 2–5 replicas`, `1 may be disrupted now`; other kinds by their phase. */
export function objectWords(object: KubernetesObject, t: Translate): ObjectWords {
  switch (object.kind) {
    case 'PersistentVolumeClaim':
      return claimWords(object as unknown as PersistentVolumeClaim);
    case 'HorizontalPodAutoscaler':
      return autoscalerWords(object as unknown as HorizontalPodAutoscaler, t);
    case 'PodDisruptionBudget':
      return budgetWords(object as unknown as PodDisruptionBudget, t);
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

function autoscalerWords({ spec, status }: HorizontalPodAutoscaler, t: Translate): ObjectWords {
  const { minReplicas = 1, maxReplicas = 1 } = spec ?? {};
  const current = status?.currentReplicas ?? 0;
  return {
    description: t('{0} of {1}–{2} replicas', current, minReplicas, maxReplicas),
    tone: 'neutral',
  };
}

function budgetWords({ status }: PodDisruptionBudget, t: Translate): ObjectWords {
  const allowed = status?.disruptionsAllowed ?? 0;
  return {
    description: t('{0} may be disrupted now', allowed),
    tone: allowed === 0 ? 'warning' : 'good',
  };
}
