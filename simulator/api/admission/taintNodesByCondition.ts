// TaintNodesByCondition: a node that registers is not ready until the node controller says so.

import type { Taint } from '../../../schemas/built/types.js';
import { isCreationOf } from './common/requests.js';
import type { AdmissionPlugin } from './types.js';

const key = 'node.kubernetes.io/not-ready';
const effect = 'NoSchedule';

export const taintNodesByCondition: AdmissionPlugin = {
  name: 'TaintNodesByCondition',
  mutate(request) {
    const { object } = request;
    if (!isCreationOf(request, 'Node')) {
      return object;
    }
    const spec = (object['spec'] ?? {}) as { readonly taints?: readonly Taint[] };
    const taints = spec.taints ?? [];
    if (taints.some(taint => taint.key === key && taint.effect === effect)) {
      return object;
    }
    return { ...object, spec: { ...spec, taints: [...taints, { key, effect }] } };
  },
};
