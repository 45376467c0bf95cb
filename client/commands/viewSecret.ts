// Command: shows the values of the Secret under the cursor in the clear, in a text that belongs to no file.

import { objectsOf } from '../../core/manifest/objects.js';
import { parseManifest } from '../../core/manifest/parseManifest.js';
import { viewSecret as viewOf } from '../../core/secrets/viewSecret.js';
import type { Command } from './types.js';

export const viewSecret: Command = {
  id: 'drydock.viewSecret',
  async run({ t, forms, warn }) {
    const active = forms.activeText();
    const secret = active && secretAt(active.text, active.line);
    if (secret === undefined) {
      warn(t('There is no Secret under the cursor.'));
      return;
    }
    await forms.showText(viewOf(secret));
  },
};

/** The Secret of the document at a line; in a list, the first one. */
function secretAt(text: string, line: number): object | undefined {
  const placed = parseManifest(text).documents.findLast(each => each.line <= line);
  const secret = placed && objectsOf(placed.document).find(({ kind }) => kind === 'Secret');
  return secret?.value() as object | undefined;
}
