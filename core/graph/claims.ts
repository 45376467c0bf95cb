// What an object takes that only one may have: a port of the nodes, a host and path. Indexed by the graph, so that two
// who take the same find each other.

import { fieldsOf, listOf, valueAt } from '../json.js';
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
  return listOf(valueAt(value, ['spec', 'ports'])).flatMap((port, index) => {
    const { nodePort, protocol } = fieldsOf(port);
    return typeof nodePort === 'number' && nodePort !== 0
      ? [
          {
            key: `node port ${nodePort}/${protocol ?? 'TCP'}`,
            path: [...at, 'spec', 'ports', index, 'nodePort'],
          },
        ]
      : [];
  });
}

function routes(value: unknown, at: FieldPath): Claim[] {
  return listOf(valueAt(value, ['spec', 'rules'])).flatMap((rule, index) =>
    listOf(valueAt(rule, ['http', 'paths'])).map((entry, position) => {
      const { path, pathType } = fieldsOf(entry);
      const host = fieldsOf(rule)['host'] ?? '*';
      return {
        key: `route ${host} ${pathType ?? ''} ${path ?? '/'}`,
        path: [...at, 'spec', 'rules', index, 'http', 'paths', position, 'path'],
      };
    }),
  );
}
