/**
 * Rule: sensitive-host-mount
 *
 * A pod mounts a folder of its node that holds the node's own configuration.
 *
 *     hostPath: { path: /etc }     # ← mount the one file that is needed
 */
import { fieldsAt, itemsAt, podSpecOf, textAt } from './read.js';
import type { Rule } from './rule.js';

export const sensitiveHostMount: Rule = {
  id: 'sensitive-host-mount',
  severity: 'warning',
  pack: 'practice',
  check(object) {
    const spec = podSpecOf(object);
    return spec === undefined
      ? []
      : itemsAt(spec, 'volumes')
          .map(volume => fieldsAt(volume, 'hostPath'))
          .filter(source =>
            /^\/(|boot|dev|etc|lib|proc|root|sys|usr|var)\/?$/.test(
              textAt(source, 'path') ?? 'none',
            ),
          )
          .map(source => ({
            path: [...source.path, 'path'],
            message: `${textAt(source, 'path')} of the node: mount only what is needed`,
          }));
  },
};
