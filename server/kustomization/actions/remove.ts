/**
 * Code action: remove what a kustomization says to no purpose
 *
 * An entry listed twice, a path that leads nowhere, an image that nobody uses, a field kustomize does not have.
 */
import type { FieldPath } from '../../../core/validation/fieldError.js';
import { type FileEdit, textEdits, withoutField } from '../../codeActions/action.js';
import { cutItem } from '../../codeActions/cut.js';
import type { FindingData } from '../../judgement.js';
import { changeKustomization, type KustomizationSpot, kustomizationFixes } from './place.js';

export const removeFromKustomization = kustomizationFixes(
  ({ data }) => ((data ?? {}) as FindingData).remove !== undefined,
  (place, { diagnostic }) => {
    const { remove = [] } = (diagnostic.data ?? {}) as FindingData;
    const edit = removal(place, remove);
    const last = remove.at(-1);
    const what = typeof last === 'number' ? `this entry of ${remove.at(-2)}` : String(last);
    return edit === undefined ? [] : [{ title: `Remove ${what}`, edits: [edit] }];
  },
);

/** With its last entry a list goes as a whole. */
function removal(spot: KustomizationSpot, path: FieldPath): FileEdit | undefined {
  const { document } = spot.file;
  const last = path.at(-1);
  const owner = document.find(path.slice(0, -1)).value;
  if (typeof last === 'number' && owner?.kind === 'sequence' && owner.items.length > 1) {
    const cut = cutItem(document.text, owner, last);
    return cut && textEdits(spot, [cut]);
  }
  const field = typeof last === 'number' ? path.slice(0, -1) : path;
  const wanted = withoutField(document.toValue(), field);
  return wanted === undefined ? undefined : changeKustomization(spot, wanted);
}
