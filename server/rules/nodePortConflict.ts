/**
 * Rule: node-port-conflict
 *
 * Two Services ask for the same port of the nodes: the server refuses the second (`provided port is already allocated`).
 *
 *     ports: [{ port: 80, nodePort: 30080 }]     # ← Service api has 30080
 */

import type { GraphObject } from '../../core/graph/objectGraph.js';
import { folderOf } from '../../core/kustomize/scopes.js';
import { titleOf } from '../placedFields.js';
import type { Rule, RuleFinding } from './rule.js';

export const nodePortConflict: Rule = {
  id: 'node-port-conflict',
  severity: 'warning',
  pack: 'correctness',
  check(object, context) {
    return object.facts.groupKind !== 'Service' || context.isPatch(object)
      ? []
      : object.facts.claims.flatMap(({ key, path }): RuleFinding[] => {
          const other = context.graph
            .claiming(key)
            .find(
              target =>
                (target.facts.name !== object.facts.name ||
                  target.facts.namespace !== object.facts.namespace) &&
                context.isInReach(object, target, '') &&
                isBeside(object, target) &&
                !context.isPatch(target),
            );
          const [port] = key.replace('node port ', '').split('/');
          return other === undefined
            ? []
            : [
                {
                  path,
                  message: `${titleOf(other)} has node port ${port} too`,
                  related: other.facts.claims
                    .filter(claim => claim.key === key)
                    .map(claim => ({ object: other, path: claim.path, message: titleOf(other) })),
                },
              ];
        });
  },
};

/** Files that lie apart may go to other clusters. */
function isBeside(object: GraphObject, target: GraphObject): boolean {
  return folderOf(object.uri) === folderOf(target.uri);
}
