/**
 * Completion: labels
 *
 * Keys and values that are in use: in selectors those of pods nearby, in metadata those of the object's own selector,
 * the workspace's and the recommended ones; for nodes the well-known ones.
 *
 *     selector:
 *       app: $0      →      app: web
 */

import { CompletionItemKind } from 'vscode-languageserver-types';
import type { Labels } from '../../core/kubernetes/selector.js';
import {
  kindLabels,
  nodeLabels,
  recommendedLabels,
  type WellKnownKey,
  wellKnownTaints,
} from '../../core/kubernetes/wellKnownLabels.js';
import { wellKnownNamespaces } from '../../core/kubernetes/wellKnownNames.js';
import { isKey, isValue, namespaceOf, selectorLabels } from '../completionPlace.js';
import { fieldsIn } from '../objectPlace.js';
import { stringText } from '../scalarText.js';
import { nearest } from '../surroundings.js';
import type { Topic } from '../wordsInUse.js';
import type { CompletionContext, Proposal } from './types.js';

/** What the labels at a place belong to. */
type Owner = 'pods' | 'own' | 'nodes' | 'taints' | 'namespaces';

interface LabelPlace {
  readonly owner: Owner;
  readonly role: 'key' | 'value';
  /** Of a value: its label. */
  readonly key: string;
}

/** Proposes label keys and values. */
export function labels(context: CompletionContext): readonly Proposal[] {
  const place = labelPlaceOf(context);
  if (place === undefined) {
    return [];
  }
  return place.role === 'key' ? keysFor(context, place.owner) : valuesFor(context, place);
}

const mapOwners: readonly (readonly [RegExp, Owner])[] = [
  [/[. ]metadata\.labels$/, 'own'],
  [/namespaceSelector\.matchLabels$/, 'namespaces'],
  [/matchLabels$/, 'pods'],
  [/nodeSelector$/, 'nodes'],
  [/^(?:Service|ReplicationController) spec\.selector$/, 'pods'],
];

const expressionOwners: readonly (readonly [RegExp, Owner])[] = [
  [/namespaceSelector\.matchExpressions\.\d+$/, 'namespaces'],
  [/(?:node|Node)\w*\..*matchExpressions\.\d+$/, 'nodes'],
  [/nodeSelectorTerms\.\d+\.matchExpressions\.\d+$/, 'nodes'],
  [/matchExpressions\.\d+$/, 'pods'],
  [/tolerations\.\d+$/, 'taints'],
];

function labelPlaceOf(context: CompletionContext): LabelPlace | undefined {
  const { path, object } = context;
  const words = (length: number): string =>
    `${object.kind ?? ''} ${path.slice(0, length).join('.')}`;
  const last = path.at(-1);
  const parent = words(path.length - 1);
  const ownerOf = (table: typeof mapOwners, text: string): Owner | undefined =>
    table.find(([pattern]) => pattern.test(text))?.[1];
  const map = isKey(context) ? ownerOf(mapOwners, words(path.length)) : undefined;
  if (map !== undefined) {
    return { owner: map, role: 'key', key: '' };
  }
  if (!isValue(context)) {
    return undefined;
  }
  if (last === 'topologyKey') {
    return { owner: 'nodes', role: 'key', key: '' };
  }
  const ofMap = ownerOf(mapOwners, parent);
  if (ofMap !== undefined) {
    return { owner: ofMap, role: 'value', key: String(last) };
  }
  const expression = last === 'key' ? ownerOf(expressionOwners, parent) : undefined;
  if (expression !== undefined) {
    return { owner: expression, role: 'key', key: '' };
  }
  return valueOfExpression(context, ownerOf(expressionOwners, words(path.length - 2)));
}

function valueOfExpression(
  context: CompletionContext,
  owner: Owner | undefined,
): LabelPlace | undefined {
  const { path } = context;
  const { key } = fieldsIn(context, path.slice(0, -2));
  return owner !== undefined && path.at(-2) === 'values' && typeof key === 'string'
    ? { owner, role: 'value', key }
    : undefined;
}

