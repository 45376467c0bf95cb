// What rules look at one by one: containers, paths of the node, objects of a kind.

import type { GraphObject } from '../../core/graph/objectGraph.js';
import type { GroupKind } from '../../core/kubernetes/groupKind.js';
import {
  containersIn,
  fieldsAt,
  itemsAt,
  type Placed,
  podSpecOf,
  textAt,
} from '../placedFields.js';
import type { Rule, RuleContext, RuleFinding } from './rule.js';

/** Judges each container by itself. Patches are left alone: what they do not say stands elsewhere. */
export function eachContainer(
  judge: (container: Placed) => RuleFinding | undefined,
): Rule['check'] {
  return (object, context) =>
    context.isPatch(object) ? [] : containersIn(object).flatMap(one => judge(one) ?? []);
}

/** Judges each path of the node that a volume mounts. */
export function eachHostPath(judge: (path: string) => string | undefined): Rule['check'] {
  return object => {
    const spec = podSpecOf(object);
    return (spec === undefined ? [] : itemsAt(spec, 'volumes')).flatMap(volume => {
      const source = fieldsAt(volume, 'hostPath');
      const message = judge(textAt(source, 'path') ?? '');
      return message === undefined ? [] : [{ path: [...source.path, 'path'], message }];
    });
  };
}

/** All objects of a kind, each once, for a rule that reads more of them than what selects and is selected. */
export function allOfKind({ graph }: RuleContext, groupKind: GroupKind): readonly GraphObject[] {
  const names = new Set(graph.ofKind(groupKind).map(({ facts }) => facts.name));
  return [...names].flatMap(name => graph.named(groupKind, name));
}
