/**
 * Rule: missing-probe-port
 *
 * A probe or lifecycle hook goes to a named port that its container does not have: the probe fails forever and the
 * container is restarted or never ready.
 *
 *     ports: [{ name: http, containerPort: 8080 }]
 *     readinessProbe: { httpGet: { path: /, port: htpp } }     # ← the container has http
 *
 * A number that no container of the pod declares is only an information, or a hint where the pod declares several
 * others: containers may listen on ports they do not declare.
 */

import type { GraphObject } from '../../core/graph/objectGraph.js';
import { checkPaths, portActions } from '../../core/kubernetes/probes.js';
import { containersIn, fieldsAt, itemsAt, type Placed, textAt } from '../placedFields.js';
import { nearestWord } from '../suggest.js';
import type { Rule, RuleContext, RuleFinding } from './rule.js';

export const missingProbePort: Rule = {
  id: 'missing-probe-port',
  severity: 'warning',
  pack: 'correctness',
  check(object, context: RuleContext) {
    const containers = containersIn(object);
    const numbers = containers.flatMap(container =>
      itemsAt(container, 'ports').map(({ value }) => value['containerPort']),
    );
    return context.isPatch(object)
      ? []
      : containers.flatMap(container =>
          targetsOf(container).flatMap(target => judge(target, container, numbers, object)),
        );
  },
};

function judge(
  { value, path }: Placed<unknown>,
  container: Placed,
  numbers: readonly unknown[],
  { facts }: GraphObject,
): RuleFinding[] {
  const names = itemsAt(container, 'ports').flatMap(port => textAt(port, 'name') ?? []);
  if (typeof value === 'string' && !/^\d*$/.test(value) && !names.includes(value)) {
    const meant = nearestWord(value, names);
    const hint = meant === undefined ? '' : `. Did you mean ${meant}?`;
    return [
      {
        path,
        message: `Container ${textAt(container, 'name') ?? ''} has no port named ${value}${hint}`,
        ...(meant === undefined ? {} : { data: { replacements: [meant] } }),
      },
    ];
  }
  const isUndeclared =
    typeof value === 'number' && itemsAt(container, 'ports').length > 0 && !numbers.includes(value);
  const known = [...new Set(numbers)].join(', ');
  return isUndeclared
    ? [
        {
          path,
          severity: isNear(value, numbers) ? 'information' : 'hint',
          message: `No container of ${facts.kind} ${facts.name} declares port ${value}; they declare ${known}`,
        },
      ]
    : [];
}

/** One port only, or one that looks alike: more likely a slip than an undeclared port for health checks. */
function isNear(value: number, numbers: readonly unknown[]): boolean {
  const known = new Set(numbers.map(String));
  return known.size === 1 || nearestWord(String(value), known) !== undefined;
}

function targetsOf(container: Placed): Placed<unknown>[] {
  return checkPaths.flatMap(path =>
    portActions.flatMap(how => {
      const action = fieldsAt(container, ...path, how);
      return action.value['host'] === undefined
        ? [{ value: action.value['port'], path: [...action.path, 'port'] }]
        : [];
    }),
  );
}
