/**
 * Hover: labels and annotations that are well known
 *
 * What they mean and which values they take.
 */
import { wellKnownAnnotations } from '../../core/kubernetes/wellKnownAnnotations.js';
import {
  kindLabels,
  nodeLabels,
  recommendedLabels,
  wellKnownTaints,
} from '../../core/kubernetes/wellKnownLabels.js';
import type { HoverContext } from './types.js';

const labels = [...recommendedLabels, ...kindLabels, ...nodeLabels];

/** Tells the meaning of a key. */
export function knownKeys({ path, at }: HoverContext): readonly string[] {
  const text = at.value?.kind === 'scalar' && !at.inKey ? at.value.text : '';
  const parent = path.at(-2);
  const tables =
    parent === 'annotations'
      ? wellKnownAnnotations
      : path.includes('tolerations')
        ? wellKnownTaints
        : labels;
  const key = path.at(-1) === 'topologyKey' || path.at(-1) === 'key' ? text : path.at(-1);
  const found = tables.find(each => each.key === key);
  if (found === undefined) {
    return [];
  }
  const values = found.values?.filter(value => value !== '') ?? [];
  const usual = values.length === 0 ? '' : ` Usual: ${values.map(one => `\`${one}\``).join(', ')}`;
  return [`\`${found.key}\`: ${found.meaning}${usual}`];
}
