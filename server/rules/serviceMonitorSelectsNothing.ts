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
import { type LabelSelector, matchesSelector, selectorOf } from '../../core/kubernetes/selector.js';
import { fieldsAt, isSet, rootOf } from '../placedFields.js';
import { nearestWord } from '../suggest.js';
import { allOfKind } from './each.js';
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
    const selector = selectorOf(place.value);
    const isMonitor =
      groupKind === `${group}/ServiceMonitor` || groupKind === `${group}/PodMonitor`;
    if (!isMonitor || isSet(spec, 'namespaceSelector') || Object.keys(selector).length === 0) {
      return [];
    }
    if (groupKind === `${group}/PodMonitor`) {
      const found = findSelectsNothing(object, { selector, at: place.path }, context);
      return found === undefined ? [] : [found];
    }
    const services = servicesNear(object, context);
    const slip = findSlip(selector, services);
    return services.length === 0 ||
      services.some(({ facts }) => matchesSelector(selector, facts.labels))
      ? []
      : [
          slip === undefined
            ? { path: place.path, message: `No Service has the labels ${selectorText(selector)}` }
            : {
                path: [...place.path, 'matchLabels', slip.key],
                message: `No Service has the labels ${selectorText(selector)}. Did you mean ${slip.key}: ${slip.meant}?`,
                data: { replacements: [slip.meant] },
              },
        ];
  },
};

/** The one label that a Service almost has. */
function findSlip(
  { matchLabels = {} }: LabelSelector,
  services: readonly GraphObject[],
): { readonly key: string; readonly meant: string } | undefined {
  for (const [key, value] of Object.entries(matchLabels)) {
    const { [key]: _left, ...others } = matchLabels;
    const near = services.filter(({ facts }) =>
      matchesSelector({ matchLabels: others }, facts.labels),
    );
    const meant = nearestWord(
      value,
      near.flatMap(({ facts }) => facts.labels[key] ?? []),
    );
    if (meant !== undefined && meant !== value) {
      return { key, meant };
    }
  }
  return undefined;
}

function servicesNear(object: GraphObject, context: RuleContext): readonly GraphObject[] {
  return allOfKind(context, 'Service').filter(service => context.isTogether(object, service));
}
