/**
 * Code action: serviceAccountName instead of serviceAccount
 *
 * The old name of the field is deprecated; the new one takes its value.
 */
import { textEdits } from './action.js';
import { quickFixes } from './quickFixes.js';

export const useServiceAccountName = quickFixes(
  ({ code }) => code === 'deprecated-service-account',
  place => {
    const { key } = place.document.find([...place.object.path, ...place.path]);
    if (key?.text !== 'serviceAccount') {
      return [];
    }
    const title = 'Change to serviceAccountName';
    const edit = textEdits(place, [{ start: key.start, end: key.end, text: 'serviceAccountName' }]);
    return [{ title, edits: [edit], isPreferred: true }];
  },
);
