// Reading labels that may be half typed, for completion.

import type { Labels } from '../../core/kubernetes/selector.js';
import { asFields } from '../rules/read.js';

/** The pairs that are complete. */
export function selectorLabels(value: unknown): Labels {
  const pairs = Object.entries(asFields(value));
  return Object.fromEntries(
    pairs.filter((pair): pair is [string, string] => typeof pair[1] === 'string' && pair[1] !== ''),
  );
}
