/**
 * Code action: remove a field
 *
 * A field that the API does not have, that is forbidden here, or that works against another one, goes with its lines.
 */
import { type CodeAction, CodeActionKind, type Diagnostic } from 'vscode-languageserver-types';
import type { FieldPath } from '../../core/validation/fieldError.js';
import { parseField } from '../fieldText.js';
import {
  type ActionContext,
  type ActionPlace,
  type ActionSource,
  actionOf,
  changeObject,
  messageOf,
  placeOf,
  withoutField,
} from './action.js';

const codes: ReadonlySet<unknown> = new Set([
  ...['unknown-field', 'forbidden', 'autoscaler-fights-replicas', 'external-name-selector'],
  'server-fields',
]);

/** Fields in each other's way: what the server says, and which of them goes, below the field it names. */
const conflicts: readonly (readonly [words: RegExp, field: readonly string[]])[] = [
  [/may not be specified when `value` is not empty/, []],
  [/minAvailable and maxUnavailable cannot be both set/, ['maxUnavailable']],
  [/`selector` not auto-generated/, []],
  [/must match `containerPort` when `hostNetwork` is true/, []],
  [/may only be set for externally-accessible services/, []],
];

export const removeField: ActionSource = context =>
  context.diagnostics.flatMap(diagnostic => {
    const message = messageOf(diagnostic);
    const [, below] = conflicts.find(([words]) => words.test(message)) ?? [];
    return codes.has(diagnostic.code) || below !== undefined
      ? removalOf(context, diagnostic, below ?? [])
      : [];
  });

function removalOf(
  context: ActionContext,
  diagnostic: Diagnostic,
  below: readonly string[],
): CodeAction[] {
  const place = placeOf(context, diagnostic.range);
  if (place === undefined) {
    return [];
  }
  const path = [...pathOf(place, diagnostic), ...below];
  const name = path.at(-1);
  const wanted = withoutField(place.value, path);
  return typeof name !== 'string' || wanted === undefined
    ? []
    : [
        actionOf(
          context.workspace,
          { title: `Remove ${name}`, kind: CodeActionKind.QuickFix, diagnostic },
          [changeObject(place, wanted)],
        ),
      ];
}

/** The range of a mapping starts with its first key: what the message names goes first. */
function pathOf(place: ActionPlace, diagnostic: Diagnostic): FieldPath {
  const said = parseField(messageOf(diagnostic)).path;
  return said.length > 0 ? said : place.path;
}
