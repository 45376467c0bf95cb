/**
 * Rule: autoscaler-without-requests
 *
 * A HorizontalPodAutoscaler compares usage with requests, and a container of its target requests nothing: it reports
 * `FailedGetResourceMetric` and never scales.
 *
 *     metrics:
 *       - type: Resource
 *         resource: { name: cpu, target: { type: Utilization, averageUtilization: 80 } }
 *       # ← container web of Deployment web requests no cpu
 */

import type { GraphObject } from '../../core/graph/objectGraph.js';
import { fieldsOf } from '../../core/json.js';
import {
  containersIn,
  fieldsAt,
  isSet,
  itemsAt,
  type Placed,
  podSpecOf,
  rootOf,
  textAt,
  titleOf,
} from '../placedFields.js';
import { nearestWord } from '../suggest.js';
import { allOfKind } from './each.js';
import type { Rule, RuleContext, RuleFinding } from './rule.js';

export const autoscalerWithoutRequests: Rule = {
  id: 'autoscaler-without-requests',
  severity: 'warning',
  pack: 'correctness',
  check(object, context) {
    if (object.facts.kind !== 'HorizontalPodAutoscaler') {
      return [];
    }
    const targets = object.facts.references
      .filter(({ pattern }) => pattern.at === 'spec.scaleTargetRef.name')
      .flatMap(({ to, name }) => context.graph.named(to, name))
      .filter(target => context.isTogether(object, target) && !context.isPatch(target))
      .filter(({ facts }) => facts.pods?.replicas !== undefined);
    const [target] = targets;
    return target === undefined
      ? []
      : metricsOf(object)
          .filter(({ resource }) => !hasDefault(object, resource, context))
          .flatMap(metric => judge(metric, target));
  },
};

interface Metric {
  readonly resource: string;
  readonly container: string | undefined;
  readonly path: RuleFinding['path'];
}

function judge({ resource, container, path }: Metric, target: GraphObject): RuleFinding[] {
  const running = containersIn(target).filter(
    place => place.path.includes('containers') || place.value['restartPolicy'] === 'Always',
  );
  const names = running.flatMap(place => textAt(place, 'name') ?? []);
  if (container !== undefined && names.length > 0 && !names.includes(container)) {
    return [withoutContainer({ container, path }, names, target)];
  }
  const pod = podSpecOf(target);
  if (container === undefined && pod !== undefined && requests(pod, resource)) {
    return [];
  }
  const first = running.find(
    place =>
      (container === undefined || textAt(place, 'name') === container) &&
      !requests(place, resource),
  );
  return first === undefined
    ? []
    : [
        {
          path,
          message: `Container ${textAt(first, 'name') ?? ''} of ${titleOf(target)} requests no ${resource}: utilization cannot be computed`,
          related: [{ object: target, path: first.path, message: 'The container is here' }],
        },
      ];
}

function withoutContainer(
  { container, path }: { readonly container: string; readonly path: RuleFinding['path'] },
  names: readonly string[],
  target: GraphObject,
): RuleFinding {
  const meant = nearestWord(container, names) ?? (names.length === 1 ? names[0] : undefined);
  return {
    path: [...path.slice(0, -1), 'container'],
    message: `${titleOf(target)} has no container ${container}; it has ${names.join(', ')}`,
    ...(meant === undefined ? {} : { data: { replacements: [meant] } }),
  };
}

/** A limit alone becomes the request. */
function requests(container: Placed, resource: string): boolean {
  const { requests: own, limits } = fieldsAt(container, 'resources').value;
  return fieldsOf(own)[resource] !== undefined || fieldsOf(limits)[resource] !== undefined;
}

/** Both the metrics of v2 and the one of v1. */
function metricsOf(object: GraphObject): Metric[] {
  const root = rootOf(object);
  const spec = fieldsAt(root, 'spec');
  const listed = itemsAt(root, 'spec', 'metrics').flatMap((metric): Metric[] => {
    const source = metric.value['type'] === 'ContainerResource' ? 'containerResource' : 'resource';
    const place = fieldsAt(metric, source);
    const resource = textAt(place, 'name');
    const isUtilization = fieldsAt(place, 'target').value['type'] === 'Utilization';
    const container = textAt(place, 'container');
    return resource === undefined || !isUtilization
      ? []
      : [{ resource, container, path: [...place.path, 'name'] }];
  });
  const field = 'targetCPUUtilizationPercentage';
  if (!isSet(spec, field) && !isSet(spec, 'metrics')) {
    // The server fills in 80 % of cpu.
    const path = [...spec.path, 'scaleTargetRef', 'name'];
    return [{ resource: 'cpu', container: undefined, path }];
  }
  return spec.value[field] === undefined
    ? listed
    : [...listed, { resource: 'cpu', container: undefined, path: [...spec.path, field] }];
}

/** A LimitRange may fill requests in: bounds count as defaults too. */
function hasDefault(object: GraphObject, resource: string, context: RuleContext): boolean {
  return allOfKind(context, 'LimitRange')
    .filter(range => context.isInReach(object, range))
    .flatMap(range => itemsAt(rootOf(range), 'spec', 'limits'))
    .filter(({ value }) => value['type'] === 'Container')
    .some(({ value }) =>
      ['defaultRequest', 'default', 'min', 'max'].some(
        field => fieldsOf(value[field])[resource] !== undefined,
      ),
    );
}
