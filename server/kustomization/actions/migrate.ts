/**
 * Code action: write what replaces a deprecated field of a kustomization
 *
 *     commonLabels: { app: web }   →   labels: [{ pairs: { app: web }, includeSelectors: true }]
 */

import { CodeActionKind } from 'vscode-languageserver-types';
import type { Fields } from '../../../core/json.js';
import { deprecatedFields } from '../../../core/kustomize/kustomizationTypes.js';
import { type ActionSource, actionOf, textEdits } from '../../codeActions/action.js';
import { indentsLists } from '../../listStyle.js';
import { valueEdits } from '../../migration/valueEdits.js';
import { kustomizationAt } from './place.js';

export const migrateKustomization: ActionSource = context =>
  context.diagnostics.flatMap(diagnostic => {
    const place = kustomizationAt(context, diagnostic.range);
    if (diagnostic.code !== 'kustomization-deprecated' || place === undefined) {
      return [];
    }
    const { file, root } = place;
    const field = place.path[0];
    const wanted = typeof field === 'string' ? migrated(file.fields, field) : undefined;
    if (wanted === undefined || typeof field !== 'string') {
      return [];
    }
    const edits = valueEdits(file.document, root, wanted, indentsLists(file.document));
    const title = `Write ${deprecatedFields[field]} instead of ${field}`;
    const kind = CodeActionKind.QuickFix;
    return [
      actionOf(context.workspace, { title, kind, diagnostic, isPreferred: true }, [
        textEdits(place, edits),
      ]),
    ];
  });

/** The same kustomization without a deprecated field; undefined where no other field says the same. */
export function migrated(fields: Fields, field: string): Fields | undefined {
  const { [field]: old, ...others } = fields;
  const successor = deprecatedFields[field];
  const items = itemsFor(field, old);
  if (successor === undefined || items === undefined) {
    return undefined;
  }
  const known = others[successor];
  return { ...others, [successor]: [...(Array.isArray(known) ? known : []), ...items] };
}

function itemsFor(field: string, old: unknown): readonly unknown[] | undefined {
  if (field === 'commonLabels') {
    return [{ pairs: old, includeSelectors: true }];
  }
  if (!Array.isArray(old)) {
    return undefined;
  }
  switch (field) {
    case 'bases':
    case 'patchesJson6902':
    case 'imageTags':
      return old;
    case 'patchesStrategicMerge':
      return old.map((item: unknown) =>
        String(item).includes('\n') ? { patch: item } : { path: item },
      );
    default:
      return undefined;
  }
}
