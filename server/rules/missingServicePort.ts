/**
 * Rule: missing-service-port
 *
 * An Ingress or webhook sends to a port that the Service does not have: the controller answers 503.
 *
 *     backend: { service: { name: web, port: { number: 8080 } } }     # ← Service web has 80
 */
import type { GraphObject } from '../../core/graph/objectGraph.js';
import type { Reference } from '../../core/references/findReferences.js';
import { nearestWord } from '../suggest.js';
import { pointTo } from './related.js';
import type { Rule, RuleFinding } from './rule.js';

export const missingServicePort: Rule = {
  id: 'missing-service-port',
  severity: 'warning',
  pack: 'correctness',
  check(object, context) {
    return object.facts.references.flatMap((reference): RuleFinding[] => {
      const { to, name } = reference;
      const port = reference.port ?? defaultPortOf(reference);
      const services =
        port === undefined
          ? []
          : context.graph
              .named(to, name)
              .filter(target => context.isInReach(object, target, reference.namespace));
      if (port === undefined || services.length === 0) {
        return [];
      }
      const ports = services.flatMap(servicePorts);
      const isThere = ports.some(
        ({ name, number }) => name === port.value || number === port.value,
      );
      return isThere
        ? []
        : [
            {
              ...(reference.port === undefined ? unsaid : said)(finding(name, port, ports)),
              related: services
                .slice(0, 5)
                .map(service =>
                  pointTo(service, ['spec', 'ports'], `Service ${name} has its ports here`),
                ),
            },
          ];
    });
  },
};

/** Webhooks and aggregated APIs are asked at 443 where they say no port. */
function defaultPortOf({ pattern, path }: Reference): Reference['port'] {
  const isAsked = pattern.portAt?.length === 1 && pattern.kindMayBeSaid === undefined;
  return isAsked ? { value: 443, path } : undefined;
}

function said(found: RuleFinding): RuleFinding {
  return found;
}

/** The name, where it is reported, is right: nothing may stand in its place. */
function unsaid({ path, message }: RuleFinding): RuleFinding {
  return { path, message: `${message}. Where no port is said, 443 is asked` };
}

interface ServicePort {
  readonly name: string | undefined;
  readonly number: number;
}

function finding(
  service: string,
  port: { readonly value: string | number; readonly path: RuleFinding['path'] },
  ports: readonly ServicePort[],
): RuleFinding {
  const named = ports.flatMap(({ name }) => name ?? []);
  const meant =
    typeof port.value === 'string'
      ? nearestWord(port.value, named)
      : ports.length === 1
        ? String(ports[0]?.number)
        : undefined;
  const has = ports.map(({ name, number }) =>
    name === undefined ? number : `${number} (${name})`,
  );
  return {
    path: port.path,
    message: `Service ${service} has no port ${port.value}; it has ${has.join(', ') || 'none'}`,
    ...(meant === undefined ? {} : { data: { replacements: [meant] } }),
  };
}

function servicePorts({ facts }: GraphObject): ServicePort[] {
  const { spec } = facts.value as { readonly spec?: { readonly ports?: unknown } };
  return Array.isArray(spec?.ports)
    ? spec.ports.flatMap((port: { name?: unknown; port?: unknown } | null) =>
        typeof port?.port === 'number'
          ? [{ name: typeof port.name === 'string' ? port.name : undefined, number: port.port }]
          : [],
      )
    : [];
}
