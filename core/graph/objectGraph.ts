// All objects of a workspace with what they tell each other, indexed. An update costs what it touches and says which
// questions may now have another answer.

import type { GroupKind } from '../kubernetes/groupKind.js';
import {
  isEmptySelector,
  type LabelSelector,
  type Labels,
  matchesSelector,
  requiredLabels,
} from '../kubernetes/selector.js';
import type { Origin } from '../kustomize/traced.js';
import type { ManifestDocument } from '../manifest/node.js';
import { changeOfDocuments, type DocumentChange } from './documentChange.js';
import { factsOf, type ObjectFacts } from './objectFacts.js';
import {
  alikeQuestion,
  allPodsQuestion,
  changedQuestions,
  kindQuestion,
  makingPodsQuestion,
  objectQuestion,
  operatedQuestion,
  type Question,
  questionsAbout,
  referrersQuestion,
  selectingQuestions,
} from './questions.js';

/** An object and where it stands. */
export interface GraphObject {
  readonly uri: string;
  readonly document: ManifestDocument;
  readonly facts: ObjectFacts;
  /** Where its fields are written and the namespaces it has had, of objects built by a kustomization. */
  readonly build?: {
    readonly origin: Origin;
    readonly namespaces: readonly (string | undefined)[];
  };
}

/**
 * What rules and features ask. Questions about many objects (`ofKind`, `withPods`, `selectingPods`) count as answered anew
 * only when names, labels, ports, replicas or selectors change: who reads more of an object asks for it by `named`.
 */
export interface GraphView {
  /** Objects of a kind and name in any file and namespace. */
  named(groupKind: GroupKind, name: string): readonly GraphObject[];
  /**
   * The same objects, at least those that may be applied together with a file. Counts as answered anew only when such
   * objects come and go.
   */
  alike(groupKind: GroupKind, name: string, uri: string): readonly GraphObject[];
  ofKind(groupKind: GroupKind): readonly GraphObject[];
  /** Objects that name this one. */
  referrers(groupKind: GroupKind, name: string): readonly GraphObject[];
  /** Objects whose pods a selector matches; one without any requirement matches all. */
  withPods(selector: LabelSelector): readonly GraphObject[];
  /** Objects that make pods or are some. Counts as answered anew only when such objects come and go. */
  makingPods(): readonly GraphObject[];
  /** Objects that take the same: see Claim. */
  claiming(key: string): readonly GraphObject[];
  /** Custom resources whose operators may make pods. */
  operated(): readonly GraphObject[];
  /** Objects whose selectors match pods with these labels: Services, workloads, budgets, policies. */
  selectingPods(labels: Labels): readonly GraphObject[];
  /** Of those the ones that make pods. */
  owningPods(labels: Labels): readonly GraphObject[];
}

interface GraphFile {
  readonly documents: readonly ManifestDocument[];
  readonly objects: Map<ManifestDocument, readonly GraphObject[]>;
}

/** The graph of a workspace. */
export class ObjectGraph implements GraphView {
  readonly #files = new Map<string, GraphFile>();
  readonly #index = new Map<Question, Set<GraphObject>>();
  /** Answers as lists, until they change. */
  readonly #answers = new Map<Question, readonly GraphObject[]>();
  /** What of an answer a selector matches, by the selector's text. */
  readonly #matching = new WeakMap<readonly GraphObject[], Map<string, readonly GraphObject[]>>();

  /** Takes a file's documents (again). Returns the questions whose answers may have changed. */
  update(uri: string, documents: readonly ManifestDocument[]): ReadonlySet<Question> {
    const file = this.#files.get(uri) ?? { documents: [], objects: new Map() };
    const change = changeOfDocuments(file.documents, documents);
    const edited = editedObjects(file, documents, change);
    const dropped: GraphObject[] = [];
    for (const document of change.dropped) {
      dropped.push(...(file.objects.get(document) ?? []));
      file.objects.delete(document);
    }
    const added: GraphObject[] = [];
    for (const document of change.added) {
      const objects =
        (isReadable(document) ? undefined : edited?.map(object => ({ ...object, document }))) ??
        factsOf(document).map(facts => ({ uri, document, facts }));
      file.objects.set(document, objects);
      added.push(...objects);
    }
    if (documents.length === 0) {
      this.#files.delete(uri);
    } else {
      this.#files.set(uri, { documents, objects: file.objects });
    }
    return this.exchange(dropped, added);
  }

  /** Takes objects out and others in, whatever files they are of. Returns the questions as `update` does. */
  exchange(dropped: readonly GraphObject[], added: readonly GraphObject[]): ReadonlySet<Question> {
    for (const object of added) {
      this.#add(object);
    }
    for (const object of dropped) {
      this.#drop(object);
    }
    return changedQuestions(
      added.map(({ facts }) => facts),
      dropped.map(({ facts }) => facts),
    );
  }

  /** The objects of a document of a file. */
  objectsIn(uri: string, document: ManifestDocument): readonly GraphObject[] {
    return this.#files.get(uri)?.objects.get(document) ?? [];
  }

  /** The documents of a file in their order: the same list until the next update. */
  documentsOf(uri: string): readonly ManifestDocument[] {
    return this.#files.get(uri)?.documents ?? [];
  }

  /** Every question that a file's objects are part of the answer to. */
  *questionsAbout(uri: string): Iterable<Question> {
    for (const objects of this.#files.get(uri)?.objects.values() ?? []) {
      for (const { facts } of objects) {
        yield* questionsAbout(facts);
      }
    }
  }

