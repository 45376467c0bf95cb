/**
 * Feature: quick fixes
 *
 * A finding that knows what may stand in its place offers it: the field that was meant, an allowed value, the
 * apiVersion that has the kind. An object of a removed API version is migrated as a whole, fields included.
 */
import {
  type CodeAction,
  CodeActionKind,
  type Diagnostic,
  type TextEdit,
} from 'vscode-languageserver-types';
import type { Manifest, PlacedDocument } from '../../core/manifest/node.js';
import { type ObjectInDocument, objectsOf } from '../../core/manifest/objects.js';
import type { FindingData } from '../judgement.js';
import { indentsLists } from '../listStyle.js';
import { migrate } from '../migration/migrate.js';
import { asRecord } from '../migration/records.js';
import { valueEdits } from '../migration/valueEdits.js';
import { locate, rangeIn } from '../place.js';

/** More choices than this belong into completion. */
const choicesMax = 5;

/** The quick fixes of the findings under the cursor. */
export function codeActions(
  manifest: Manifest,
  uri: string,
  diagnostics: readonly Diagnostic[],
): CodeAction[] {
  return diagnostics.flatMap(diagnostic => {
    const { replacements = [] } = (diagnostic.data ?? {}) as FindingData;
    const changes = replacements
      .slice(0, choicesMax)
      .map((text, index) => replacement(uri, diagnostic, { text, isPreferred: index === 0 }));
    const migration = migrationFor(manifest, uri, diagnostic);
    return migration === undefined ? changes : [migration, ...changes];
  });
}

function replacement(
  uri: string,
  diagnostic: Diagnostic,
  choice: { readonly text: string; readonly isPreferred: boolean },
): CodeAction {
  const edit = { range: diagnostic.range, newText: choice.text };
  return {
    title: `Change to ${choice.text}`,
    kind: CodeActionKind.QuickFix,
    diagnostics: [diagnostic],
    isPreferred: choice.isPreferred,
    edit: { changes: { [uri]: [edit] } },
  };
}

function migrationFor(
  manifest: Manifest,
  uri: string,
  diagnostic: Diagnostic,
): CodeAction | undefined {
  if (diagnostic.code !== 'removed-api' && diagnostic.code !== 'deprecated-api') {
    return undefined;
  }
  const place = locate(manifest, diagnostic.range.start);
  const object =
    place &&
    objectsOf(place.placed.document).find(
      ({ node }) => node.start <= place.offset && place.offset <= node.end,
    );
  const migrated = object && migrate(asRecord(object.value()));
  if (place === undefined || object === undefined || migrated === undefined) {
    return undefined;
  }
  return {
    title: `Migrate to ${migrated.apiVersion}`,
    kind: CodeActionKind.QuickFix,
    diagnostics: [diagnostic],
    isPreferred: true,
    edit: { changes: { [uri]: editsFor(place.placed, object, migrated.value) } },
  };
}

function editsFor(placed: PlacedDocument, object: ObjectInDocument, value: unknown): TextEdit[] {
  const { document } = placed;
  return valueEdits(document, object.node, value, indentsLists(document)).map(edit => ({
    range: rangeIn(placed, edit),
    newText: edit.text,
  }));
}
