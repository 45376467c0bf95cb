/**
 * Completion: ports of NetworkPolicies
 *
 * What comes in arrives at ports of the pods that the policy selects; what goes out, at ports of the pods it names.
 *
 *     ingress:
 *       - ports:
 *           - port: $0      →      port: http
 */

import { CompletionItemKind } from 'vscode-languageserver-types';
import { type LabelSelector, selectorOf } from '../../core/kubernetes/selector.js';
import { isValue, itemsIn, namespaceOf, pathWords } from '../completionPlace.js';
import { fieldsIn } from '../objectPlace.js';
import { nearest } from '../surroundings.js';
import type { CompletionContext, Proposal } from './types.js';

/** Pods beyond this many are not asked for their ports. */
const podsMax = 50;

/** Proposes ports of the pods that a rule is about. */
export function policyPorts(context: CompletionContext): readonly Proposal[] {
  const words = pathWords(context.path);
  const direction = /^spec\.(ingress|egress)\[\]\.ports\[\]\.(?:port|endPort)$/.exec(words)?.[1];
  if (context.object.kind !== 'NetworkPolicy' || direction === undefined || !isValue(context)) {
    return [];
  }
  return direction === 'ingress' ? portsOfOwn(context) : portsOfPeers(context);
}

function portsOfOwn(context: CompletionContext): Proposal[] {
  const selector = fieldsIn(context, ['spec', 'podSelector']);
  return portsOf(context, selectorOf(selector), namespaceOf(context));
}

/** Peers may live in any namespace; without peers every pod is meant. */
function portsOfPeers(context: CompletionContext): Proposal[] {
  const peers = itemsIn(context, [...context.path.slice(0, 3), 'to']);
  return peers.flatMap(({ podSelector, namespaceSelector }) => {
    const namespace = namespaceSelector === undefined ? namespaceOf(context) : undefined;
    const isSelector = typeof podSelector === 'object' && podSelector !== null;
    return isSelector ? portsOf(context, selectorOf(podSelector), namespace) : [];
  });
}

function portsOf(
  { surroundings, path }: CompletionContext,
  selector: LabelSelector,
  namespace: string | undefined,
): Proposal[] {
  const pods = surroundings.graph.withPods(selector).slice(0, podsMax);
  return nearest(surroundings, pods, namespace).flatMap(({ object, distance }) =>
    (object.facts.pods?.ports ?? []).flatMap(({ name, number, protocol }) => {
      const names = name === undefined || path.at(-1) === 'endPort' ? [] : [name];
      return [...names, String(number)].map((label, form) => ({
        label,
        kind: CompletionItemKind.Value,
        text: label,
        rank: distance * 10 + form,
        detail: `${number}/${protocol} of ${object.facts.kind} ${object.facts.name}`,
      }));
    }),
  );
}
