/**
 * Completion: ports that a Service sends to
 *
 * The container ports of the pods that the Service selects, by name and number; and the port itself.
 *
 *     ports:
 *       - port: 80
 *         targetPort: $0      →      targetPort: http
 */

import { CompletionItemKind } from 'vscode-languageserver-types';
import { isValue, namespaceOf, pathWords, selectorLabels } from '../completionPlace.js';
import { fieldsIn } from '../objectPlace.js';
import { nearest } from '../surroundings.js';
import type { CompletionContext, Proposal } from './types.js';

/** Pods beyond this many are not asked for their ports. */
const podsMax = 50;

/** Proposes ports of the selected pods. */
export function servicePorts(context: CompletionContext): readonly Proposal[] {
  const words = pathWords(context.path);
  const isTarget = words === 'spec.ports[].targetPort';
  const isPlace = isTarget || words === 'spec.ports[].port';
  if (context.object.kind !== 'Service' || !isPlace || !isValue(context)) {
    return [];
  }
  const labels = selectorLabels(fieldsIn(context, ['spec', 'selector']));
  if (Object.keys(labels).length === 0) {
    return [];
  }
  const { surroundings } = context;
  const pods = surroundings.graph.withPods({ matchLabels: labels }).slice(0, podsMax);
  return nearest(surroundings, pods, namespaceOf(context)).flatMap(({ object, distance }) =>
    (object.facts.pods?.ports ?? []).flatMap(({ name, number, protocol }) => {
      const detail = `${number}/${protocol} of ${object.facts.kind} ${object.facts.name}`;
      const names = isTarget && name !== undefined ? [name] : [];
      return [...names, String(number)].map((label, index) => ({
        label,
        kind: CompletionItemKind.Value,
        text: label,
        rank: distance * 10 + index,
        detail,
      }));
    }),
  );
}
