// Keeps a pod that is gone on the picture for a moment, so that the eye sees it go.

import { useEffect, useRef, useState } from 'preact/hooks';
import type { PodTile } from '../../../core/protocol.js';

/** As long as the style sheet's transition of `.leaving`. */
const leavingMs = 260;

export interface ShownPod {
  readonly pod: PodTile;
  readonly leaving: boolean;
}

/** The pods to draw: those that are there, and those that went less than a moment ago at their old places. */
export function useLeaving(pods: readonly PodTile[]): readonly ShownPod[] {
  const previous = useRef<readonly ShownPod[]>([]);
  const [, redraw] = useState(0);
  const shown = mergeLeaving(wantsMotion() ? previous.current : [], pods);
  previous.current = shown;
  const leavers = shown
    .filter(entry => entry.leaving)
    .map(entry => entry.pod.id)
    .join();
  useEffect(() => {
    if (leavers === '') {
      return undefined;
    }
    const timer = setTimeout(() => {
      previous.current = previous.current.filter(entry => !entry.leaving);
      redraw(count => count + 1);
    }, leavingMs);
    return () => clearTimeout(timer);
  }, [leavers]);
  return shown;
}

function wantsMotion(): boolean {
  return (
    !document.body.classList.contains('vscode-reduce-motion') &&
    !matchMedia('(prefers-reduced-motion: reduce)').matches
  );
}

/** Those present in their order, with each leaver after the neighbour it stood behind. */
export function mergeLeaving(
  before: readonly ShownPod[],
  pods: readonly PodTile[],
): readonly ShownPod[] {
  const present = new Set(pods.map(pod => pod.id));
  const shown: ShownPod[] = pods.map(pod => ({ pod, leaving: false }));
  before.forEach((entry, index) => {
    if (!present.has(entry.pod.id)) {
      const pod: PodTile = { ...entry.pod, state: 'terminating' };
      shown.splice(Math.min(index, shown.length), 0, { pod, leaving: true });
    }
  });
  return shown;
}
