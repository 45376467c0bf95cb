/**
 * Code action: stringData and data
 *
 * Text of a Secret becomes base64 under data, and base64 that is text becomes stringData.
 */

import { type CodeAction, CodeActionKind } from 'vscode-languageserver-types';
import { textEntriesOf } from '../../core/json.js';
import { decodeText, encodeText } from '../../core/kubernetes/base64.js';
import {
  type ActionPlace,
  type ActionSource,
  actionOf,
  changeNode,
  changeObject,
  type FileEdit,
  nodeAt,
  placeOf,
  textEdits,
} from './action.js';

export const secretData: ActionSource = context => {
  const place = placeOf(context, context.range);
  if (place === undefined || place.object.kind !== 'Secret') {
    return [];
  }
  const texts = textEntriesOf(place.value['stringData']);
  const bytes = textEntriesOf(place.value['data']);
  const decoded = bytes.flatMap(([key, value]) => {
    const text = decodeText(value);
    return text === undefined ? [] : [[key, text] as const];
  });
  const encoded = texts.map(([key, value]) => [key, encodeText(value)] as const);
  const isText = decoded.length === bytes.length;
  const action = (title: string, change: FileEdit): CodeAction =>
    actionOf(context.workspace, { title, kind: CodeActionKind.RefactorRewrite }, [change]);
  return [
    ...(texts.length > 0
      ? [action('Encode stringData as data', rewritten(place, 'data', [...bytes, ...encoded]))]
      : []),
    ...(bytes.length > 0 && isText
      ? [
          action(
            'Decode data as stringData',
            rewritten(place, 'stringData', [...decoded, ...texts]),
          ),
        ]
      : []),
  ];
};

type Entries = readonly (readonly [string, string])[];

/** Where only one of the two is written, its key and its values change and the comments stay. */
function rewritten(place: ActionPlace, field: 'data' | 'stringData', entries: Entries): FileEdit {
  const other = field === 'data' ? 'stringData' : 'data';
  const { key } = place.document.find([...place.object.path, other]);
  const node = nodeAt(place, [other]);
  if (place.value[field] !== undefined || key === undefined || node === undefined) {
    return changeObject(place, inOrder(place.value, field, entries));
  }
  const values = changeNode(place, node, Object.fromEntries(entries));
  const named = textEdits(place, [{ start: key.start, end: key.end, text: field }]);
  return { uri: place.uri, edits: [...named.edits, ...values.edits] };
}

function inOrder(
  value: Readonly<Record<string, unknown>>,
  field: 'data' | 'stringData',
  entries: Entries,
): Readonly<Record<string, unknown>> {
  const { data: _data, stringData: _text, ...rest } = value;
  return { ...rest, [field]: Object.fromEntries(entries) };
}
