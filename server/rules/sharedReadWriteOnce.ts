/**
 * Rule: shared-read-write-once
 *
 * Several pods share a claim that only one node (or one pod) can mount: the others wait in `ContainerCreating`.
 *
 *     kind: Deployment
 *     spec:
 *       replicas: 3
 *       template:
 *         spec:
 *           volumes:
 *             - persistentVolumeClaim: { claimName: data }     # ← data is ReadWriteOnce
 *
 * Use a StatefulSet with volumeClaimTemplates, or ReadWriteMany.
 */

import type { GraphObject } from '../../core/graph/objectGraph.js';
import { listOf } from '../../core/json.js';
import { fieldsAt, rootOf } from '../placedFields.js';
import { pointTo } from './related.js';
import type { Rule, RuleFinding } from './rule.js';

export const sharedReadWriteOnce: Rule = {
  id: 'shared-read-write-once',
  severity: 'information',
  pack: 'correctness',
  check(object, context) {
    const { pods, kind, references } = object.facts;
    const count = kind === 'DaemonSet' ? Number.POSITIVE_INFINITY : (pods?.replicas ?? 1);
    if (count < 2) {
      return [];
    }
    return references
      .filter(({ to }) => to === 'PersistentVolumeClaim')
      .flatMap(({ name, path }): RuleFinding[] => {
        const [claim] = context.graph
          .named('PersistentVolumeClaim', name)
          .filter(target => context.isInReach(object, target));
        const modes = claim === undefined ? [] : modesOf(claim);
        const isSingle = modes.length > 0 && modes.every(mode => single.has(mode));
        const who = kind === 'DaemonSet' ? 'A pod on each node shares' : `${count} pods share`;
        const message = `${who} claim ${name}, which is ${modes.join(', ')}`;
        return claim !== undefined && isSingle
          ? [{ path, message, related: [pointTo(claim, ['spec', 'accessModes'])] }]
          : [];
      });
  },
};

const single = new Set<unknown>(['ReadWriteOnce', 'ReadWriteOncePod']);

function modesOf(claim: GraphObject): readonly unknown[] {
  const modes = fieldsAt(rootOf(claim), 'spec').value['accessModes'];
  return listOf(modes);
}
