/**
 * Code action: stringData and data
 *
 * Text of a Secret becomes base64 under data, and base64 that is text becomes stringData.
 */
import { CodeActionKind } from 'vscode-languageserver-types';
import { decodeText, encodeText } from '../../core/kubernetes/base64.js';
import { fieldsOf } from '../names/podSpec.js';
import { type ActionSource, actionOf, changeObject, placeOf } from './action.js';

export const secretData: ActionSource = context => {
  const place = placeOf(context, context.range);
  if (place === undefined || place.object.kind !== 'Secret') {
    return [];
  }
  const { stringData, data, ...rest } = place.value;
  const action = (title: string, value: unknown) =>
    actionOf(context.workspace, { title, kind: CodeActionKind.RefactorRewrite }, [
      changeObject(place, value),
    ]);
  const texts = stringEntries(stringData);
  const bytes = stringEntries(data);
  const decoded = bytes.map(([key, value]) => [key, decodeText(value)] as const);
  const encoded = texts.map(([key, value]) => [key, encodeText(value)] as const);
  const isText = decoded.every(([, text]) => text !== undefined);
  return [
    ...(texts.length > 0
      ? [action('Encode stringData as data', inOrder(place.value, 'data', [...bytes, ...encoded]))]
      : []),
    ...(bytes.length > 0 && isText
      ? [
          action('Decode data as stringData', {
            ...inOrder({ ...rest, data }, 'stringData', [
              ...decoded.map(([key, text]) => [key, text ?? ''] as const),
              ...texts,
            ]),
          }),
        ]
      : []),
  ];
};

function inOrder(
  value: Readonly<Record<string, unknown>>,
  field: 'data' | 'stringData',
  entries: readonly (readonly [string, string])[],
): Readonly<Record<string, unknown>> {
  const { data: _data, stringData: _text, ...rest } = value;
  return { ...rest, [field]: Object.fromEntries(entries) };
}

function stringEntries(value: unknown): [string, string][] {
  return Object.entries(fieldsOf(value)).filter(
    (entry): entry is [string, string] => typeof entry[1] === 'string',
  );
}
