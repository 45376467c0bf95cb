// What can be done with the selected object, as buttons above its explanation.

import type { PanelState } from '../../../core/protocol.js';
import { useHost } from '../host.js';
import { Icon } from '../text.js';

/** Buttons of the selection; nothing selected, nothing drawn. */
export function Verbs({ state }: { readonly state: PanelState }) {
  const host = useHost();
  const { selection, verbs } = state;
  if (selection === undefined || verbs.length === 0) {
    return null;
  }
  return (
    <fieldset class="verbs" aria-label={host.word('actions')}>
      {verbs.map(verb => (
        <button
          type="button"
          key={verb.command}
          class="plain-button"
          disabled={!state.clock.live && verb.command !== 'drydock.revealManifest'}
          onClick={() => host.post({ type: 'command', command: verb.command, id: selection })}
        >
          <Icon name={verb.icon} /> {verb.label}
        </button>
      ))}
    </fieldset>
  );
}
