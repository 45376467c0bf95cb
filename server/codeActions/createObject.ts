/**
 * Code action: create what is missing
 *
 * An object that something names and nobody makes is written: behind the others of this file, or into a new one. Its
 * keys are those that are asked of it.
 */
import { CodeActionKind } from 'vscode-languageserver-types';
import type { FindingData } from '../judgement.js';
import { type ActionSource, actionOf } from './action.js';
import { appendObject, inNewFile, objectFor } from './newObject.js';

export const createObject: ActionSource = context =>
  context.diagnostics.flatMap(diagnostic => {
    const { create } = (diagnostic.data ?? {}) as FindingData;
    const value = create && objectFor(create);
    if (create === undefined || value === undefined) {
      return [];
    }
    const what = `Create ${value['kind']} ${create.name}`;
    const kind = CodeActionKind.QuickFix;
    return [
      actionOf(context.workspace, { title: what, kind, diagnostic }, [
        appendObject(context, value),
      ]),
      inNewFile(context, { title: `${what} in a new file`, kind, diagnostic }, value),
    ];
  });
