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
import {
  asFields,
  containersIn,
  fieldsAt,
  itemsAt,
  type Placed,
  rootOf,
  textAt,
  titleOf,
} from './read.js';
import type { Rule, RuleContext, RuleFinding } from './rule.js';

export const autoscalerWithoutRequests: Rule = {
  id: 'autoscaler-without-requests',
  severity: 'warning',
  pack: 'correctness',
  check(object, context) {
    if (object.facts.kind !== 'HorizontalPodAutoscaler' || hasDefaults(object, context)) {
      return [];
    }
    const targets = object.facts.references
      .filter(({ pattern }) => pattern.at === 'spec.scaleTargetRef.name')
      .flatMap(({ to, name }) => context.graph.named(to, name))
      .filter(target => context.isTogether(object, target) && !context.isPatch(target));
    const [target] = targets;
    return target === undefined ? [] : metricsOf(object).flatMap(metric => judge(metric, target));
  },
};

interface Metric {
  readonly resource: string;
  readonly container: string | undefined;
  readonly path: RuleFinding['path'];
}

function judge({ resource, container, path }: Metric, target: GraphObject): RuleFinding[] {
  const without = containersIn(target).filter(
    place =>
      (container === undefined || textAt(place, 'name') === container) &&
      !requests(place, resource) &&
      place.path.includes('containers'),
  );
  const [first] = without;
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

/** A limit alone becomes the request. */
function requests(container: Placed, resource: string): boolean {
  const { requests: own, limits } = fieldsAt(container, 'resources').value;
  return asFields(own)[resource] !== undefined || asFields(limits)[resource] !== undefined;
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
  return spec.value[field] === undefined
    ? listed
    : [...listed, { resource: 'cpu', container: undefined, path: [...spec.path, field] }];
}

/** A LimitRange may fill requests in. */
function hasDefaults(object: GraphObject, context: RuleContext): boolean {
  return context.graph.ofKind('LimitRange').some(range => context.isInReach(object, range));
}
