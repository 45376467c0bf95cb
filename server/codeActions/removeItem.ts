/**
 * Code action: remove an item
 *
 * What stands in a list a second time, or to no purpose, goes with its lines: a port, a variable, a volume that nobody
 * mounts, a verb that a role cannot allow.
 */

import { fieldsOf, valueAt } from '../../core/json.js';
import type { FieldPath } from '../../core/validation/fieldError.js';
import { parseField } from '../fieldText.js';
import {
  type ActionPlace,
  changeObject,
  type FileEdit,
  messageOf,
  nodeAt,
  textEdits,
  withoutField,
} from './action.js';
import { cutItem } from './cut.js';
import { quickFixes } from './quickFixes.js';

const codes = new Set(['duplicate-value', 'unused-volume', 'named-create']);
/** Of what the server says: variables and ports that are there already, paths mounted twice. */
const words = /hides previous definition|duplicate port definition|: must be unique/;

export const removeItem = quickFixes(
  diagnostic => codes.has(String(diagnostic.code)) || words.test(messageOf(diagnostic)),
  (place, { diagnostic }) => {
    const said = parseField(messageOf(diagnostic)).path;
    const path = said.length > 0 ? said : place.path;
    const last = path.findLastIndex(step => typeof step === 'number');
    const index = path[last];
    const edit =
      typeof index === 'number' ? withoutItem(place, path.slice(0, last), index) : undefined;
    if (edit === undefined) {
      return [];
    }
    const title = `Remove ${nameOf(place, path.slice(0, last + 1))}`;
    const isPreferred = diagnostic.code === 'unused-volume' ? {} : ({ isPreferred: true } as const);
    return [{ title, edits: [edit], ...isPreferred }];
  },
);

/** With its last item a list goes as a whole. */
function withoutItem(place: ActionPlace, at: FieldPath, index: number): FileEdit | undefined {
  const node = nodeAt(place, at);
  if (node?.kind !== 'sequence') {
    return undefined;
  }
  if (node.items.length === 1) {
    const wanted = withoutField(place.value, at);
    return wanted === undefined ? undefined : changeObject(place, wanted);
  }
  const edit = cutItem(place.document.text, node, index);
  return edit && textEdits(place, [edit]);
}

function nameOf(place: ActionPlace, path: FieldPath): string {
  const item = valueAt(place.value, path);
  if (typeof item !== 'object') {
    return String(item);
  }
  const { name, mountPath, port, containerPort } = fieldsOf(item);
  const list = String(path.at(-2) ?? '').replace(/s$/, '');
  return `${list} ${String(name ?? mountPath ?? port ?? containerPort ?? path.at(-1))}`;
}
