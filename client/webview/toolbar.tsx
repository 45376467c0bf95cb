// The bar on top: time's controls, what is going on in words, and what one can do to the cluster.

import type { PanelCommand, PanelState } from '../../core/protocol.js';
import { useHost } from './host.js';
import { Text } from './text.js';
import { formatClock } from './time.js';

/** Draws the toolbar of a running simulation. */
export function Toolbar({ state }: { readonly state: PanelState }) {
  const host = useHost();
  const { clock } = state;
  return (
    <div class="toolbar" role="toolbar" aria-label={host.word('timeline')}>
      <PlayControls state={state} />
      <output class="clock code" title={host.word('virtualTime')}>
        {formatClock(clock.shownMs)}
      </output>
      <span class="activity" role="status" title={state.activity.map(piece => piece.text).join('')}>
        {clock.live ? null : <span class="tone-warning">{host.word('showing')} </span>}
        <Text text={state.activity} />
      </span>
      <span class="toolbar-end">
        {clock.live ? null : (
          <vscode-button icon="debug-step-back" onClick={() => host.post({ type: 'now' })}>
            {host.word('backToNow')}
          </vscode-button>
        )}
        {clock.live ? (
          <>
            <CommandButton command="drydock.injectFault" icon="zap" word="fault" />
            <CommandButton command="drydock.actOnNode" icon="server" word="node" />
          </>
        ) : null}
        <CommandButton command="drydock.openKubectlTerminal" icon="terminal" word="kubectl" />
        <CommandButton command="drydock.stopSimulation" icon="debug-stop" word="stop" />
      </span>
    </div>
  );
}

function PlayControls({ state }: { readonly state: PanelState }) {
  const host = useHost();
  const { clock } = state;
  const word = clock.playing ? 'pause' : 'play';
  return (
    <span class="play-controls">
      <button
        type="button"
        class="primary-button"
        aria-label={host.word(word)}
        title={host.word(word)}
        onClick={() => host.post({ type: word })}
      >
        <i class={`codicon codicon-debug-${clock.playing ? 'pause' : 'start'}`} />
      </button>
      <button
        type="button"
        class="plain-button"
        aria-label={host.word('step')}
        title={host.word('step')}
        onClick={() => host.post({ type: 'step' })}
      >
        <i class="codicon codicon-debug-step-over" />
      </button>
      <select
        class="speed"
        aria-label={host.word('speed')}
        title={host.word('speed')}
        value={String(clock.speed)}
        onChange={event => host.post({ type: 'speed', speed: Number(event.currentTarget.value) })}
      >
        {clock.speeds.map(speed => (
          <option key={speed} value={String(speed)}>
            {speed}×
          </option>
        ))}
      </select>
    </span>
  );
}

function CommandButton(properties: {
  readonly command: PanelCommand;
  readonly icon: string;
  readonly word: 'fault' | 'node' | 'stop' | 'kubectl';
}) {
  const host = useHost();
  const { command, icon, word } = properties;
  return (
    <button
      type="button"
      class="plain-button worded"
      title={host.word(word)}
      onClick={() => host.post({ type: 'command', command })}
    >
      <i class={`codicon codicon-${icon}`} aria-hidden="true" />
      <span class="button-text">{host.word(word)}</span>
    </button>
  );
}
