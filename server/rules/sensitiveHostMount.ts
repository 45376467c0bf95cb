/**
 * Rule: sensitive-host-mount
 *
 * A pod mounts a folder of its node that holds the node's own configuration.
 *
 *     hostPath: { path: /etc }     # ← mount the one file that is needed
 */
import { eachHostPath } from './each.js';
import type { Rule } from './rule.js';

export const sensitiveHostMount: Rule = {
  id: 'sensitive-host-mount',
  severity: 'warning',
  pack: 'practice',
  check: eachHostPath(path =>
    /^\/(|boot|dev|etc|lib|proc|root|sys|usr|var)\/?$/.test(path)
      ? `${path} of the node: mount only what is needed`
      : undefined,
  ),
};
