/**
 * Code action: write the type that is wanted
 *
 *     replicas: "3"       ->     replicas: 3
 *     command: nginx      ->     command: [nginx]
 */
import { type CodeAction, CodeActionKind, type Diagnostic } from 'vscode-languageserver-types';
import {
  type ActionContext,
  type ActionSource,
  actionOf,
  changeObject,
  messageOf,
  nodeAt,
  placeOf,
  textEdits,
  withValueAt,
} from './action.js';

const decode = /cannot unmarshal (string|object) into Go .* of type (\S+)/;

export const convertValue: ActionSource = context =>
  context.diagnostics.flatMap(diagnostic => {
    const [, from, to = ''] = decode.exec(messageOf(diagnostic)) ?? [];
    if (diagnostic.code !== 'wrong-type' || from === undefined) {
      return [];
    }
    if (to.startsWith('[]')) {
      return toList(context, diagnostic, from === 'object');
    }
    return from === 'string' && /^(u?int\d*|float\d*|bool)$/.test(to)
      ? toScalar(context, diagnostic)
      : [];
  });

function toList(context: ActionContext, diagnostic: Diagnostic, isObject: boolean): CodeAction[] {
  const place = placeOf(context, diagnostic.range);
  // The range of a mapping starts with its first key.
  const path = isObject ? (place?.path.slice(0, -1) ?? []) : (place?.path ?? []);
  if (place === undefined || path.length === 0) {
    return [];
  }
  const wanted = withValueAt(place.value, path, before => [before]);
  const title = `Make ${path.at(-1)} a list`;
  const named = { title, kind: CodeActionKind.QuickFix, diagnostic, isPreferred: true } as const;
  return [actionOf(context.workspace, named, [changeObject(place, wanted)])];
}

/** Without its quotes the text is what it says. */
function toScalar(context: ActionContext, diagnostic: Diagnostic): CodeAction[] {
  const place = placeOf(context, diagnostic.range);
  const node = place && nodeAt(place, place.path);
  if (place === undefined || node?.kind !== 'scalar' || typeof node.value !== 'string') {
    return [];
  }
  if (!/^(-?\d+(\.\d+)?|true|false)$/.test(node.value)) {
    return [];
  }
  const { start, end, value } = node;
  const title = `Change to ${value}`;
  const named = { title, kind: CodeActionKind.QuickFix, diagnostic, isPreferred: true } as const;
  return [actionOf(context.workspace, named, [textEdits(place, [{ start, end, text: value }])])];
}
