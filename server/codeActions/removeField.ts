/**
 * Code action: remove a field
 *
 * A field that the API does not have, that is forbidden here, or that works against another one, goes with its lines.
 */
import type { Diagnostic } from 'vscode-languageserver-types';
import type { FieldPath } from '../../core/validation/fieldError.js';
import { parseField } from '../fieldText.js';
import { type ActionPlace, changeObject, messageOf, withoutField } from './action.js';
import { quickFixes } from './quickFixes.js';

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

export const removeField = quickFixes(
  diagnostic => codes.has(diagnostic.code) || conflictOf(diagnostic) !== undefined,
  (place, { diagnostic }) => {
    const [, below] = conflictOf(diagnostic) ?? [];
    const path = [...pathOf(place, diagnostic), ...(below ?? [])];
    const name = path.at(-1);
    const wanted = withoutField(place.value, path);
    return typeof name !== 'string' || wanted === undefined
      ? []
      : [{ title: `Remove ${name}`, edits: [changeObject(place, wanted)] }];
  },
);

function conflictOf(diagnostic: Diagnostic): (typeof conflicts)[number] | undefined {
  const message = messageOf(diagnostic);
  return conflicts.find(([words]) => words.test(message));
}

/** The range of a mapping starts with its first key: what the message names goes first. */
function pathOf(place: ActionPlace, diagnostic: Diagnostic): FieldPath {
  const said = parseField(messageOf(diagnostic)).path;
  return said.length > 0 ? said : place.path;
}