function keysFor(context: CompletionContext, owner: Owner): Proposal[] {
  const { cursor, surroundings, object } = context;
  const isMapKey = isKey(context) && !isValue(context);
  const known = knownKeys(owner, object.kind).map(({ key, meaning }) => ({ key, meaning }));
  const near = new Set(owner === 'pods' || owner === 'own' ? nearLabels(context).keys() : []);
  const own = owner === 'own' ? Object.keys(ownSelector(context)) : [];
  const topic = owner === 'nodes' ? 'nodeLabelKey' : 'labelKey';
  const used = hasOwnWords(owner) ? [] : surroundings.words.of(topic, context.typed);
  const texts = [...new Set([...own, ...near, ...used, ...known.map(({ key }) => key)])];
  return texts
    .filter(key => key !== context.typed && (!isMapKey || !cursor.siblings.has(key)))
    .map((key, rank): Proposal => {
      const meaning = known.find(each => each.key === key)?.meaning;
      const text = stringText(key);
      return {
        label: key,
        kind: CompletionItemKind.Property,
        text: isMapKey && !cursor.hasColon ? `${text}: ` : text,
        rank,
        detail: near.has(key) ? 'label of pods' : 'label',
        ...(meaning === undefined ? {} : { meaning }),
        continues: isMapKey,
      };
    });
}

/** Labels of namespaces are few: those of the workspace's Namespaces are known by their values in use. */
function hasOwnWords(owner: Owner): boolean {
  return owner === 'taints' || owner === 'namespaces';
}

/** Every namespace has its name as a label. */
function topicOf(owner: Owner, key: string): Topic {
  if (owner === 'namespaces' && key === 'kubernetes.io/metadata.name') {
    return 'namespace';
  }
  return owner === 'nodes' ? `nodeLabel:${key}` : `label:${key}`;
}

const namespaceLabels: readonly WellKnownKey[] = [
  {
    key: 'kubernetes.io/metadata.name',
    meaning: 'The name of the namespace: every namespace has this label.',
    values: wellKnownNamespaces,
  },
  ...kindLabels.filter(({ on }) => on?.includes('Namespace')),
];

function knownKeys(owner: Owner, kind: string | undefined): readonly WellKnownKey[] {
  switch (owner) {
    case 'nodes':
      return nodeLabels;
    case 'taints':
      return wellKnownTaints;
    case 'namespaces':
      return namespaceLabels;
    case 'own':
      return [...recommendedLabels, ...kindLabels.filter(({ on }) => on?.includes(kind ?? ''))];
    default:
      return recommendedLabels;
  }
}

function valuesFor(context: CompletionContext, { owner, key }: LabelPlace): Proposal[] {
  const { surroundings, object } = context;
  const known = knownKeys(owner, object.kind).find(each => each.key === key)?.values ?? [];
  const own = owner === 'own' ? (ownSelector(context)[key] ?? []) : [];
  const isOfPods = owner === 'pods' || owner === 'own';
  const near = new Set(isOfPods ? nearLabels(context).get(key) : []);
  const name = fieldsIn(context, ['metadata']).name;
  const used = surroundings.words.of(topicOf(owner, key), context.typed);
  const self = owner === 'own' && typeof name === 'string' ? [name] : [];
  const texts = [...new Set([own, [...near], [...used], [...known], self].flat())];
  return texts
    .filter(text => text !== context.typed)
    .map((text, rank) => ({
      label: text === '' ? '""' : text,
      kind: CompletionItemKind.Value,
      text: text === '' ? '""' : stringText(text),
      rank,
      ...(near.has(text) ? { detail: 'label of pods nearby' } : {}),
    }));
}

/** The labels that the object's own selector asks of its pods. */
function ownSelector(context: CompletionContext): Labels {
  const selector = fieldsIn(context, ['spec', 'selector']);
  return selectorLabels('matchLabels' in selector ? selector.matchLabels : selector);
}

/** Labels of pods that the object may select, the nearest first. */
function nearLabels(context: CompletionContext): ReadonlyMap<string, ReadonlySet<string>> {
  const { surroundings } = context;
  const pods = surroundings.graph.withPods({});
  const found = new Map<string, Set<string>>();
  for (const { object, distance } of nearest(surroundings, pods, namespaceOf(context))) {
    const labels = distance > 1 ? {} : (object.facts.pods?.labels ?? {});
    for (const [key, value] of Object.entries(labels)) {
      found.set(key, (found.get(key) ?? new Set()).add(value));
    }
  }
  return found;
}
