// The container under the cursor, and the shape of actions on it.

import { CodeActionKind } from 'vscode-languageserver-types';
import { type Fields, isFields, valueAt } from '../../core/json.js';
import { containerLists } from '../../core/kubernetes/podTemplate.js';
import type { FieldPath } from '../../core/validation/fieldError.js';
import { type ActionPlace, type ActionSource, actionOf, changeObject, placeOf } from './action.js';

/** A container of an object. */
export interface ContainerAt {
  readonly path: FieldPath;
  readonly value: Fields;
  readonly list: string;
}

const lists: ReadonlySet<string | number> = new Set(containerLists);

/** The container that the cursor is in; undefined outside of containers. */
function containerAt(place: ActionPlace): ContainerAt | undefined {
  const { path } = place;
  const index = path.findIndex(step => lists.has(step));
  const at = path.slice(0, index + 2);
  const value = valueAt(place.value, at);
  return index >= 0 && at.length === index + 2 && isFields(value)
    ? { path: at, value, list: String(path[index]) }
    : undefined;
}

/** A change of a container: the whole object as it is wanted. */
export interface ContainerChange {
  readonly title: string;
  readonly wanted: unknown;
}

/** The change of the container under the cursor: a quick fix where one of some rules reports it, else a rewrite. */
export function containerAction(
  codes: readonly string[],
  changeOf: (container: ContainerAt, place: ActionPlace) => ContainerChange | undefined,
): ActionSource {
  return context => {
    const place = placeOf(context, context.range);
    const container = place && containerAt(place);
    const change = place && container && changeOf(container, place);
    if (place === undefined || change === undefined) {
      return [];
    }
    const { title, wanted } = change;
    const diagnostic = context.diagnostics.find(({ code }) => codes.includes(String(code)));
    const named =
      diagnostic === undefined
        ? { title, kind: CodeActionKind.RefactorRewrite }
        : { title, kind: CodeActionKind.QuickFix, diagnostic };
    return [actionOf(context.workspace, named, [changeObject(place, wanted)])];
  };
}
