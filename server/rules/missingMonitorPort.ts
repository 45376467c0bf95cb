/**
 * Rule: missing-monitor-port
 *
 * A ServiceMonitor or PodMonitor scrapes a port by name, and what it selects has no port of that name: Prometheus
 * scrapes nothing and says nothing.
 *
 *     kind: ServiceMonitor
 *     spec:
 *       selector: { matchLabels: { app: web } }
 *       endpoints: [{ port: metrcs }]     # ← Service web has metrics
 */

import type { GraphObject } from '../../core/graph/objectGraph.js';
import { matchesSelector, selectorOf } from '../../core/kubernetes/selector.js';
import { fieldsAt, itemsAt, type Placed, rootOf, textAt, titleOf } from '../placedFields.js';
import { nearestWord } from '../suggest.js';
import { allOfKind } from './each.js';
import { pointTo } from './related.js';
import type { Rule, RuleContext, RuleFinding } from './rule.js';

const group = 'monitoring.coreos.com';

export const missingMonitorPort: Rule = {
  id: 'missing-monitor-port',
  severity: 'warning',
  pack: 'correctness',
  check(object, context) {
    const spec = fieldsAt(rootOf(object), 'spec');
    switch (object.facts.groupKind) {
      case `${group}/ServiceMonitor`: {
        const services = servicesOf(object, spec, context);
        const ports = services.flatMap(service => itemsAt(rootOf(service), 'spec', 'ports'));
        const names = ports.flatMap(port => textAt(port, 'name') ?? []);
        return judge(itemsAt(spec, 'endpoints'), names, services);
      }
      case `${group}/PodMonitor`: {
        const pods = podsOf(object, spec, context);
        const ports = pods.flatMap(target => target.facts.pods?.ports ?? []);
        const names = ports.flatMap(({ name }) => name ?? []);
        return judge(itemsAt(spec, 'podMetricsEndpoints'), names, pods);
      }
      default:
        return [];
    }
  },
};

function judge(
  endpoints: readonly Placed[],
  names: readonly string[],
  owners: readonly GraphObject[],
): RuleFinding[] {
  const [owner] = owners;
  return endpoints.flatMap((endpoint): RuleFinding[] => {
    const port = textAt(endpoint, 'port');
    if (port === undefined || owner === undefined || names.includes(port)) {
      return [];
    }
    const meant = nearestWord(port, names) ?? (new Set(names).size === 1 ? names[0] : undefined);
    const hint = meant === undefined ? '' : `. Did you mean ${meant}?`;
    return [
      {
        path: [...endpoint.path, 'port'],
        message: `${titleOf(owner)} has no port named ${port}${hint}`,
        ...(meant === undefined ? {} : { data: { replacements: [meant] } }),
        related: [pointTo(owner, ['spec', 'ports'])],
      },
    ];
  });
}

function podsOf(object: GraphObject, spec: Placed, context: RuleContext): GraphObject[] {
  return context.graph
    .withPods(selectorOf(fieldsAt(spec, 'selector').value))
    .filter(target => context.isTogether(object, target));
}

function servicesOf(object: GraphObject, spec: Placed, context: RuleContext): GraphObject[] {
  const selector = selectorOf(fieldsAt(spec, 'selector').value);
  return allOfKind(context, 'Service').filter(
    service =>
      context.isTogether(object, service) && matchesSelector(selector, service.facts.labels),
  );
}
