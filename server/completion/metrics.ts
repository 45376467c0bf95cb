/**
 * Completion: metrics of autoscalers
 *
 *     metrics:
 *       - type: Resource
 *         resource: { name: $0 }      →      name: cpu
 */

import { CompletionItemKind } from 'vscode-languageserver-types';
import { fieldsOf, listOf, valueAt } from '../../core/json.js';
import { groupKindOf } from '../../core/kubernetes/groupKind.js';
import { podPlaceOf } from '../../core/kubernetes/podTemplate.js';
import { isValue, namespaceOf, pathWords } from '../completionPlace.js';
import { fieldsIn } from '../objectPlace.js';
import { objectsNamed } from '../surroundings.js';
import type { CompletionContext, Proposal } from './types.js';

const usual: Readonly<Record<string, readonly string[]>> = {
  'spec.metrics[].resource.name': ['cpu', 'memory'],
  'spec.metrics[].containerResource.name': ['cpu', 'memory'],
  'spec.metrics[].pods.metric.name': ['http_requests_per_second', 'packets-per-second'],
  'spec.metrics[].object.metric.name': ['requests-per-second'],
  'spec.metrics[].external.metric.name': ['queue_messages_ready'],
};

/** Proposes metric names, and the containers of the target. */
export function metrics(context: CompletionContext): readonly Proposal[] {
  if (context.object.kind !== 'HorizontalPodAutoscaler' || !isValue(context)) {
    return [];
  }
  const words = pathWords(context.path);
  const names =
    words === 'spec.metrics[].containerResource.container'
      ? containersOf(context)
      : (usual[words] ?? []);
  return names.map((label, rank) => ({
    label,
    kind: CompletionItemKind.EnumMember,
    text: label,
    rank,
  }));
}

function containersOf(context: CompletionContext): string[] {
  const { apiVersion, kind, name } = fieldsIn(context, ['spec', 'scaleTargetRef']);
  if (typeof apiVersion !== 'string' || typeof kind !== 'string' || typeof name !== 'string') {
    return [];
  }
  const groupKind = groupKindOf({ apiVersion, kind });
  const targets = objectsNamed(context.surroundings, groupKind, name, namespaceOf(context));
  const specPath = podPlaceOf(apiVersion, kind)?.specPath ?? [];
  return targets.flatMap(({ object }) => {
    const list = valueAt(object.facts.value, [...specPath, 'containers']);
    return listOf(list).flatMap(container => {
      const { name: own } = fieldsOf(container);
      return typeof own === 'string' ? [own] : [];
    });
  });
}
