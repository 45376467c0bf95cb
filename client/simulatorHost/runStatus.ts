// How what runs is, in a few numbers: for the status bar and for the buttons that depend on it.

import { isTerminal } from '../../simulator/controllers/common/pods.js';
import type { ClusterIndex } from './view/clusterIndex.js';

export interface RunStatus {
  readonly playing: boolean;
  /** Pods whose work is not over, and how many of them are ready. */
  readonly pods: number;
  readonly ready: number;
  /** A pod fails, or nobody knows how it is. */
  readonly troubled: boolean;
}

export function statusOf(index: ClusterIndex, playing: boolean): RunStatus {
  // Pods whose work is over will never be ready.
  const pods = index.pods.filter(pod => !isTerminal(pod.pod));
  return {
    playing,
    pods: pods.length,
    ready: pods.filter(pod => pod.state === 'ready').length,
    troubled: pods.some(pod => pod.state === 'failing' || pod.state === 'unknown'),
  };
}
