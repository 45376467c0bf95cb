/**
 * Rule: node-port-conflict
 *
 * Two Services ask for the same port of the nodes: the server refuses the second (`provided port is already allocated`).
 *
 *     ports: [{ port: 80, nodePort: 30080 }]     # ← Service api has 30080
 */
import type { GraphObject } from '../../core/graph/objectGraph.js';
import { itemsAt, type Placed, rootOf, titleOf } from './read.js';
import type { Rule, RuleFinding } from './rule.js';

export const nodePortConflict: Rule = {
  id: 'node-port-conflict',
  severity: 'warning',
  pack: 'correctness',
  check(object, context) {
    const own = nodePortsOf(object);
    if (own.length === 0 || context.isPatch(object)) {
      return [];
    }
    const others = context.graph
      .ofKind('Service')
      .flatMap(({ facts }) => context.graph.named('Service', facts.name))
      .filter(
        target =>
          (target.facts.name !== object.facts.name ||
            target.facts.namespace !== object.facts.namespace) &&
          context.isInReach(object, target, '') &&
          isBeside(object, target) &&
          !context.isPatch(target),
      );
    return own.flatMap(({ value, path }): RuleFinding[] => {
      const other = others.find(target => nodePortsOf(target).some(port => port.value === value));
      return other === undefined
        ? []
        : [{ path, message: `${titleOf(other)} has node port ${value.split('/')[0]} too` }];
    });
  },
};

/** Files that lie apart may go to other clusters. */
function isBeside(object: GraphObject, target: GraphObject): boolean {
  const folder = object.uri.slice(0, object.uri.lastIndexOf('/') + 1);
  return target.uri.startsWith(folder) && !target.uri.slice(folder.length).includes('/');
}

function nodePortsOf(object: GraphObject): Placed<string>[] {
  return object.facts.groupKind === 'Service'
    ? itemsAt(rootOf(object), 'spec', 'ports').flatMap(({ value, path }) => {
        const { nodePort, protocol = 'TCP' } = value;
        return typeof nodePort === 'number' && nodePort !== 0
          ? [{ value: `${nodePort}/${protocol}`, path: [...path, 'nodePort'] }]
          : [];
      })
    : [];
}
