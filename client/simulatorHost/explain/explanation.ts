// What all explanations share: their shape, and conditions as verdicts.

import type { KubernetesObject } from '../../../core/kubernetes/object.js';
import type { Tone, WhyView } from '../../../core/protocol.js';

/** What an explanation says, before causes and tables are added. */
export type Explanation = Pick<WhyView, 'title' | 'sentence' | 'verdicts'> & {
  /** Pods to list below. */
  readonly pods: readonly KubernetesObject[];
};

/** The conditions of any object as verdicts. */
export function conditionVerdicts(object: KubernetesObject): WhyView['verdicts'] {
  const status = object['status'] as
    | {
        readonly conditions?: readonly {
          readonly type: string;
          readonly status: string;
          readonly reason?: string;
          readonly message?: string;
        }[];
      }
    | undefined;
  return (status?.conditions ?? []).map(condition => ({
    subject: condition.type,
    text: [
      { text: condition.status, style: 'strong' as const },
      {
        text: [condition.reason, condition.message]
          .filter(Boolean)
          .map(part => ` ${part}`)
          .join(':'),
      },
    ],
    tone: toneOfCondition(condition),
  }));
}

/** Conditions that are good when they are false. */
const negative =
  /Pressure$|Failure$|Remaining$|^(?:FailureTarget|DisruptionTarget|NetworkUnavailable|Failed)$/;
/** Conditions that tell of something on its way, or held back: neither good nor bad. */
const passing =
  /^(?:Suspended|PodResizePending|PodResizeInProgress|Resizing|FileSystemResizePending|ScalingLimited)$/;

function toneOfCondition(condition: { readonly type: string; readonly status: string }): Tone {
  if (passing.test(condition.type)) {
    return condition.status === 'True' ? 'warning' : 'neutral';
  }
  const isGood = (condition.status === 'True') !== negative.test(condition.type);
  if (condition.status === 'Unknown') {
    return 'warning';
  }
  return isGood ? 'good' : 'bad';
}

/** `Deployment web`, for titles. */
export function nameOf(object: KubernetesObject): string {
  return `${object.kind} ${object.metadata.name ?? ''}`;
}
