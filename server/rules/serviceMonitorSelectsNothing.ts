/**
 * Rule: service-monitor-selects-nothing
 *
 * A ServiceMonitor or PodMonitor whose selector nothing carries: Prometheus scrapes nothing.
 *
 *     kind: ServiceMonitor
 *     spec:
 *       selector: { matchLabels: { app: wbe } }     # ← no Service has this label
 */
import type { GraphObject } from '../../core/graph/objectGraph.js';
import { type LabelSelector, matchesSelector } from '../../core/kubernetes/selector.js';
import { fieldsAt, isSet, rootOf } from './read.js';
import type { Rule, RuleContext } from './rule.js';
import { findSelectsNothing, selectorText } from './selecting.js';

const group = 'monitoring.coreos.com';

export const serviceMonitorSelectsNothing: Rule = {
  id: 'service-monitor-selects-nothing',
  severity: 'hint',
  pack: 'correctness',
  reportsAbsence: true,
  check(object, context) {
    const { groupKind } = object.facts;
    const spec = fieldsAt(rootOf(object), 'spec');
    const place = fieldsAt(spec, 'selector');
    const selector = place.value as LabelSelector;
    const isMonitor =
      groupKind === `${group}/ServiceMonitor` || groupKind === `${group}/PodMonitor`;
    if (!isMonitor || isSet(spec, 'namespaceSelector') || Object.keys(selector).length === 0) {
      return [];
    }
    if (groupKind === `${group}/PodMonitor`) {
      const found = findSelectsNothing(object, { selector, at: place.path }, context);
      return found === undefined ? [] : [found.finding];
    }
    const services = servicesNear(object, context);
    return services.length === 0 ||
      services.some(({ facts }) => matchesSelector(selector, facts.labels))
      ? []
      : [{ path: place.path, message: `No Service has the labels ${selectorText(selector)}` }];
  },
};

function servicesNear(object: GraphObject, context: RuleContext): readonly GraphObject[] {
  return context.graph
    .ofKind('Service')
    .flatMap(({ facts }) => context.graph.named('Service', facts.name))
    .filter(service => context.isTogether(object, service));
}
