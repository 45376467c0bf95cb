/**
 * Completion: names of resources
 *
 * In requests and limits, quotas and limit ranges, capacities, and where the downward API asks for one.
 *
 *     limits:
 *       $0      →      memory: 512Mi
 */
import { CompletionItemKind } from 'vscode-languageserver-types';
import { isKey, isValue, pathWords } from '../completionPlace.js';
import { stringText } from '../scalarText.js';
import type { CompletionContext, Proposal } from './types.js';

const ofContainers = [
  'cpu',
  'memory',
  'ephemeral-storage',
  'hugepages-2Mi',
  'hugepages-1Gi',
  'nvidia.com/gpu',
];

const ofQuotas = [
  ...['requests.cpu', 'requests.memory', 'limits.cpu', 'limits.memory', 'pods'],
  ...['cpu', 'memory', 'services', 'configmaps', 'secrets', 'persistentvolumeclaims'],
  ...['requests.storage', 'requests.ephemeral-storage', 'limits.ephemeral-storage'],
  ...['services.loadbalancers', 'services.nodeports', 'replicationcontrollers'],
  ...['resourcequotas', 'requests.nvidia.com/gpu', 'count/deployments.apps', 'count/jobs.batch'],
  ...['count/cronjobs.batch', 'count/ingresses.networking.k8s.io'],
];

const ofDownwardApi = [
  ...['limits.cpu', 'limits.memory', 'limits.ephemeral-storage'],
  ...['requests.cpu', 'requests.memory', 'requests.ephemeral-storage'],
];

const quantities: Readonly<Record<string, readonly string[]>> = {
  cpu: ['100m', '250m', '500m', '1', '2'],
  memory: ['64Mi', '128Mi', '256Mi', '512Mi', '1Gi', '2Gi'],
  'ephemeral-storage': ['1Gi', '2Gi', '10Gi'],
  storage: ['1Gi', '5Gi', '10Gi', '20Gi', '100Gi'],
};

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
    return values(ofDownwardApi);
  }
  const isAmount = namesAt(pathWords(path.slice(0, -1)), object.kind).length > 0;
  const name = String(path.at(-1)).replace(/^(?:requests|limits)\./, '');
  return isAmount ? values(quantities[name] ?? []) : [];
}

function namesAt(words: string, kind: string | undefined): readonly string[] {
  if (kind === 'ResourceQuota') {
    return words === 'spec.hard' ? ofQuotas : [];
  }
  if (kind === 'LimitRange') {
    const isLimit = /^spec\.limits\[\]\.(?:max|min|default|defaultRequest|max\w+Ratio)$/.test(
      words,
    );
    return isLimit ? [...ofContainers, 'storage'] : [];
  }
  if (kind === 'PersistentVolume') {
    return words === 'spec.capacity' ? ['storage'] : [];
  }
  if (!/resources\.(?:requests|limits)$/.test(words)) {
    return /overhead\.?(?:podFixed)?$/.test(words) ? ['cpu', 'memory'] : [];
  }
  const isClaim = kind === 'PersistentVolumeClaim' || /volumeClaimTemplates?\b/.test(words);
  return isClaim ? ['storage'] : ofContainers;
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
