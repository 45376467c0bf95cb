// All objects of a workspace with what they tell each other, indexed. An update costs what it touches and says which
// questions may now have another answer.

import type { GroupKind } from '../kubernetes/groupKind.js';
import { type LabelSelector, matchesSelector, requiredLabels } from '../kubernetes/selector.js';
import type { ManifestDocument } from '../manifest/node.js';
import { factsOf, type ObjectFacts } from './objectFacts.js';

/** An object and where it stands. */
export interface GraphObject {
  readonly uri: string;
  readonly document: ManifestDocument;
  readonly facts: ObjectFacts;
}

/** A question one may ask the graph, as text: `object:ConfigMap/settings`. Answers are remembered by it. */
export type Question = string;

/** What rules and features ask. */
export interface GraphView {
  /** Objects of a kind and name in any file and namespace. */
  named(groupKind: GroupKind, name: string): readonly GraphObject[];
  ofKind(groupKind: GroupKind): readonly GraphObject[];
  /** Objects that name this one. */
  referrers(groupKind: GroupKind, name: string): readonly GraphObject[];
  /** Objects whose pods a selector matches; one without any requirement matches all. */
  withPods(selector: LabelSelector): readonly GraphObject[];
  /** Objects that select pods: Services, workloads, budgets, policies. */
  selecting(): readonly GraphObject[];
}

/** The graph of a workspace. */
export class ObjectGraph implements GraphView {
  readonly #files = new Map<string, ReadonlyMap<ManifestDocument, readonly GraphObject[]>>();
  readonly #index = new Map<Question, Set<GraphObject>>();

  /** Takes a file's documents (again). Returns the questions whose answers may have changed. */
  update(uri: string, documents: readonly ManifestDocument[]): ReadonlySet<Question> {
    const before = this.#files.get(uri) ?? new Map<ManifestDocument, readonly GraphObject[]>();
    const after = new Map<ManifestDocument, readonly GraphObject[]>();
    const changed = new Set<Question>();
    for (const document of documents) {
      const kept = before.get(document);
      after.set(document, kept ?? this.#add(uri, document, changed));
    }
    for (const [document, objects] of before) {
      if (!after.has(document)) {
        this.#drop(objects, changed);
      }
    }
    if (after.size === 0) {
      this.#files.delete(uri);
    } else {
      this.#files.set(uri, after);
    }
    return changed;
  }

  /** The objects of a document of a file. */
  objectsIn(uri: string, document: ManifestDocument): readonly GraphObject[] {
    return this.#files.get(uri)?.get(document) ?? [];
  }

  get uris(): readonly string[] {
    return [...this.#files.keys()];
  }

  /** Every object, file by file. */
  *objects(): Iterable<GraphObject> {
    for (const documents of this.#files.values()) {
      for (const objects of documents.values()) {
        yield* objects;
      }
    }
  }

  named(groupKind: GroupKind, name: string): readonly GraphObject[] {
    return this.#answer(objectQuestion(groupKind, name));
  }

  ofKind(groupKind: GroupKind): readonly GraphObject[] {
    return this.#answer(kindQuestion(groupKind));
  }

  referrers(groupKind: GroupKind, name: string): readonly GraphObject[] {
    return this.#answer(referrersQuestion(groupKind, name));
  }

  withPods(selector: LabelSelector): readonly GraphObject[] {
    return this.#answer(podsQuestion(selector)).filter(object =>
      matchesSelector(selector, object.facts.pods?.labels),
    );
  }

  selecting(): readonly GraphObject[] {
    return this.#answer(selectingQuestion);
  }

  /** The same graph; every question asked of it is noted. */
  noting(asked: Set<Question>): GraphView {
    const note = <T>(question: Question, answer: T): T => {
      asked.add(question);
      return answer;
    };
    return {
      named: (kind, name) => note(objectQuestion(kind, name), this.named(kind, name)),
      ofKind: kind => note(kindQuestion(kind), this.ofKind(kind)),
      referrers: (kind, name) => note(referrersQuestion(kind, name), this.referrers(kind, name)),
      withPods: selector => note(podsQuestion(selector), this.withPods(selector)),
      selecting: () => note(selectingQuestion, this.selecting()),
    };
  }

  #answer(question: Question): readonly GraphObject[] {
    return [...(this.#index.get(question) ?? [])];
  }

  #add(uri: string, document: ManifestDocument, changed: Set<Question>): readonly GraphObject[] {
    const objects = factsOf(document).map(facts => ({ uri, document, facts }));
    for (const object of objects) {
      for (const question of questionsAbout(object.facts)) {
        const known = this.#index.get(question);
        if (known === undefined) {
          this.#index.set(question, new Set([object]));
        } else {
          known.add(object);
        }
        changed.add(question);
      }
    }
    return objects;
  }

  #drop(objects: readonly GraphObject[], changed: Set<Question>): void {
    for (const object of objects) {
      for (const question of questionsAbout(object.facts)) {
        const known = this.#index.get(question);
        known?.delete(object);
        if (known?.size === 0) {
          this.#index.delete(question);
        }
        changed.add(question);
      }
    }
  }
}

const selectingQuestion: Question = 'selecting';
const allPodsQuestion: Question = 'pods';

function objectQuestion(groupKind: GroupKind, name: string): Question {
  return `object:${groupKind}/${name}`;
}

function kindQuestion(groupKind: GroupKind): Question {
  return `kind:${groupKind}`;
}

function referrersQuestion(groupKind: GroupKind, name: string): Question {
  return `referrers:${groupKind}/${name}`;
}

/** Selectors are answered by one pair they require, where they require any. */
function podsQuestion(selector: LabelSelector): Question {
  const [pair] = Object.entries(requiredLabels(selector));
  return pair === undefined ? allPodsQuestion : `pods:${pair[0]}=${pair[1]}`;
}

/** Every question an object is part of the answer to. */
function questionsAbout(facts: ObjectFacts): Set<Question> {
  const questions = new Set<Question>([
    objectQuestion(facts.groupKind, facts.name),
    kindQuestion(facts.groupKind),
  ]);
  for (const { to, name } of facts.references) {
    questions.add(referrersQuestion(to, name));
  }
  if (facts.pods !== undefined) {
    questions.add(allPodsQuestion);
    for (const [key, value] of Object.entries(facts.pods.labels)) {
      questions.add(`pods:${key}=${value}`);
    }
  }
  if (facts.selectors.length > 0) {
    questions.add(selectingQuestion);
  }
  return questions;
}
