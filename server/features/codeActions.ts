/**
 * Feature: code actions
 *
 * Fixes of the findings under the cursor and changes of the object around it. Each is a file of server/codeActions.
 */
import type { CodeAction } from 'vscode-languageserver-types';
import type { ActionContext } from '../codeActions/action.js';
import { fixAll } from '../codeActions/fixAll.js';
import { actionSources } from '../codeActions/index.js';

/** Whether a client wants actions for a whole file, by the kinds it asks for. */
export function wantsFixAll(only: readonly string[] | undefined): boolean {
  return only?.some(kind => kind === 'source' || kind.startsWith('source.fixAll')) === true;
}

/** The one action for a whole file. */
export function fixAllActions(context: ActionContext): CodeAction[] {
  const action = fixAll(context);
  return action === undefined ? [] : [action];
}

/** The actions at a range. */
export function codeActions(context: ActionContext): CodeAction[] {
  return actionSources.flatMap(source => source(context));
}
