// The questions one may ask the graph: by which of them an object is found, and how it looks to who asks.

import type { GroupKind } from '../kubernetes/groupKind.js';
import { type LabelSelector, type Labels, requiredLabels } from '../kubernetes/selector.js';
import type { ObjectFacts } from './objectFacts.js';

/** A question one may ask the graph, as text: `object:ConfigMap/settings`. Answers are remembered by it. */
export type Question = string;

/** Custom resources whose operators may make pods. */
export const operatedQuestion: Question = 'operated';
/** Objects with pods, whatever their labels. */
export const allPodsQuestion: Question = 'pods';
/** Objects that make pods or are some. */
export const makingPodsQuestion: Question = 'makers';

/** Objects of a kind and name. */
export function objectQuestion(groupKind: GroupKind, name: string): Question {
  return `object:${groupKind}/${name}`;
}

/** The same, by who looks at nothing but who they are. */
export function alikeQuestion(groupKind: GroupKind, name: string): Question {
  return `alike:${groupKind}/${name}`;
}

/** Whether a question is such a one. */
export function isAlikeQuestion(question: Question): boolean {
  return question.startsWith('alike:');
}

/** Objects of a kind. */
export function kindQuestion(groupKind: GroupKind): Question {
  return `kind:${groupKind}`;
}

/** Objects that name an object. */
export function referrersQuestion(groupKind: GroupKind, name: string): Question {
  return `referrers:${groupKind}/${name}`;
}

/** Who selects, and who makes what it selects. */
type Selecting = 'selecting' | 'owning';

/** Everywhere that selectors matching pods with these labels are found. */
export function selectingQuestions(who: Selecting, labels: Labels): Question[] {
  const pairs = Object.entries(labels).map(([key, value]) => `${who}:${key}=${value}`);
  return [...pairs, `${who}:`];
}

/** A selector is found by one of its pairs: one that others hardly have, as it seems. */
function selectingQuestion(who: Selecting, selector: LabelSelector, name: string): Question {
  // Half-typed labels have no value yet.
  const weight = ([, value]: readonly [string, unknown]): number =>
    typeof value === 'string' ? value.length + (name.includes(value) ? 1000 : 0) : 0;
  const pairs = Object.entries(requiredLabels(selector)).sort((a, b) => weight(b) - weight(a));
  const [pair] = pairs;
  return pair === undefined ? `${who}:` : `${who}:${pair[0]}=${pair[1]}`;
}

/** Every question an object is part of the answer to. */
export function questionsAbout(facts: ObjectFacts): Set<Question> {
  const questions = new Set<Question>([
    objectQuestion(facts.groupKind, facts.name),
    alikeQuestion(facts.groupKind, facts.name),
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
  for (const { selector } of facts.selectors) {
    questions.add(selectingQuestion('selecting', selector, facts.name));
    if (facts.pods !== undefined) {
      questions.add(selectingQuestion('owning', selector, facts.name));
    }
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
export function changedQuestions(
  added: readonly ObjectFacts[],
  dropped: readonly ObjectFacts[],
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

function looksByQuestion(objects: readonly ObjectFacts[]): Map<Question, string[]> {
  const looks = new Map<Question, string[]>();
  for (const facts of objects) {
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
    case 'selecting:':
    case 'owning:':
      return `${identity} ${JSON.stringify(facts.selectors)}`;
    case 'referrers:':
      return `${identity} ${JSON.stringify(facts.references.map(({ name, path }) => [name, path]))}`;
    default:
      return identity;
  }
}
