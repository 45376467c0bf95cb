/**
 * Completion: annotations
 *
 * Annotations that clusters and common controllers read, on the kinds they read them from, with usual values; then
 * those the workspace uses.
 *
 *     kind: Ingress
 *     metadata:
 *       annotations:
 *         nginx$0      →      nginx.ingress.kubernetes.io/rewrite-target: /
 */

import { CompletionItemKind } from 'vscode-languageserver-types';
import { wellKnownAnnotations } from '../../core/kubernetes/wellKnownAnnotations.js';
import { isKey, isValue, pathWords } from '../completionPlace.js';
import { podSpotOf } from '../objectPlace.js';
import { stringText } from '../scalarText.js';
import type { CompletionContext, Proposal } from './types.js';

/** Proposes keys and values of annotations. */
export function annotations(context: CompletionContext): readonly Proposal[] {
  const { path } = context;
  if (/(?:^|\.)metadata\.annotations$/.test(pathWords(path)) && isKey(context)) {
    return keys(context);
  }
  const isOfAnnotation = /(?:^|\.)metadata\.annotations$/.test(pathWords(path.slice(0, -1)));
  return isOfAnnotation && isValue(context) ? values(String(path.at(-1))) : [];
}

function keys(context: CompletionContext): Proposal[] {
  const { cursor, surroundings, typed } = context;
  const kind = kindAt(context);
  const known = wellKnownAnnotations
    .filter(({ on }) => on === undefined || on.includes(kind))
    .map(({ key, meaning, on }) => ({ key, meaning, rank: on === undefined ? 50 : 0 }));
  const used = surroundings.words
    .of('annotationKey')
    .filter(key => key !== typed && !known.some(each => each.key === key))
    .map(key => ({ key, meaning: undefined, rank: 20 }));
  return [...known, ...used]
    .filter(({ key }) => !cursor.siblings.has(key))
    .map(({ key, meaning, rank }) => ({
      label: key,
      kind: CompletionItemKind.Property,
      text: cursor.hasColon ? key : `${key}: `,
      rank,
      detail: meaning === undefined ? 'in use' : meaning,
      ...(meaning === undefined ? {} : { meaning }),
      continues: true,
    }));
}

/** Annotations of a template are those of pods. */
function kindAt(context: CompletionContext): string {
  const { object, path } = context;
  const isTemplate = path.includes('template') && podSpotOf(context) === undefined;
  return isTemplate ? 'Pod' : (object.kind ?? '');
}

function values(key: string): Proposal[] {
  const known = wellKnownAnnotations.filter(each => each.key === key);
  const texts = new Set(known.flatMap(each => each.values ?? []));
  return [...texts].map((value, rank) => ({
    label: value,
    kind: CompletionItemKind.Value,
    text: /^["']/.test(value) ? value : stringText(value),
    rank,
  }));
}
