/**
 * Feature: code actions
 *
 * Fixes of the findings under the cursor and changes of the object around it. Each is a file of server/codeActions.
 */
import type { CodeAction } from 'vscode-languageserver-types';
import type { ActionContext } from '../codeActions/action.js';
import { actionSources } from '../codeActions/index.js';

/** The actions at a range. */
export function codeActions(context: ActionContext): CodeAction[] {
  return actionSources.flatMap(source => source(context));
}
