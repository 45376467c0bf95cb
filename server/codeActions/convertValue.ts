/**
 * Code action: write the type that is wanted
 *
 *     replicas: "3"       ->     replicas: 3
 *     command: nginx      ->     command: [nginx]
 *     periodSeconds: 10s  ->     periodSeconds: 10
 */

import type { Diagnostic } from 'vscode-languageserver-types';
import { fieldsOf, isFields } from '../../core/json.js';
import type { FieldPath } from '../../core/validation/fieldError.js';
import { meantScalar } from '../meantValue.js';
import {
  type ActionPlace,
  changeObject,
  messageOf,
  nodeAt,
  textEdits,
  withValueAt,
} from './action.js';
import { type Fix, quickFixes } from './quickFixes.js';

const decode = /cannot unmarshal (string|object) into Go .* of type (\S+)/;

export const convertValue = quickFixes(
  ({ code }) => code === 'wrong-type',
  (place, { diagnostic }) => {
    const [, from, to = ''] = decode.exec(messageOf(diagnostic)) ?? [];
    if (from !== undefined && to.startsWith('[]')) {
      return toList(place, diagnostic, from === 'object');
    }
    return from === 'string' && /^(u?int\d*|float\d*|bool)$/.test(to) ? toScalar(place, to) : [];
  },
);

function toList(place: ActionPlace, diagnostic: Diagnostic, isObject: boolean): Fix[] {
  const path = isObject ? mappingPath(place, diagnostic) : place.path;
  if (path.length === 0) {
    return [];
  }
  const wanted = withValueAt(place.value, path, before =>
    /of type \[\]v1\.EnvVar/.test(messageOf(diagnostic)) ? variablesOf(before) : [before],
  );
  const title = `Make ${path.at(-1)} a list`;
  return [{ title, edits: [changeObject(place, wanted)], isPreferred: true }];
}

/** The range of a mapping starts with its first key, or is the key of the mapping: the field's name tells. */
function mappingPath({ path }: ActionPlace, diagnostic: Diagnostic): FieldPath {
  const field = /Go struct field (\S+) of type/.exec(messageOf(diagnostic))?.[1];
  return path.at(-1) === field?.slice(field.lastIndexOf('.') + 1) ? path : path.slice(0, -1);
}

/** Variables written as other tools do: `A: b` means the one named A. */
function variablesOf(before: unknown): readonly unknown[] {
  const fields = fieldsOf(before);
  const isOne = 'name' in fields || Object.values(fields).some(value => isFields(value));
  return isOne
    ? [before]
    : Object.entries(fields).map(([name, value]) => ({ name, value: String(value) }));
}

/** Without its quotes the text is what it says. */
function toScalar(place: ActionPlace, type: string): Fix[] {
  const node = nodeAt(place, place.path);
  if (node?.kind !== 'scalar' || typeof node.value !== 'string') {
    return [];
  }
  const value = meantScalar(node.value, type, String(place.path.at(-1)));
  if (value === undefined) {
    return [];
  }
  const { start, end } = node;
  const title = `Change to ${value}`;
  return [{ title, edits: [textEdits(place, [{ start, end, text: value }])], isPreferred: true }];
}
