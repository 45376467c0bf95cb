/**
 * Rule: identical-probes
 *
 * Liveness and readiness ask the same: a container that is busy is restarted instead of spared.
 *
 *     livenessProbe: { httpGet: { path: /, port: 80 } }
 *     readinessProbe: { httpGet: { path: /, port: 80 } }     # ← ask less of liveness
 */
import { isSet } from '../placedFields.js';
import { eachContainer } from './each.js';
import type { Rule } from './rule.js';

export const identicalProbes: Rule = {
  id: 'identical-probes',
  severity: 'hint',
  pack: 'practice',
  check: eachContainer(container => {
    const { livenessProbe, readinessProbe } = container.value;
    return isSet(container, 'livenessProbe') &&
      JSON.stringify(livenessProbe) === JSON.stringify(readinessProbe)
      ? {
          path: [...container.path, 'livenessProbe'],
          message:
            'Liveness and readiness ask the same: a busy container is restarted instead of spared',
        }
      : undefined;
  }),
};
