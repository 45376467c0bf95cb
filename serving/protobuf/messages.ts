// The field numbers of the API's messages: what typed Go clients such as `kubectl create` put on the wire.
// messages.json has for each message `number name type` of its fields, taken from the descriptors in kubectl 1.32.

import rows from './messages.json' with { type: 'json' };

/** A field of a message. */
export interface MessageField {
  readonly name: string;
  /** A scalar's letter, a special word, or the name of a message. */
  readonly type: string;
  readonly isRepeated: boolean;
  readonly isMap: boolean;
  /** Its fields stand in the JSON of the message around it. */
  readonly isInline: boolean;
  /** Always on the wire: the zero value says nothing. */
  readonly isAlwaysSent: boolean;
}

const known = new Map<string, ReadonlyMap<number, MessageField>>();

/** The fields of a message by number, undefined for unknown messages. */
export function messageNamed(name: string): ReadonlyMap<number, MessageField> | undefined {
  const fields = known.get(name) ?? readRow((rows as Readonly<Record<string, string>>)[name]);
  if (fields !== undefined) {
    known.set(name, fields);
  }
  return fields;
}

function readRow(row: string | undefined): ReadonlyMap<number, MessageField> | undefined {
  if (row === undefined) {
    return undefined;
  }
  const fields = row.split(',').filter(text => text !== '');
  return new Map(fields.map(readField));
}

function readField(text: string): readonly [number, MessageField] {
  const [number, name = '', packed = ''] = text.split(' ');
  const [, map, type = '', mark] = /^(\{?)([\w.]+)([*!]?)$/.exec(packed) ?? [];
  const field = {
    name: name.replace('>', ''),
    type,
    isRepeated: mark === '*',
    isMap: map === '{',
    isInline: name.startsWith('>'),
    isAlwaysSent: mark === '!',
  };
  return [Number(number), field];
}
