// Which pods of the workspace a selector means, for rules: kustomizations add labels to pods and selectors alike.

import type { GraphObject } from '../../core/graph/objectGraph.js';
import {
  type LabelSelector,
  type Labels,
  matchesSelector,
} from '../../core/kubernetes/selector.js';
import { isSystemNamespace } from '../../core/kubernetes/wellKnownNames.js';
import { folderOf } from '../../core/kustomize/scopes.js';
import type { FieldPath } from '../../core/validation/fieldError.js';
import { nearestName } from '../suggest.js';
import { pointToPods } from './related.js';
import type { RuleContext, RuleFinding } from './rule.js';

/** Pods that a rule looks at: where there are more, the others are alike. */
const lookedAtMax = 200;

/** The first of a list that fit. */
export function firstFitting(
  objects: readonly GraphObject[],
  fits: (object: GraphObject) => boolean,
): readonly GraphObject[] {
  const found: GraphObject[] = [];
  for (const object of objects) {
    if (found.length === lookedAtMax) {
      break;
    }
    if (fits(object)) {
      found.push(object);
    }
  }
  return found;
}

/** Objects whose pods the selector of `object` matches, patches included; of very many the first. */
export function podsSelectedBy(
  object: GraphObject,
  selector: LabelSelector,
  context: RuleContext,
): readonly GraphObject[] {
  const wanted = withoutLabels(selector, context.labelsAdded(object));
  return firstFitting(context.graph.withPods(wanted), pods => context.isInReach(object, pods));
}

/** Whether the workspace makes pods where the object is applied: otherwise they come from elsewhere. */
function hasPodsNearby(object: GraphObject, context: RuleContext): boolean {
  return context.graph.makingPods().some(maker => context.isTogether(object, maker));
}

/**
 * What to say of a selector that matches no pod; undefined where it matches one, and where pods come from elsewhere: no
 * manifest makes any, or an operator does.
 */
export function findSelectsNothing(
  object: GraphObject,
  place: { readonly selector: LabelSelector; readonly at: FieldPath },
  context: RuleContext,
): RuleFinding | undefined {
  const { selector, at } = place;
  const isSystem = isSystemNamespace(object.facts.namespace);
  if (isSystem || context.isPatch(object)) {
    return undefined;
  }
  if (podsSelectedBy(object, selector, context).length > 0) {
    return undefined;
  }
  const stray = podsBeside(object, selector, context);
  if (stray === undefined && !hasPodsNearby(object, context)) {
    return undefined;
  }
  if (context.graph.operated().some(maker => context.isInReach(object, maker))) {
    return undefined;
  }
  if (hasTornWorkload(object, selector, context)) {
    return undefined;
  }
  const slip = stray === undefined ? findSlip(object, place, context) : inNamespace(at, stray);
  return slip ?? { path: at, message: `No pod has the labels ${selectorText(selector)}` };
}

/** Pods that fit and go to another namespace, made in files of the same folder. */
function podsBeside(
  object: GraphObject,
  selector: LabelSelector,
  context: RuleContext,
): GraphObject | undefined {
  const own = context.namespaceOf(object);
  return own === undefined || Object.keys(selector.matchLabels ?? {}).length === 0
    ? undefined
    : context.graph
        .withPods(selector)
        .find(
          pods =>
            context.isInReach(object, pods, '') &&
            folderOf(pods.uri) === folderOf(object.uri) &&
            !context.isPatch(pods),
        );
}

function inNamespace(at: FieldPath, stray: GraphObject): RuleFinding {
  return {
    path: at,
    message: `The pods with these labels are in namespace ${stray.facts.namespace}, not in this one`,
    related: pointToPods([stray]),
  };
}

/** A workload asks for the same pods and its template lacks the labels: that is an error there, told once. */
function hasTornWorkload(
  object: GraphObject,
  { matchLabels = {} }: LabelSelector,
  context: RuleContext,
): boolean {
  return context.graph.owningPods(matchLabels).some(workload => {
    const { pods, selectors } = workload.facts;
    return (
      pods !== undefined &&
      context.isTogether(object, workload) &&
      selectors.some(
        own =>
          sharesPair(own.selector.matchLabels, matchLabels) &&
          !matchesSelector(own.selector, pods.labels),
      )
    );
  });
}

function sharesPair(one: Labels = {}, other: Labels): boolean {
  return Object.entries(one).some(([key, value]) => other[key] === value);
}

/** Pods that are compared in search of a slip. */
const comparedMax = 500;

/** One wrong value is shown itself. */
function findSlip(
  object: GraphObject,
  { selector, at }: { readonly selector: LabelSelector; readonly at: FieldPath },
  context: RuleContext,
): RuleFinding | undefined {
  const labels = selector.matchLabels ?? {};
  const around =
    at.at(-1) === 'matchLabels' || hasBareLabels(object, at) ? at : [...at, 'matchLabels'];
  for (const [key, value] of Object.entries(labels)) {
    const { [key]: _left, ...others } = labels;
    const isAlone = Object.keys(others).length === 0;
    const almost = context.graph
      .withPods({ ...selector, matchLabels: others })
      .slice(0, comparedMax)
      .filter(pods => context.isTogether(object, pods));
    const values = almost.flatMap(pods => pods.facts.pods?.labels[key] ?? []);
    const meant =
      nearestName(value, new Set(values)) ?? (isAlone ? undefined : sameNamed(object, almost, key));
    if (meant !== undefined) {
      return {
        path: [...around, key],
        message: `No pod has the labels ${selectorText(selector)}. Did you mean ${key}: ${meant}?`,
        data: { replacements: [meant] },
        related: pointToPods(almost.filter(pods => pods.facts.pods?.labels[key] === meant)),
      };
    }
  }
  return undefined;
}

/** What the workload of the same name has, where all other labels fit. */
function sameNamed(
  { facts }: GraphObject,
  almost: readonly GraphObject[],
  key: string,
): string | undefined {
  return almost.find(pods => pods.facts.name === facts.name)?.facts.pods?.labels[key];
}

/** Services and ReplicationControllers have their labels without matchLabels around. */
function hasBareLabels({ facts }: GraphObject, at: FieldPath): boolean {
  const isBareKind = facts.groupKind === 'Service' || facts.groupKind === 'ReplicationController';
  return isBareKind && at.at(-1) === 'selector';
}

function withoutLabels(selector: LabelSelector, added: Labels): LabelSelector {
  const kept = Object.entries(selector.matchLabels ?? {}).filter(
    ([key, value]) => added[key] !== value,
  );
  return { ...selector, matchLabels: Object.fromEntries(kept) };
}

/** `app=web,tier in (a,b)`, as kubectl writes selectors. */
export function selectorText({ matchLabels = {}, matchExpressions = [] }: LabelSelector): string {
  const pairs = Object.entries(matchLabels).map(([key, value]) => `${key}=${value}`);
  const expressions = matchExpressions.map(({ key, operator, values = [] }) =>
    values.length === 0
      ? `${operator === 'DoesNotExist' ? '!' : ''}${key}`
      : `${key} ${operator.toLowerCase()} (${values.join(',')})`,
  );
  return [...pairs, ...expressions].join(',');
}
