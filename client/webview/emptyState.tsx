// What the panel shows before anything runs: what it is for and the one thing to do next.

import type { PanelState } from '../../core/protocol.js';
import { useHost } from './host.js';
import { Refusals } from './refusals.js';
import { Icon } from './text.js';

/** Draws the empty panel; refusals, if nothing could be run because of them, come first. */
export function EmptyState({ state }: { readonly state: PanelState | undefined }) {
  const host = useHost();
  return (
    <div class="empty">
      {state === undefined ? null : <Refusals refusals={state.refusals} />}
      <div class="empty-card">
        <Icon name="package" />
        <h2>{host.word('emptyTitle')}</h2>
        <p class="muted">{host.word('emptyText')}</p>
        <vscode-button
          icon="play"
          onClick={() => host.post({ type: 'command', command: 'drydock.runInSimulator' })}
        >
          {host.word('run')}
        </vscode-button>
      </div>
    </div>
  );
}
