/**
 * Rule: missing-reference
 *
 * An object names another one that no manifest makes: a ConfigMap, a Secret, a ServiceAccount, a claim, a Service. The
 * API server takes it; the pod then waits, or the Ingress answers 503.
 *
 *     envFrom:
 *       - configMapRef: { name: setings }     # ← no ConfigMap setings; there is settings
 *
 * Objects that the cluster has by itself, optional references and what `drydock.providedElsewhere` lists are left
 * alone. So are kinds of which there is no object at all within reach: those come from somewhere else, unless a
 * kustomization says what belongs together.
 */

import type { GraphObject } from '../../core/graph/objectGraph.js';
import { kindOf } from '../../core/kubernetes/groupKind.js';
import { isInClusters, isSystemNamespace } from '../../core/kubernetes/wellKnownNames.js';
import type { Reference } from '../../core/references/findReferences.js';
import type { FindingData } from '../judgement.js';
import { titleOf } from '../placedFields.js';
import { nearestName } from '../suggest.js';
import { namespaceMeant } from './namespaces.js';
import { pointToNames } from './related.js';
import type { Rule, RuleContext, RuleFinding } from './rule.js';
import { isSecretMade } from './secretMakers.js';

export const missingReference: Rule = {
  id: 'missing-reference',
  severity: 'warning',
  pack: 'correctness',
  reportsAbsence: true,
  check(object, context) {
    return object.facts.references.flatMap(reference => judge(object, reference, context));
  },
};

function judge(object: GraphObject, reference: Reference, context: RuleContext): RuleFinding[] {
  const { to, name, path, optional } = reference;
  if (optional || isThere(object, reference, context) || isAmbient(object, reference)) {
    return [];
  }
  const elsewhere = context.graph
    .named(to, name)
    .find(target => target.facts.namespace !== undefined && !context.isPatch(target));
  if (elsewhere !== undefined && namespaceMeant(elsewhere, context) !== undefined) {
    return [];
  }
  const otherKind = elsewhere === undefined ? ofOtherKind(object, reference, context) : undefined;
  if (otherKind !== undefined && !context.isProvidedElsewhere(to, name)) {
    return [otherKind];
  }
  const near = context.graph
    .ofKind(to)
    .filter(target => context.isTogether(object, target) && !context.isPatch(target));
  const isExpected =
    near.length > 0 ||
    elsewhere !== undefined ||
    (expectedInBuilds.has(to) && context.isBuilt(object) && !context.isPatch(object));
  if (!isExpected || context.isProvidedElsewhere(to, name)) {
    return [];
  }
  const meant =
    elsewhere && nearestNamespace(object, elsewhere, context)
      ? undefined
      : nearestName(name, new Set(near.map(target => target.facts.name)));
  if (meant === undefined && elsewhere === undefined && isLeftToOperators(object, context)) {
    return [];
  }
  const hint = meant === undefined ? '' : `. Did you mean ${meant}?`;
  const [spoken] = elsewhere
    ? [elsewhere]
    : near.filter(({ facts }) => facts.name === meant && !facts.isGenerated);
  const isElsewhereSaid = elsewhere !== undefined && reference.namespace;
  return [
    {
      path: isElsewhereSaid ? [...path.slice(0, -1), 'namespace'] : path,
      message: `${messageFor(to, name, elsewhere)}${hint}`,
      data: dataFor(
        reference,
        context.namespaceOf(object),
        isElsewhereSaid ? elsewhere?.facts.namespace : meant,
      ),
      related: spoken === undefined ? [] : pointToNames([spoken]),
    },
  ];
}

/** Kinds that take each other's place in references. */
const likeKinds = [
  ['apps/Deployment', 'apps/StatefulSet', 'apps/ReplicaSet', 'argoproj.io/Rollout'],
  ['rbac.authorization.k8s.io/Role', 'rbac.authorization.k8s.io/ClusterRole'],
];

