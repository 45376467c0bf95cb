// What the actions of kustomizations start from: the file and the path under a range.

import type { Range } from 'vscode-languageserver-types';
import type { MappingNode, PlacedDocument } from '../../../core/manifest/node.js';
import type { FieldPath } from '../../../core/validation/fieldError.js';
import { type ActionContext, type FileEdit, textEdits } from '../../codeActions/action.js';
import { type QuickFixes, quickFixesAt } from '../../codeActions/quickFixes.js';
import { pathAt } from '../../cursor/pathAt.js';
import { indentsLists } from '../../listStyle.js';
import { valueEdits } from '../../migration/valueEdits.js';
import { locate } from '../../place.js';
import { kustomizationFile } from '../file.js';
import type { KustomizationFile } from '../rule.js';

/** A place in a kustomization. */
export interface KustomizationSpot {
  readonly uri: string;
  readonly placed: PlacedDocument;
  readonly file: KustomizationFile;
  readonly root: MappingNode;
  readonly path: FieldPath;
}

/** The kustomization around a range; undefined in other files. */
export function kustomizationAt(
  { workspace, uri }: Pick<ActionContext, 'workspace' | 'uri'>,
  { start }: Range,
): KustomizationSpot | undefined {
  const found = locate({ text: '', documents: workspace.documentsOf(uri) }, start);
  const file = found && kustomizationFile(uri, found.placed.document);
  const root = file?.document.root;
  if (found === undefined || file === undefined || root?.kind !== 'mapping') {
    return undefined;
  }
  const path = pathAt(found.placed.document, found.offset)?.path ?? [];
  return { uri, placed: found.placed, file, root, path };
}

/** Quick fixes of the kustomization that a diagnostic is in. */
export const kustomizationFixes: QuickFixes<KustomizationSpot> = quickFixesAt(kustomizationAt);

/** The edits that make a kustomization say something else; what does not change stays as it is written. */
export function changeKustomization(spot: KustomizationSpot, wanted: unknown): FileEdit {
  const { document } = spot.file;
  return textEdits(spot, valueEdits(document, spot.root, wanted, indentsLists(document)));
}