  get uris(): readonly string[] {
    return [...this.#files.keys()];
  }

  /** Every object, file by file. */
  *objects(): Iterable<GraphObject> {
    for (const { documents, objects } of this.#files.values()) {
      for (const document of documents) {
        yield* objects.get(document) ?? [];
      }
    }
  }

  named(groupKind: GroupKind, name: string): readonly GraphObject[] {
    return this.#answer(objectQuestion(groupKind, name));
  }

  alike(groupKind: GroupKind, name: string): readonly GraphObject[] {
    return this.named(groupKind, name);
  }

  ofKind(groupKind: GroupKind): readonly GraphObject[] {
    return this.#answer(kindQuestion(groupKind));
  }

  referrers(groupKind: GroupKind, name: string): readonly GraphObject[] {
    return this.#answer(referrersQuestion(groupKind, name));
  }

  withPods(selector: LabelSelector): readonly GraphObject[] {
    const question = this.#podsQuestion(selector);
    const answer = this.#answer(question);
    if (isEmptySelector(selector)) {
      return answer;
    }
    const known = this.#matching.get(answer) ?? new Map<string, readonly GraphObject[]>();
    const text = JSON.stringify(selector);
    const matching =
      known.get(text) ??
      answer.filter(object => matchesSelector(selector, object.facts.pods?.labels));
    this.#matching.set(answer, known.set(text, matching));
    return matching;
  }

  makingPods(): readonly GraphObject[] {
    return this.#answer(makingPodsQuestion);
  }

  claiming(key: string): readonly GraphObject[] {
    return this.#answer(`claim:${key}`);
  }

  operated(): readonly GraphObject[] {
    return this.#answer(operatedQuestion);
  }

  selectingPods(labels: Labels): readonly GraphObject[] {
    return this.#selecting(selectingQuestions('selecting', labels), labels);
  }

  owningPods(labels: Labels): readonly GraphObject[] {
    return this.#selecting(selectingQuestions('owning', labels), labels);
  }

  /** The same graph; every question asked of it is noted. */
  noting(asked: Set<Question>): GraphView {
    const note = <T>(question: Question, answer: T): T => {
      asked.add(question);
      return answer;
    };
    return {
      named: (kind, name) => note(objectQuestion(kind, name), this.named(kind, name)),
      alike: (kind, name) => note(alikeQuestion(kind, name), this.named(kind, name)),
      ofKind: kind => note(kindQuestion(kind), this.ofKind(kind)),
      referrers: (kind, name) => note(referrersQuestion(kind, name), this.referrers(kind, name)),
      withPods: selector => note(this.#podsQuestion(selector), this.withPods(selector)),
      makingPods: () => note(makingPodsQuestion, this.makingPods()),
      claiming: key => note(`claim:${key}`, this.claiming(key)),
      operated: () => note(operatedQuestion, this.operated()),
      selectingPods: labels => {
        selectingQuestions('selecting', labels).forEach(asked.add, asked);
        return this.selectingPods(labels);
      },
      owningPods: labels => {
        selectingQuestions('owning', labels).forEach(asked.add, asked);
        return this.owningPods(labels);
      },
    };
  }

  #selecting(questions: readonly Question[], labels: Labels): readonly GraphObject[] {
    return questions.flatMap(question =>
      this.#answer(question).filter(({ facts }) =>
        facts.selectors.some(({ selector }) => matchesSelector(selector, labels)),
      ),
    );
  }

  /** Selectors are answered by the one pair they require that the fewest pods have, where they require any. */
  #podsQuestion(selector: LabelSelector): Question {
    const pairs = Object.entries(requiredLabels(selector));
    const questions = pairs.map(([key, value]) => `pods:${key}=${value}`);
    const sizeOf = (question: Question): number => this.#index.get(question)?.size ?? 0;
    const [first = allPodsQuestion] = questions;
    return questions.reduce(
      (fewest, question) => (sizeOf(question) < sizeOf(fewest) ? question : fewest),
      first,
    );
  }

  #answer(question: Question): readonly GraphObject[] {
    const known = this.#answers.get(question);
    if (known !== undefined) {
      return known;
    }
    const answer = [...(this.#index.get(question) ?? [])];
    this.#answers.set(question, answer);
    return answer;
  }

  #add(object: GraphObject): void {
    for (const question of questionsAbout(object.facts)) {
      const known = this.#index.get(question);
      if (known === undefined) {
        this.#index.set(question, new Set([object]));
      } else {
        known.add(object);
      }
      this.#answers.delete(question);
    }
  }

  #drop(object: GraphObject): void {
    for (const question of questionsAbout(object.facts)) {
      const known = this.#index.get(question);
      known?.delete(object);
      if (known?.size === 0) {
        this.#index.delete(question);
      }
      this.#answers.delete(question);
    }
  }
}

/** The objects of the one document that was replaced by another: while that is half typed, they stand. */
function editedObjects(
  before: GraphFile,
  documents: readonly ManifestDocument[],
  { dropped }: DocumentChange,
): readonly GraphObject[] | undefined {
  const [only] = dropped;
  const isOneForOne = dropped.length === 1 && documents.length === before.documents.length;
  return isOneForOne && only !== undefined ? before.objects.get(only) : undefined;
}

function isReadable({ problems }: ManifestDocument): boolean {
  return problems.every(({ severity, code }) => severity !== 'error' || code === 'duplicate-key');
}
