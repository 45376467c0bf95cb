// One pod: a tile with its name and state, or a dot where there are hundreds.

import type { PodTile as Pod, PodState } from '../../../core/protocol.js';
import { useHost } from '../host.js';
import { Icon } from '../text.js';

/** The glyph of each state. Ready dots carry none: the ordinary is quiet. */
export const stateIcons: Readonly<Record<PodState, string>> = {
  ready: 'check',
  starting: 'sync',
  unready: 'circle-slash',
  failing: 'error',
  pending: 'watch',
  terminating: 'trash',
  unknown: 'question',
  completed: 'pass-filled',
};

interface Properties {
  readonly pod: Pod;
  readonly selected: boolean;
  readonly leaving: boolean;
}

/** A pod as a tile of two lines: its workload's name and what the pod's own name adds. */
export function PodTile({ pod, selected, leaving }: Properties) {
  return (
    <button {...commonProperties(pod, selected, leaving, 'tile')} onClick={useSelect(pod.id)}>
      <span class="tile-workload">{pod.workload}</span>
      <span class="tile-suffix">{pod.suffix}</span>
      <Icon name={stateIcons[pod.state]} />
    </button>
  );
}

/** A pod as a dot; only what is out of the ordinary carries a glyph. */
export function PodDot({ pod, selected, leaving }: Properties) {
  return (
    <button {...commonProperties(pod, selected, leaving, 'dot')} onClick={useSelect(pod.id)}>
      {pod.state === 'ready' ? null : <Icon name={stateIcons[pod.state]} />}
    </button>
  );
}

function commonProperties(pod: Pod, selected: boolean, leaving: boolean, shape: string) {
  return {
    type: 'button' as const,
    class: `pod ${shape} hue-${pod.hue} state-${pod.state}${leaving ? ' leaving' : ''}`,
    title: pod.label,
    'aria-label': pod.label,
    'aria-pressed': selected,
    'data-item': pod.id,
    'data-verb': 'drydock.deletePod',
    'data-vscode-context': contextOf(pod.id, 'pod'),
  };
}

/** What VS Code's own context menu is told about an item (see `webview/context` in package.json). */
export function contextOf(id: string, section: string): string {
  return JSON.stringify({
    drydockId: id,
    drydockKind: section,
    preventDefaultContextMenuItems: true,
  });
}

/** Selects the object when called. */
export function useSelect(id: string): () => void {
  const host = useHost();
  return () => host.post({ type: 'select', id });
}
