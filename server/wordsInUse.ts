// Words that manifests of the workspace use: namespaces, images, label keys and their values, names of what is referred
// to. For completion. Counted per document, so that an edit costs what it touches.

import { changeOfDocuments } from '../core/graph/documentChange.js';
import type { GraphObject, ObjectGraph } from '../core/graph/objectGraph.js';
import { fieldsOf, listOf, valueAt } from '../core/json.js';
import { podPlaceOf } from '../core/kubernetes/podTemplate.js';
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

interface FileWords {
  readonly documents: readonly ManifestDocument[];
  readonly words: Map<ManifestDocument, readonly Word[]>;
}

interface CountedWord {
  readonly text: string;
  readonly lowerCase: string;
  readonly count: number;
}

/** Owned by one language service. */
export class WordsInUse {
  readonly #files = new Map<string, FileWords>();
  readonly #counts = new Map<Topic, Map<string, CountedWord>>();
  /** The words of a topic in order, once it was asked for. Kept in order from then on. */
  readonly #ordered = new Map<Topic, CountedWord[]>();

  /** Takes a file's documents (again), after the graph has taken them. */
  update(uri: string, documents: readonly ManifestDocument[], graph: ObjectGraph): void {
    const file = this.#files.get(uri) ?? { documents: [], words: new Map() };
    const { added, dropped } = changeOfDocuments(file.documents, documents);
    const changes = new Map<string, Change>();
    for (const document of added) {
      const words = graph.objectsIn(uri, document).flatMap(wordsOf);
      file.words.set(document, words);
      note(changes, words, 1);
    }
    for (const document of dropped) {
      note(changes, file.words.get(document) ?? [], -1);
      file.words.delete(document);
    }
    this.#apply(changes);
    if (documents.length === 0) {
      this.#files.delete(uri);
    } else {
      this.#files.set(uri, { documents, words: file.words });
    }
  }

  /** The words of a topic that contain a text, those used most first; at most `wordsMax`. */
  of(topic: Topic, containing = ''): readonly string[] {
    const ordered = this.#ordered.get(topic) ?? this.#order(topic);
    const wanted = containing.toLowerCase();
    const found: string[] = [];
    for (const { text, lowerCase } of ordered) {
      if (lowerCase.includes(wanted)) {
        found.push(text);
      }
      if (found.length === wordsMax) {
        break;
      }
    }
    return found;
  }

  #order(topic: Topic): CountedWord[] {
    const ordered = [...(this.#counts.get(topic)?.values() ?? [])].sort(byUse);
    this.#ordered.set(topic, ordered);
    return ordered;
  }

  #apply(changes: ReadonlyMap<string, Change>): void {
    for (const { topic, text, by } of changes.values()) {
      if (by === 0) {
        continue;
      }
      const counts = this.#counts.get(topic) ?? new Map<string, CountedWord>();
      this.#counts.set(topic, counts);
      const before = counts.get(text);
      const count = (before?.count ?? 0) + by;
      const after = count > 0 ? { text, lowerCase: text.toLowerCase(), count } : undefined;
      if (after === undefined) {
        counts.delete(text);
      } else {
        counts.set(text, after);
      }
      reorder(this.#ordered.get(topic), before, after);
    }
  }
}

/** Those used most first; else by the alphabet. */
function byUse(one: CountedWord, other: CountedWord): number {
  return other.count - one.count || (one.text < other.text ? -1 : one.text === other.text ? 0 : 1);
}

/** Moves a word to where its count puts it; others stay. */
function reorder(
  ordered: CountedWord[] | undefined,
  before: CountedWord | undefined,
  after: CountedWord | undefined,
): void {
  if (ordered === undefined) {
    return;
  }
  if (before !== undefined) {
    ordered.splice(placeIn(ordered, before), 1);
  }
  if (after !== undefined) {
    ordered.splice(placeIn(ordered, after), 0, after);
  }
}

/** The index of a word, or where it belongs. */
function placeIn(ordered: readonly CountedWord[], wanted: CountedWord): number {
  let low = 0;
  let high = ordered.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const word = ordered[middle];
    if (word !== undefined && byUse(word, wanted) < 0) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return low;
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
  const annotations = Object.keys(fieldsOf(valueAt(value, ['metadata', 'annotations'])));
  return [
    ...namespaces.flatMap(text => (text === undefined ? [] : word('namespace', text))),
    ...pairs('label', labels),
    ...pairs('label', pods?.labels ?? {}),
    ...selectors.flatMap(({ selector }) => pairs('label', requiredLabels(selector))),
    ...pairs('nodeLabel', fieldsOf(valueAt(spec, ['nodeSelector']))),
    ...annotations.map((text): Word => ({ topic: 'annotationKey', text })),
    ...references.flatMap(({ to, name: text }) => word(`ref:${to}`, text)),
    ...imagesOf(spec),
  ];
}

function imagesOf(podSpec: unknown): Word[] {
  return ['containers', 'initContainers'].flatMap(field => {
    const list = valueAt(podSpec, [field]);
    return listOf(list).flatMap(container => {
      const { image } = fieldsOf(container);
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
