/**
 * Code action: let a budget allow one disruption
 *
 *     minAvailable: 100%     ->     maxUnavailable: 1
 *
 * Nodes are drained pod by pod, whatever the number of replicas.
 */

import { fieldsOf } from '../../core/json.js';
import { changeObject } from './action.js';
import { quickFixes } from './quickFixes.js';

export const allowDisruption = quickFixes(
  ({ code }) => code === 'budget-blocks-drain',
  place => {
    const spec = fieldsOf(place.value['spec']);
    if (!('minAvailable' in spec)) {
      return [];
    }
    const { minAvailable: _kept, ...rest } = spec;
    const wanted = { ...place.value, spec: { maxUnavailable: 1, ...rest } };
    const title = 'Allow one disruption at a time: maxUnavailable: 1';
    return [{ title, edits: [changeObject(place, wanted)] }];
  },
);
