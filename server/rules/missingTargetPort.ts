/**
 * Rule: missing-target-port
 *
 * A Service sends to a named port that no container of its pods has: the endpoints have no port, connections are
 * refused.
 *
 *     ports: [{ port: 80, targetPort: htpp }]     # ← the containers have http
 *
 * A number that no container declares is only a hint: containers may listen on ports they do not declare.
 */

import type { ContainerPortFacts } from '../../core/graph/objectFacts.js';
import type { GraphObject } from '../../core/graph/objectGraph.js';
import { nearestWord } from '../suggest.js';
import { pointToPorts } from './related.js';
import type { Rule, RuleContext, RuleFinding } from './rule.js';
import { firstFitting } from './selecting.js';

export const missingTargetPort: Rule = {
  id: 'missing-target-port',
  severity: 'warning',
  pack: 'correctness',
  check(object, context) {
    if (object.facts.groupKind !== 'Service') {
      return [];
    }
    const pods = object.facts.selectors.flatMap(({ selector }) =>
      firstFitting(context.graph.withPods(selector), target => context.isTogether(object, target)),
    );
    if (pods.length === 0) {
      return [];
    }
    const ports = pods
      .flatMap(target => partsOf(target, context))
      .flatMap(target => target.facts.pods?.ports ?? []);
    return targetPorts(object).flatMap(target => judge(target, ports, pods));
  },
};

/** A workload with the patches of its kustomizations, which may give it further ports. */
function partsOf(target: GraphObject, context: RuleContext): GraphObject[] {
  const { groupKind, name } = target.facts;
  const parts = context.graph.named(groupKind, name);
  return parts.filter(part => part === target || context.isTogether(target, part));
}

interface TargetPort {
  readonly value: string | number;
  readonly path: RuleFinding['path'];
}

function judge(
  { value, path }: TargetPort,
  ports: readonly ContainerPortFacts[],
  pods: readonly GraphObject[],
): RuleFinding[] {
  const owners = pods.map(({ facts }) => `${facts.kind} ${facts.name}`).join(', ');
  if (typeof value === 'string' && !/^\d+$/.test(value)) {
    const names = ports.flatMap(({ name }) => name ?? []);
    if (names.includes(value)) {
      return [];
    }
    const meant = nearestWord(value, names);
    const hint = meant === undefined ? '' : `. Did you mean ${meant}?`;
    return [
      {
        path,
        message: `No container of ${owners} has a port named ${value}${hint}`,
        ...(meant === undefined ? {} : { data: { replacements: [meant] } }),
        related: pointToPorts(pods),
      },
    ];
  }
  const isDeclared = ports.length === 0 || ports.some(({ number }) => number === Number(value));
  const declared = [...new Set(ports.map(({ number }) => number))].join(', ');
  return isDeclared
    ? []
    : [
        {
          path,
          severity: 'hint',
          message: `No container of ${owners} declares port ${value}; they declare ${declared}`,
          related: pointToPorts(pods),
        },
      ];
}

/** The ports as the API server reads them: without a targetPort, the port itself. */
function targetPorts({ facts }: GraphObject): TargetPort[] {
  const { spec } = facts.value as { readonly spec?: { readonly ports?: unknown } };
  if (!Array.isArray(spec?.ports)) {
    return [];
  }
  return spec.ports.flatMap((port: Readonly<Record<string, unknown>> | null, index) => {
    const field = port?.['targetPort'] === undefined ? 'port' : 'targetPort';
    const value = port?.[field];
    const path = [...facts.at, 'spec', 'ports', index, field];
    return typeof value === 'string' || typeof value === 'number' ? [{ value, path }] : [];
  });
}
