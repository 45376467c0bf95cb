/**
 * Rule: network-policy-port
 *
 * A NetworkPolicy lets traffic in to a port that none of its pods has. Policies speak of the pods' ports, not of the
 * Service's.
 *
 *     ingress:
 *       - ports: [{ port: 80 }]     # ← the containers listen on 8080
 */
import { itemsAt, rootOf } from '../placedFields.js';
import { nearestWord } from '../suggest.js';
import { pointToPorts } from './related.js';
import type { Rule, RuleFinding } from './rule.js';
import { podsSelectedBy } from './selecting.js';

export const networkPolicyPort: Rule = {
  id: 'network-policy-port',
  severity: 'warning',
  pack: 'correctness',
  check(object, context) {
    if (object.facts.groupKind !== 'networking.k8s.io/NetworkPolicy') {
      return [];
    }
    const pods = object.facts.selectors.flatMap(({ selector }) =>
      podsSelectedBy(object, selector, context),
    );
    const ports = pods.flatMap(({ facts }) => facts.pods?.ports ?? []);
    if (ports.length === 0) {
      return [];
    }
    const names = ports.flatMap(({ name }) => name ?? []);
    const numbers = new Set(ports.map(({ number }) => number));
    const rules = itemsAt(rootOf(object), 'spec', 'ingress');
    return rules
      .flatMap(rule => itemsAt(rule, 'ports'))
      .flatMap(({ value, path }): RuleFinding[] => {
        const { port, endPort } = value;
        if (typeof port === 'string' && !names.includes(port)) {
          const meant = nearestWord(port, names);
          const hint = meant === undefined ? '' : `. Did you mean ${meant}?`;
          return [
            {
              path: [...path, 'port'],
              message: `No container of the selected pods has a port named ${port}${hint}`,
              ...(meant === undefined ? {} : { data: { replacements: [meant] } }),
              related: pointToPorts(pods),
            },
          ];
        }
        return typeof port === 'number' && endPort === undefined && !numbers.has(port)
          ? [
              {
                path: [...path, 'port'],
                severity: 'information',
                message: `The selected pods declare no port ${port}; they declare ${[...numbers].join(', ')}`,
                related: pointToPorts(pods),
              },
            ]
          : [];
      });
  },
};
