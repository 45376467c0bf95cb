/**
 * Code action: remove what a kustomization says to no purpose
 *
 * An entry listed twice, a path that leads nowhere, an image that nobody uses, a field kustomize does not have.
 */
import { type CodeAction, CodeActionKind, type Diagnostic } from 'vscode-languageserver-types';
import type { FieldPath } from '../../../core/validation/fieldError.js';
import {
  type ActionContext,
  type ActionSource,
  actionOf,
  textEdits,
  withoutField,
} from '../../codeActions/action.js';
import { cutItem } from '../../codeActions/cut.js';
import type { FindingData } from '../../judgement.js';
import { indentsLists } from '../../listStyle.js';
import { type OffsetEdit, valueEdits } from '../../migration/valueEdits.js';
import { type KustomizationSpot, kustomizationAt } from './place.js';

export const removeFromKustomization: ActionSource = context =>
  context.diagnostics.flatMap(diagnostic => removalOf(context, diagnostic));

function removalOf(context: ActionContext, diagnostic: Diagnostic): CodeAction[] {
  const { remove } = (diagnostic.data ?? {}) as FindingData;
  const place = kustomizationAt(context, diagnostic.range);
  const edits = place && remove && editsFor(place, remove);
  if (place === undefined || remove === undefined || edits === undefined) {
    return [];
  }
  const last = remove.at(-1);
  const what = typeof last === 'number' ? `this entry of ${remove.at(-2)}` : String(last);
  const title = { title: `Remove ${what}`, kind: CodeActionKind.QuickFix, diagnostic };
  return [actionOf(context.workspace, title, [textEdits(place, edits)])];
}

/** With its last entry a list goes as a whole. */
function editsFor({ file, root }: KustomizationSpot, path: FieldPath): OffsetEdit[] | undefined {
  const { document } = file;
  const last = path.at(-1);
  const owner = document.find(path.slice(0, -1)).value;
  if (typeof last === 'number' && owner?.kind === 'sequence' && owner.items.length > 1) {
    const cut = cutItem(document.text, owner, last);
    return cut && [cut];
  }
  const field = typeof last === 'number' ? path.slice(0, -1) : path;
  const wanted = withoutField(document.toValue(), field);
  return wanted === undefined
    ? undefined
    : valueEdits(document, root, wanted, indentsLists(document));
}
