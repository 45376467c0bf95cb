/**
 * Hover: defaults that apply
 *
 * On a key with a mapping: what the server fills in because the text does not say it.
 */

import { valueAt } from '../../core/json.js';
import type { Field } from '../../core/kubernetes/schema.js';
import { fieldsIn } from '../objectPlace.js';
import type { HoverContext } from './types.js';

const shownMax = 10;

/** Tells the fields that the server adds to the mapping under the mouse. */
export function defaults(context: HoverContext): readonly string[] {
  const { place, at, path } = context;
  if (!at.inKey || place === undefined) {
    return [];
  }
  if (path.at(-1) === 'resources') {
    return requestsOf(context);
  }
  if (place.type.kind !== 'object' || at.value?.kind !== 'mapping') {
    return [];
  }
  const written = fieldsIn(context, path);
  const absent = [...place.type.type.fields.values()].filter(({ name }) => !(name in written));
  const lines = absent.flatMap(field => lineOf(field));
  return lines.length === 0
    ? []
    : [`The server fills in:\n\n${lines.slice(0, shownMax).join('\n')}`];
}

/** Zero values are not written: they are what nothing means. */
function lineOf({ name, defaultValue }: Field): string[] {
  const isZero = defaultValue === 0 || defaultValue === false || defaultValue === '';
  const isPlain = defaultValue !== undefined && typeof defaultValue !== 'object' && !isZero;
  return isPlain ? [`- \`${name}: ${String(defaultValue)}\``] : [];
}

/** A limit without a request is the request too. */
function requestsOf(context: HoverContext): string[] {
  const { limits, requests } = fieldsIn(context, context.path);
  const added = Object.entries((limits ?? {}) as object).filter(
    ([name]) => valueAt(requests, [name]) === undefined,
  );
  return added.length === 0
    ? []
    : [
        `The server fills in, from the limits:\n\n${added
          .map(([name, amount]) => `- \`requests.${name}: ${String(amount)}\``)
          .join('\n')}`,
      ];
}
