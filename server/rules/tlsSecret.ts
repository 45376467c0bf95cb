/**
 * Rule: tls-secret
 *
 * An Ingress takes its certificate from a Secret without `tls.crt` and `tls.key`: the controller serves its own fake
 * one.
 *
 *     tls: [{ hosts: [shop.example], secretName: shop-tls }]     # ← shop-tls has cert.pem
 */
import { pointTo } from './related.js';
import type { Rule, RuleFinding } from './rule.js';

export const tlsSecret: Rule = {
  id: 'tls-secret',
  severity: 'warning',
  pack: 'correctness',
  check(object, context) {
    return object.facts.references
      .filter(({ pattern }) => pattern.at === 'spec.tls[].secretName')
      .flatMap(({ name, path }): RuleFinding[] => {
        const secrets = context.graph
          .named('Secret', name)
          .filter(target => context.isInReach(object, target));
        const keys = new Set(secrets.flatMap(({ facts }) => facts.keys));
        const missing = ['tls.crt', 'tls.key'].filter(key => !keys.has(key));
        return secrets.length === 0 ||
          secrets.some(({ facts }) => facts.hasMoreKeys || facts.keys.length === 0) ||
          missing.length === 0
          ? []
          : [
              {
                path,
                message: `Secret ${name} has no ${missing.join(' and no ')}`,
                related: secrets.map(secret => pointTo(secret, ['data'])),
              },
            ];
      });
  },
};
