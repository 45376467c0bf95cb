/**
 * Completion: fields of the downward API
 *
 * What a variable or a file may take from its pod; labels and annotations by the keys that the pod has.
 *
 *     fieldRef: { fieldPath: $0 }      →      fieldPath: status.podIP
 */

import { CompletionItemKind } from 'vscode-languageserver-types';
import { isValue, pathWords } from '../completionPlace.js';
import { fieldsIn, podSpotOf } from '../objectPlace.js';
import { stringText } from '../scalarText.js';
import type { CompletionContext, Proposal } from './types.js';

/** https://kubernetes.io/docs/concepts/workloads/pods/downward-api/#available-fields */
const ofBoth: readonly (readonly [string, string])[] = [
  ['metadata.name', 'the name of the pod'],
  ['metadata.namespace', 'the namespace of the pod'],
  ['metadata.uid', 'the unique id of the pod'],
];

const ofVariables: readonly (readonly [string, string])[] = [
  ['spec.nodeName', 'the node that the pod runs on'],
  ['spec.serviceAccountName', 'the ServiceAccount of the pod'],
  ['status.podIP', 'the address of the pod'],
  ['status.podIPs', 'its addresses, IPv4 and IPv6'],
  ['status.hostIP', 'the address of the node'],
  ['status.hostIPs', 'its addresses, IPv4 and IPv6'],
];

const ofFiles: readonly (readonly [string, string])[] = [
  ['metadata.labels', 'all labels of the pod, one a line'],
  ['metadata.annotations', 'all annotations of the pod, one a line'],
];

/** Proposes the paths that the API server takes at the place. */
export function fieldPaths(context: CompletionContext): readonly Proposal[] {
  const words = pathWords(context.path);
  if (!/fieldRef\.fieldPath$/.test(words) || !isValue(context)) {
    return [];
  }
  const isVariable = /\benv\[\]\.valueFrom\./.test(words);
  const all = [...ofBoth, ...(isVariable ? ofVariables : ofFiles), ...ownKeys(context)];
  return all.map(([label, detail], rank) => ({
    label,
    kind: CompletionItemKind.EnumMember,
    text: stringText(label),
    rank,
    detail,
  }));
}

function ownKeys(context: CompletionContext): (readonly [string, string])[] {
  const specPath = podSpotOf(context)?.specPath;
  const metadata = specPath && fieldsIn(context, [...specPath.slice(0, -1), 'metadata']);
  return (['labels', 'annotations'] as const).flatMap(field =>
    Object.keys((metadata?.[field] ?? {}) as object).map(
      key => [`metadata.${field}['${key}']`, 'of this pod'] as const,
    ),
  );
}
