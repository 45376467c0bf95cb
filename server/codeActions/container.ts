// The container under the cursor, for actions on containers.

import { type Fields, isFields, valueAt } from '../../core/json.js';
import type { FieldPath } from '../../core/validation/fieldError.js';
import { containerLists } from '../names/podSpec.js';
import type { ActionPlace } from './action.js';

/** A container of an object. */
export interface ContainerAt {
  readonly path: FieldPath;
  readonly value: Fields;
  readonly list: string;
}

const lists: ReadonlySet<string | number> = new Set(containerLists);

/** The container that the cursor is in; undefined outside of containers. */
export function containerAt(place: ActionPlace): ContainerAt | undefined {
  const { path } = place;
  const index = path.findIndex(step => lists.has(step));
  const at = path.slice(0, index + 2);
  const value = valueAt(place.value, at);
  return index >= 0 && at.length === index + 2 && isFields(value)
    ? { path: at, value, list: String(path[index]) }
    : undefined;
}
