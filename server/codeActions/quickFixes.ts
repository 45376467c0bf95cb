// The shape of quick fixes: a diagnostic they are for, the object it is in, and the edits that mend it.

import { CodeActionKind, type Diagnostic, type Range } from 'vscode-languageserver-types';
import {
  type ActionContext,
  type ActionPlace,
  type ActionSource,
  actionOf,
  type FileEdit,
  placeOf,
} from './action.js';

/** What a quick fix is asked for. */
export interface FixContext extends ActionContext {
  readonly diagnostic: Diagnostic;
}

/** A way to mend what a diagnostic says. */
export interface Fix {
  readonly title: string;
  readonly edits: readonly FileEdit[];
  readonly isPreferred?: true;
}

/** The quick fixes of the diagnostics that `isMine` takes, each for the place that the diagnostic is at. */
export type QuickFixes<Place> = (
  isMine: (diagnostic: Diagnostic) => boolean,
  fixesOf: (place: Place, context: FixContext) => readonly Fix[],
) => ActionSource;

/** Quick fixes of what some function finds at a range. */
export function quickFixesAt<Place>(
  find: (context: ActionContext, range: Range) => Place | undefined,
): QuickFixes<Place> {
  return (isMine, fixesOf) => context =>
    context.diagnostics.filter(isMine).flatMap(diagnostic => {
      const place = find(context, diagnostic.range);
      const fixes = place === undefined ? [] : fixesOf(place, { ...context, diagnostic });
      return fixes.map(({ edits, ...title }) =>
        actionOf(context.workspace, { ...title, kind: CodeActionKind.QuickFix, diagnostic }, edits),
      );
    });
}

/** Quick fixes of the object that a diagnostic is in. */
export const quickFixes: QuickFixes<ActionPlace> = quickFixesAt(placeOf);
