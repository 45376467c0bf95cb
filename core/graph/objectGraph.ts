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
import type { ManifestDocument } from '../manifest/node.js';
import { changeOfDocuments, type DocumentChange } from './documentChange.js';
import { factsOf, type ObjectFacts } from './objectFacts.js';

/** An object and where it stands. */
export interface GraphObject {
  readonly uri: string;
  readonly document: ManifestDocument;
  readonly facts: ObjectFacts;
}

/** A question one may ask the graph, as text: `object:ConfigMap/settings`. Answers are remembered by it. */
export type Question = string;

/**
 * What rules and features ask. Questions about many objects (`ofKind`, `withPods`, `selecting`) count as answered anew
 * only when names, labels, ports, replicas or selectors change: who reads more of an object asks for it by `named`.
 */
export interface GraphView {
  /** Objects of a kind and name in any file and namespace. */
  named(groupKind: GroupKind, name: string): readonly GraphObject[];
  ofKind(groupKind: GroupKind): readonly GraphObject[];
  /** Objects that name this one. */
  referrers(groupKind: GroupKind, name: string): readonly GraphObject[];
  /** Objects whose pods a selector matches; one without any requirement matches all. */
  withPods(selector: LabelSelector): readonly GraphObject[];
  /** Objects that make pods or are some. Counts as answered anew only when such objects come and go. */
  makingPods(): readonly GraphObject[];
  /** Objects that select pods: Services, workloads, budgets, policies. */
  selecting(): readonly GraphObject[];
  /** Objects that take the same: see Claim. */
  claiming(key: string): readonly GraphObject[];
  /** Custom resources whose operators may make pods. */
  operated(): readonly GraphObject[];
  /** Objects whose selectors match pods with these labels. */
  selectingPods(labels: Labels): readonly GraphObject[];
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
    for (const object of added) {
      this.#add(object);
    }
    for (const object of dropped) {
      this.#drop(object);
    }
    if (documents.length === 0) {
      this.#files.delete(uri);
    } else {
      this.#files.set(uri, { documents, objects: file.objects });
    }
    return changedQuestions(added, dropped);
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

  ofKind(groupKind: GroupKind): readonly GraphObject[] {
    return this.#answer(kindQuestion(groupKind));
  }

  referrers(groupKind: GroupKind, name: string): readonly GraphObject[] {
    return this.#answer(referrersQuestion(groupKind, name));
  }

  withPods(selector: LabelSelector): readonly GraphObject[] {
    const answer = this.#answer(podsQuestion(selector));
    return isEmptySelector(selector)
      ? answer
      : answer.filter(object => matchesSelector(selector, object.facts.pods?.labels));
  }

  makingPods(): readonly GraphObject[] {
    return this.#answer(makingPodsQuestion);
  }

  selecting(): readonly GraphObject[] {
    return this.#answer(selectingQuestion);
  }

  claiming(key: string): readonly GraphObject[] {
    return this.#answer(`claim:${key}`);
  }

  operated(): readonly GraphObject[] {
    return this.#answer(operatedQuestion);
  }

  selectingPods(labels: Labels): readonly GraphObject[] {
    return selectingQuestions(labels).flatMap(question =>
      this.#answer(question).filter(({ facts }) =>
        facts.selectors.some(({ selector }) => matchesSelector(selector, labels)),
      ),
    );
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
      makingPods: () => note(makingPodsQuestion, this.makingPods()),
      selecting: () => note(selectingQuestion, this.selecting()),
      claiming: key => note(`claim:${key}`, this.claiming(key)),
      operated: () => note(operatedQuestion, this.operated()),
      selectingPods: labels => {
        for (const question of selectingQuestions(labels)) {
          asked.add(question);
        }
        return this.selectingPods(labels);
      },
    };
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

const selectingQuestion: Question = 'selecting';
const selectingAnyQuestion: Question = 'selecting:';
const operatedQuestion: Question = 'operated';
const allPodsQuestion: Question = 'pods';
const makingPodsQuestion: Question = 'makers';

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

function selectingQuestions(labels: Labels): Question[] {
  const pairs = Object.entries(labels).map(([key, value]) => `selecting:${key}=${value}`);
  return [...pairs, selectingAnyQuestion];
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
    questions.add(makingPodsQuestion);
    for (const [key, value] of Object.entries(facts.pods.labels)) {
      questions.add(`pods:${key}=${value}`);
    }
  }
  for (const { key } of facts.claims) {
    questions.add(`claim:${key}`);
  }
  if (mayMakePods(facts)) {
    questions.add(operatedQuestion);
  }
  if (facts.selectors.length > 0) {
    questions.add(selectingQuestion);
  }
  for (const { selector } of facts.selectors) {
    const [pair] = Object.entries(requiredLabels(selector));
    questions.add(pair === undefined ? selectingAnyQuestion : `selecting:${pair[0]}=${pair[1]}`);
  }
  return questions;
}

const podlessGroups = new Set(
  (
    'cert-manager.io acme.cert-manager.io external-secrets.io bitnami.com traefik.io ' +
    'traefik.containo.us networking.istio.io security.istio.io projectcontour.io kyverno.io ' +
    'cilium.io'
  ).split(' '),
);
const podlessKinds = new Set(
  (
    'ServiceMonitor PodMonitor PrometheusRule Probe ScrapeConfig ScaledObject ' +
    'VerticalPodAutoscaler Application ApplicationSet AppProject AnalysisTemplate'
  ).split(' '),
);

/** Kinds of groups that are not Kubernetes' own, but for those known to make none. */
function mayMakePods({ groupKind, kind, pods }: ObjectFacts): boolean {
  const group = groupKind.slice(0, Math.max(0, groupKind.lastIndexOf('/')));
  const isOwn = !group.includes('.') || group.endsWith('.k8s.io');
  return !isOwn && !podlessGroups.has(group) && !podlessKinds.has(kind) && pods === undefined;
}

/** A question that loses and gains objects that look the same to who asks it has not changed. */
function changedQuestions(
  added: readonly GraphObject[],
  dropped: readonly GraphObject[],
): ReadonlySet<Question> {
  const gained = looksByQuestion(added);
  const lost = looksByQuestion(dropped);
  const changed = new Set<Question>();
  for (const question of new Set([...gained.keys(), ...lost.keys()])) {
    const now = gained.get(question)?.sort().join('\n');
    const then = lost.get(question)?.sort().join('\n');
    if (now !== then || question.startsWith('object:')) {
      changed.add(question);
    }
  }
  return changed;
}

function looksByQuestion(objects: readonly GraphObject[]): Map<Question, string[]> {
  const looks = new Map<Question, string[]>();
  for (const { facts } of objects) {
    for (const question of questionsAbout(facts)) {
      const known = looks.get(question);
      const look = lookOf(question, facts);
      if (known === undefined) {
        looks.set(question, [look]);
      } else {
        known.push(look);
      }
    }
  }
  return looks;
}

function lookOf(question: Question, facts: ObjectFacts): string {
  const identity = `${facts.groupKind}/${facts.namespace ?? ''}/${facts.name}`;
  switch (question.slice(0, question.indexOf(':') + 1) || question) {
    case 'pods':
    case 'pods:':
      return `${identity} ${JSON.stringify(facts.pods)}`;
    case 'selecting':
    case 'selecting:':
      return `${identity} ${JSON.stringify(facts.selectors)}`;
    case 'referrers:':
      return `${identity} ${JSON.stringify(facts.references.map(({ name, path }) => [name, path]))}`;
    default:
      return identity;
  }
}
