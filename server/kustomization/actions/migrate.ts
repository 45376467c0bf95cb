/**
 * Code action: write what replaces a deprecated field of a kustomization
 *
 *     commonLabels: { app: web }   →   labels: [{ pairs: { app: web }, includeSelectors: true }]
 */

import type { Fields } from '../../../core/json.js';
import { listOf } from '../../../core/json.js';
import { deprecatedFields } from '../../../core/kustomize/kustomizationTypes.js';
import { changeKustomization, kustomizationFixes } from './place.js';

export const migrateKustomization = kustomizationFixes(
  ({ code }) => code === 'kustomization-deprecated',
  place => {
    const [field] = place.path;
    const wanted = typeof field === 'string' ? migrated(place.file.fields, field) : undefined;
    return wanted === undefined || typeof field !== 'string'
      ? []
      : [
          {
            title: `Write ${deprecatedFields[field]} instead of ${field}`,
            edits: [changeKustomization(place, wanted)],
            isPreferred: true,
          },
        ];
  },
);

/** The same kustomization without a deprecated field; undefined where no other field says the same. */
function migrated(fields: Fields, field: string): Fields | undefined {
  const { [field]: old, ...others } = fields;
  const successor = deprecatedFields[field];
  const items = itemsFor(field, old);
  if (successor === undefined || items === undefined) {
    return undefined;
  }
  const known = others[successor];
  return { ...others, [successor]: [...listOf(known), ...items] };
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
