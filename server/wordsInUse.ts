// Words that manifests of the workspace use: namespaces, images, label keys and their values, names of what is referred
// to. For completion. Counted per document, so that an edit costs what it touches.

import type { GraphObject, ObjectGraph } from '../core/graph/objectGraph.js';
import { podPlaceOf, valueAt } from '../core/kubernetes/podTemplate.js';
import { requiredLabels } from '../core/kubernetes/selector.js';
import type { ManifestDocument } from '../core/manifest/node.js';

/** What is asked for: `label:app` are the values of the label `app`, `ref:ConfigMap` names of ConfigMaps referred to. */
export type Topic =
  | 'namespace'
  | 'image'
  | 'labelKey'
  | `label:${string}`
  | 'annotationKey'
  | 'nodeLabelKey'
  | `nodeLabel:${string}`
  | `ref:${string}`;

/** Words of a topic beyond this many are asked for by what is typed. */
export const wordsMax = 200;

interface Word {
  readonly topic: Topic;
  readonly text: string;
}

/** Owned by one language service. */
export class WordsInUse {
  readonly #files = new Map<string, ReadonlyMap<ManifestDocument, readonly Word[]>>();
  readonly #counts = new Map<Topic, Map<string, number>>();
  /** The words of a topic in order, until a count changes. */
  readonly #ordered = new Map<Topic, readonly string[]>();

  /** Takes a file's documents (again), after the graph has taken them. */
  update(uri: string, documents: readonly ManifestDocument[], graph: ObjectGraph): void {
    const before = this.#files.get(uri) ?? new Map<ManifestDocument, readonly Word[]>();
    const after = new Map<ManifestDocument, readonly Word[]>();
    const changes = new Map<string, Change>();
    for (const document of documents) {
      const known = before.get(document);
      const words = known ?? graph.objectsIn(uri, document).flatMap(wordsOf);
      after.set(document, words);
      if (known === undefined) {
        note(changes, words, 1);
      }
    }
    for (const [document, words] of before) {
      if (!after.has(document)) {
        note(changes, words, -1);
      }
    }
    this.#apply(changes);
    if (after.size === 0) {
      this.#files.delete(uri);
    } else {
      this.#files.set(uri, after);
    }
  }

  /** The words of a topic that contain a text, those used most first; at most `wordsMax`. */
  of(topic: Topic, containing = ''): readonly string[] {
    const ordered = this.#ordered.get(topic) ?? this.#order(topic);
    const wanted = containing.toLowerCase();
    const found: string[] = [];
    for (const word of ordered) {
      if (wanted === '' || word.toLowerCase().includes(wanted)) {
        found.push(word);
      }
      if (found.length === wordsMax) {
        break;
      }
    }
    return found;
  }

  #order(topic: Topic): readonly string[] {
    const counts = [...(this.#counts.get(topic) ?? [])];
    const ordered = counts
      .sort(([one, few], [other, many]) => many - few || (one < other ? -1 : 1))
      .map(([text]) => text);
    this.#ordered.set(topic, ordered);
    return ordered;
  }

  #apply(changes: ReadonlyMap<string, Change>): void {
    for (const { topic, text, by } of changes.values()) {
      if (by === 0) {
        continue;
      }
      const counts = this.#counts.get(topic) ?? new Map<string, number>();
      this.#counts.set(topic, counts);
      const before = counts.get(text) ?? 0;
      const count = before + by;
      if (count > 0) {
        counts.set(text, count);
      } else {
        counts.delete(text);
      }
      this.#ordered.delete(topic);
    }
  }
}

/** An edit drops most of what it adds: only the difference counts. */
interface Change extends Word {
  by: number;
}

function note(changes: Map<string, Change>, words: readonly Word[], by: 1 | -1): void {
  for (const { topic, text } of words) {
    const id = `${topic} ${text}`;
    const known = changes.get(id);
    if (known === undefined) {
      changes.set(id, { topic, text, by });
    } else {
      known.by += by;
    }
  }
}

function wordsOf({ facts }: GraphObject): Word[] {
  const { labels, pods, selectors, references, namespace, value, apiVersion, kind, name } = facts;
  const specPath = podPlaceOf(apiVersion, kind)?.specPath;
  const spec = specPath === undefined ? undefined : valueAt(value, specPath);
  const namespaces = [namespace, kind === 'Namespace' ? name : undefined];
  const annotations = Object.keys(asRecord(valueAt(value, ['metadata', 'annotations'])));
  return [
    ...namespaces.flatMap(text => (text === undefined ? [] : word('namespace', text))),
    ...pairs('label', labels),
    ...pairs('label', pods?.labels ?? {}),
    ...selectors.flatMap(({ selector }) => pairs('label', requiredLabels(selector))),
    ...pairs('nodeLabel', asRecord(valueAt(spec, ['nodeSelector']))),
    ...annotations.map((text): Word => ({ topic: 'annotationKey', text })),
    ...references.flatMap(({ to, name: text }) => word(`ref:${to}`, text)),
    ...imagesOf(spec),
  ];
}

function imagesOf(podSpec: unknown): Word[] {
  return ['containers', 'initContainers'].flatMap(field => {
    const list = valueAt(podSpec, [field]);
    return (Array.isArray(list) ? list : []).flatMap(container => {
      const { image } = asRecord(container);
      return typeof image === 'string' ? word('image', image) : [];
    });
  });
}

function pairs(topic: 'label' | 'nodeLabel', labels: Readonly<Record<string, unknown>>): Word[] {
  return Object.entries(labels).flatMap(([key, value]) => [
    ...word(`${topic}Key`, key),
    ...(typeof value === 'string' ? word(`${topic}:${key}`, value) : []),
  ]);
}

function word(topic: Topic, text: string): Word[] {
  return text === '' ? [] : [{ topic, text }];
}

function asRecord(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Readonly<Record<string, unknown>>)
    : {};
}
