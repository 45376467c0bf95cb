// Pods: initial status with the QoS class, scheduling gates, grace period of their deletion.

import type { KubernetesObject } from '../../../core/kubernetes/object.js';
import { isTerminal } from '../../../core/kubernetes/podPhase.js';
import type { Pod } from '../../../schemas/built/types.js';
import { nodeNameOf } from '../store.js';
import { mergeLabelKeys } from './labelKeys.js';
import { qosClassOf } from './qosClass.js';
import type { Strategy } from './strategy.js';

interface PodFields {
  readonly schedulingGates?: readonly unknown[];
  readonly terminationGracePeriodSeconds?: number;
}

export const pod: Strategy = {
  generation: true,
  status: 'separate',
  initialStatus(object, view) {
    const status = { phase: 'Pending', qosClass: qosClassOf(object) };
    const { schedulingGates = [] } = (object['spec'] ?? {}) as PodFields;
    if (schedulingGates.length === 0) {
      return status;
    }
    const condition = {
      type: 'PodScheduled',
      status: 'False',
      lastProbeTime: null,
      lastTransitionTime: view.timestamp,
      reason: 'SchedulingGated',
      message: 'Scheduling is blocked due to non-empty scheduling gates',
    };
    return { ...status, conditions: [condition] };
  },
  prepareForCreate: mergeLabelKeys,
  gracePeriodSeconds(object, requested) {
    if (nodeNameOf(object) === undefined || isFinished(object)) {
      return 0;
    }
    const { terminationGracePeriodSeconds = 30 } = (object['spec'] ?? {}) as PodFields;
    const grace = requested ?? terminationGracePeriodSeconds;
    return grace < 0 ? 1 : grace;
  },
};

function isFinished(object: KubernetesObject): boolean {
  return isTerminal(object as unknown as Pod);
}
