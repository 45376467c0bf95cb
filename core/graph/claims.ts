// What an object takes that only one may have: a port of the nodes, a host and path. Indexed by the graph, so that two
// who take the same find each other.

import { fieldsOf } from '../json.js';
import type { FieldPath } from '../validation/fieldError.js';

/** One claim, with the place that makes it. */
export interface Claim {
  /** `node port 30080/TCP`, `route shop.example Prefix /`. */
  readonly key: string;
  readonly path: FieldPath;
}

/** The claims of an object that stands at `at` in its document. */
export function claimsOf(kind: string, value: unknown, at: FieldPath): readonly Claim[] {
  if (kind === 'Service') {
    return nodePorts(value, at);
  }
  return kind === 'Ingress' ? routes(value, at) : [];
}

function nodePorts(value: unknown, at: FieldPath): Claim[] {
  return listOf(fieldOf(fieldOf(value, 'spec'), 'ports')).flatMap((port, index) => {
    const number = fieldOf(port, 'nodePort');
    const protocol = fieldOf(port, 'protocol') ?? 'TCP';
    return typeof number === 'number' && number !== 0
      ? [
          {
            key: `node port ${number}/${protocol}`,
            path: [...at, 'spec', 'ports', index, 'nodePort'],
          },
        ]
      : [];
  });
}

function routes(value: unknown, at: FieldPath): Claim[] {
  return listOf(fieldOf(fieldOf(value, 'spec'), 'rules')).flatMap((rule, index) =>
    listOf(fieldOf(fieldOf(rule, 'http'), 'paths')).map((entry, position) => {
      const host = fieldOf(rule, 'host') ?? '*';
      const path = fieldOf(entry, 'path') ?? '/';
      return {
        key: `route ${host} ${fieldOf(entry, 'pathType') ?? ''} ${path}`,
        path: [...at, 'spec', 'rules', index, 'http', 'paths', position, 'path'],
      };
    }),
  );
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function fieldOf(value: unknown, name: string): unknown {
  return fieldsOf(value)[name];
}
