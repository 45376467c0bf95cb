/**
 * Code action: remove a field
 *
 * A field the API does not have, or one that works against another object, goes with its line.
 */
import { CodeActionKind } from 'vscode-languageserver-types';
import type { FieldPath } from '../../core/validation/fieldError.js';
import { isFields } from '../names/podSpec.js';
import { type ActionSource, actionOf, changeObject, placeOf } from './action.js';

const removable = ['unknown-field', 'autoscaler-fights-replicas'];

export const removeField: ActionSource = context =>
  context.diagnostics.flatMap(diagnostic => {
    const place = placeOf(context, diagnostic.range);
    const name = place?.path.at(-1);
    if (!removable.includes(String(diagnostic.code)) || place === undefined) {
      return [];
    }
    const wanted = without(place.value, place.path);
    return typeof name !== 'string' || wanted === undefined
      ? []
      : [
          actionOf(
            context.workspace,
            { title: `Remove ${name}`, kind: CodeActionKind.QuickFix, diagnostic },
            [changeObject(place, wanted)],
          ),
        ];
  });

/** A copy without what stands at a path; undefined where nothing stands there. */
function without(value: unknown, [step, ...rest]: FieldPath): unknown {
  if (Array.isArray(value) && typeof step === 'number' && rest.length > 0) {
    const item = without(value[step], rest);
    return item === undefined
      ? undefined
      : value.map((each: unknown, index) => (index === step ? item : each));
  }
  if (!isFields(value) || typeof step !== 'string' || !Object.hasOwn(value, step)) {
    return undefined;
  }
  const { [step]: inner, ...others } = value;
  if (rest.length === 0) {
    return others;
  }
  const changed = without(inner, rest);
  return changed === undefined ? undefined : { ...value, [step]: changed };
}
