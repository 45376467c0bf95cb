/**
 * Code action: serviceAccountName instead of serviceAccount
 *
 * The old name of the field is deprecated; the new one takes its value.
 */
import { CodeActionKind } from 'vscode-languageserver-types';
import { type ActionSource, actionOf, placeOf, textEdits } from './action.js';

export const useServiceAccountName: ActionSource = context =>
  context.diagnostics.flatMap(diagnostic => {
    const place = placeOf(context, diagnostic.range);
    const key = place?.document.find([...place.object.path, ...place.path]).key;
    const isOld =
      diagnostic.code === 'deprecated-service-account' && key?.text === 'serviceAccount';
    if (place === undefined || key === undefined || !isOld) {
      return [];
    }
    const title = 'Change to serviceAccountName';
    const edit = textEdits(place, [{ start: key.start, end: key.end, text: 'serviceAccountName' }]);
    const kind = CodeActionKind.QuickFix;
    return [actionOf(context.workspace, { title, kind, diagnostic, isPreferred: true }, [edit])];
  });
