/**
 * Code action: set resources
 *
 * A container without requests gets some, with a memory limit; values to start from, to be measured.
 */

import { CodeActionKind } from 'vscode-languageserver-types';
import { fieldsOf } from '../../core/json.js';
import { type ActionSource, actionOf, changeObject, placeOf, withValueAt } from './action.js';
import { containerAt } from './container.js';

const start = { requests: { cpu: '100m', memory: '128Mi' }, limits: { memory: '128Mi' } };

const reasons = ['missing-requests', 'missing-memory-limit'];

export const setResources: ActionSource = context => {
  const place = placeOf(context, context.range);
  const container = place && containerAt(place);
  if (place === undefined || container === undefined) {
    return [];
  }
  const resources = fieldsOf(container.value['resources']);
  if (resources['requests'] !== undefined && resources['limits'] !== undefined) {
    return [];
  }
  const wanted = withValueAt(place.value, [...container.path, 'resources'], () => ({
    ...start,
    ...resources,
  }));
  const title = `Set resources of container ${String(container.value['name'])}`;
  const diagnostic = context.diagnostics.find(({ code }) => reasons.includes(String(code)));
  const named =
    diagnostic === undefined
      ? { title, kind: CodeActionKind.RefactorRewrite }
      : { title, kind: CodeActionKind.QuickFix, diagnostic };
  return [actionOf(context.workspace, named, [changeObject(place, wanted)])];
};
