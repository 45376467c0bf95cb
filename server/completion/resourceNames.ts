/**
 * Completion: names of resources
 *
 * In requests and limits, quotas and limit ranges, capacities, and where the downward API asks for one.
 *
 *     limits:
 *       $0      →      memory: 512Mi
 */

import { CompletionItemKind } from 'vscode-languageserver-types';
import { resourceSelectors } from '../../core/kubernetes/downwardApi.js';
import {
  containerResources,
  quotaResources,
  usualQuantities,
} from '../../core/kubernetes/resourceNames.js';
import { isKey, isValue, pathWords } from '../completionPlace.js';
import { stringText } from '../scalarText.js';
import type { CompletionContext, Proposal } from './types.js';

/** Proposes resource names and usual amounts. */
export function resourceNames(context: CompletionContext): readonly Proposal[] {
  const { path, object } = context;
  const words = pathWords(path);
  if (isKey(context) && !isValue(context)) {
    return keys(context, namesAt(words, object.kind));
  }
  if (!isValue(context)) {
    return [];
  }
  if (/resourceFieldRef\.resource$/.test(words)) {
    return values(resourceSelectors);
  }
  const isAmount = namesAt(pathWords(path.slice(0, -1)), object.kind).length > 0;
  const name = String(path.at(-1)).replace(/^(?:requests|limits)\./, '');
  return isAmount ? values(usualQuantities[name] ?? []) : [];
}

function namesAt(words: string, kind: string | undefined): readonly string[] {
  if (kind === 'ResourceQuota') {
    return words === 'spec.hard' ? quotaResources : [];
  }
  if (kind === 'LimitRange') {
    const isLimit = /^spec\.limits\[\]\.(?:max|min|default|defaultRequest|max\w+Ratio)$/.test(
      words,
    );
    return isLimit ? [...containerResources, 'storage'] : [];
  }
  if (kind === 'PersistentVolume') {
    return words === 'spec.capacity' ? ['storage'] : [];
  }
  if (!/resources\.(?:requests|limits)$/.test(words)) {
    return /overhead\.?(?:podFixed)?$/.test(words) ? ['cpu', 'memory'] : [];
  }
  const isClaim = kind === 'PersistentVolumeClaim' || /volumeClaimTemplates?\b/.test(words);
  return isClaim ? ['storage'] : containerResources;
}

function keys({ cursor }: CompletionContext, names: readonly string[]): Proposal[] {
  return names
    .filter(name => !cursor.siblings.has(name))
    .map((name, rank) => ({
      label: name,
      kind: CompletionItemKind.Property,
      text: cursor.hasColon ? name : `${name}: `,
      rank,
      continues: true,
    }));
}

function values(words: readonly string[]): Proposal[] {
  return words.map((word, rank) => ({
    label: word,
    kind: CompletionItemKind.Value,
    text: /^\d+$/.test(word) ? `"${word}"` : stringText(word),
    rank,
  }));
}