/** The name is right and the kind beside it is not. */
function ofOtherKind(
  object: GraphObject,
  { to, name, path, pattern }: Reference,
  context: RuleContext,
): RuleFinding | undefined {
  const kinds = pattern.to === undefined ? likeKinds.find(alike => alike.includes(to)) : undefined;
  const other = (kinds ?? [])
    .flatMap(kind => (kind === to ? [] : context.graph.named(kind, name)))
    .find(target => context.isInReach(object, target, isClusterRole(target) ? '' : undefined));
  if (other === undefined) {
    return undefined;
  }
  const isSameGroup = groupOf(other.facts.groupKind) === groupOf(to);
  return {
    path: [...path.slice(0, -1), 'kind'],
    message: `No ${kindOf(to)} ${name} in the workspace. Did you mean ${titleOf(other)}?`,
    ...(isSameGroup ? { data: { replacements: [other.facts.kind] } } : {}),
    related: pointToNames([other]),
  };
}

function isClusterRole({ facts }: GraphObject): boolean {
  return facts.kind === 'ClusterRole';
}

function groupOf(groupKind: string): string {
  return groupKind.slice(0, Math.max(0, groupKind.lastIndexOf('/')));
}

/** Operators make objects for their custom resources. */
function isLeftToOperators(object: GraphObject, context: RuleContext): boolean {
  return context.graph.operated().some(maker => context.isInReach(object, maker));
}

/** What a kustomization is expected to have whole: the rest may be the cluster's. */
const expectedInBuilds = new Set(['ConfigMap', 'Service', 'ServiceAccount']);

function isThere(object: GraphObject, reference: Reference, context: RuleContext): boolean {
  const { to, name, namespace } = reference;
  const reaches = (target: GraphObject): boolean => context.isInReach(object, target, namespace);
  return (
    context.graph.named(to, name).some(reaches) ||
    context
      .nameBeforeBuild(object, name)
      .some(shorter => context.graph.named(to, shorter).some(reaches)) ||
    (to === 'Secret' && isSecretMade(object, reference, context)) ||
    (to === 'PersistentVolumeClaim' && isMadeByStatefulSet(name, context))
  );
}

/** `data-web-0`: a StatefulSet makes a claim per template and pod. */
function isMadeByStatefulSet(claim: string, context: RuleContext): boolean {
  return context.graph.ofKind('apps/StatefulSet').some(({ facts }) => {
    const index = claim.indexOf(`-${facts.name}-`);
    return index > 0 && /^\d+$/.test(claim.slice(index + facts.name.length + 2));
  });
}

/** The cluster has it: its own objects, and all that is in the namespaces of the system. */
function isAmbient(object: GraphObject, { to, name, namespace }: Reference): boolean {
  return isInClusters(to, name) || isSystemNamespace(namespace || object.facts.namespace);
}

function nearestNamespace(object: GraphObject, target: GraphObject, context: RuleContext): boolean {
  return context.namespaceOf(object) !== context.namespaceOf(target);
}

function messageFor(to: string, name: string, elsewhere: GraphObject | undefined): string {
  const kind = kindOf(to);
  return elsewhere === undefined
    ? `No ${kind} ${name} in the workspace`
    : `${kind} ${name} is in namespace ${elsewhere.facts.namespace}, not in this one`;
}

/** What can be made with a click. */
const creatable = new Set([
  ...['ConfigMap', 'Secret', 'Service', 'ServiceAccount', 'PersistentVolumeClaim'],
  ...['rbac.authorization.k8s.io/Role', 'rbac.authorization.k8s.io/ClusterRole'],
  ...['scheduling.k8s.io/PriorityClass', 'networking.k8s.io/IngressClass'],
  ...['node.k8s.io/RuntimeClass', 'storage.k8s.io/StorageClass'],
]);

function dataFor(
  { to, name, namespace, keys }: Reference,
  own: string | undefined,
  meant: string | undefined,
): FindingData {
  const where = namespace ?? own;
  return {
    ...(meant === undefined ? {} : { replacements: [meant] }),
    ...(creatable.has(to)
      ? {
          create: {
            groupKind: to,
            name,
            ...(where === undefined ? {} : { namespace: where }),
            ...(keys.length === 0 ? {} : { keys: keys.map(key => key.name) }),
          },
        }
      : {}),
  };
}
