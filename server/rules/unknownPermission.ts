/**
 * Rule: unknown-permission
 *
 * A role names a resource, an API group or a verb that the API does not have: the rule allows nothing, and what asks
 * for it is answered `Forbidden`.
 *
 *     rules:
 *       - apiGroups: ["apps"]
 *         resources: ["deployment"]     # ← deployments
 *         verbs: ["gets"]     # ← get
 *
 * Groups of custom resources are left alone, and so are verbs that look like none of Kubernetes.
 *
 * https://kubernetes.io/docs/reference/access-authn-authz/rbac/#referring-to-resources
 */

import type { Resource } from '../../core/kubernetes/schema.js';
import { itemsAt, type Placed, rootOf, valuesAt } from '../placedFields.js';
import { nearestWord } from '../suggest.js';
import { groupMeant, groupsOf, isKnownResource, resourceMeant } from './permissions.js';
import type { Rule, RuleFinding } from './rule.js';

export const unknownPermission: Rule = {
  id: 'unknown-permission',
  severity: 'warning',
  pack: 'correctness',
  check(object, context) {
    if (!/^rbac\.authorization\.k8s\.io\/(Cluster)?Role$/.test(object.facts.groupKind)) {
      return [];
    }
    // A definition in the workspace may add the resource.
    context.graph.ofKind('apiextensions.k8s.io/CustomResourceDefinition');
    const known = context.resources();
    return known.length === 0
      ? []
      : itemsAt(rootOf(object), 'rules').flatMap(rule => judge(rule, known));
  },
};

type Known = readonly Resource[];
type PlacedText = Placed<string>;

function judge(rule: Placed, known: Known): RuleFinding[] {
  const groups = textsAt(rule, 'apiGroups');
  const resources = textsAt(rule, 'resources');
  const wrongGroups = groups.flatMap(place => judgeGroup(place, known));
  const wrongResources = wrongGroups.length > 0 ? [] : judgeResources(groups, resources, known);
  const verbs = resources.length === 0 ? [] : textsAt(rule, 'verbs');
  return [...wrongGroups, ...wrongResources, ...verbs.flatMap(judgeVerb)];
}

function judgeGroup({ value, path }: PlacedText, known: Known): RuleFinding[] {
  const meant = groupMeant(value, known);
  return meant === undefined
    ? []
    : [
        {
          path,
          message: `The API has no group ${value}. Did you mean ${writtenGroup(meant)}?`,
          data: { replacements: [writtenGroup(meant)] },
        },
      ];
}

function judgeResources(
  groups: readonly PlacedText[],
  resources: readonly PlacedText[],
  known: Known,
): RuleFinding[] {
  const names = groups.map(({ value }) => value);
  const hasAll = names.every(name => known.some(resource => resource.group === name));
  if (names.length === 0 || !hasAll) {
    return [];
  }
  const inGroups = known.filter(resource => names.includes(resource.group));
  const unknown = resources.filter(({ value }) => !isKnownResource(value, inGroups));
  const moved = unknown.map(({ value }) => groupsOf(value, known));
  const [only] = groups;
  const target = moved[0]?.find(group => moved.every(others => others.includes(group)));
  const isGroupWrong = groups.length === 1 && unknown.length === resources.length;
  if (!isGroupWrong || only === undefined || target === undefined) {
    // What groups with a domain have differs from cluster to cluster.
    const isClosed = names.every(name => !name.includes('.'));
    return unknown
      .map(place => unknownResource(place, names, { inGroups, known }))
      .filter(({ data }) => isClosed || data !== undefined);
  }
  const list = unknown.map(({ value }) => value).join(', ');
  const written = writtenGroup(target);
  return [
    {
      path: only.path,
      message: `${capital(titleOfGroup(only.value))} has no ${list}. Did you mean ${written}?`,
      data: { replacements: [written] },
    },
  ];
}

function unknownResource(
  { value, path }: PlacedText,
  names: readonly string[],
  { inGroups, known }: { readonly inGroups: Known; readonly known: Known },
): RuleFinding {
  const [elsewhere] = groupsOf(value, known);
  const meant = elsewhere === undefined ? resourceMeant(value, inGroups) : undefined;
  const hint = meant === undefined ? '' : `. Did you mean ${meant}?`;
  const where = elsewhere === undefined ? hint : `: it is in ${titleOfGroup(elsewhere)}`;
  return {
    path,
    message: `${capital(names.map(titleOfGroup).join(' and '))} has no resource ${value}${where}`,
    ...(meant === undefined ? {} : { data: { replacements: [meant] } }),
  };
}

function titleOfGroup(name: string): string {
  return name === '' ? 'the core group' : `group ${name}`;
}

function capital(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}

function writtenGroup(name: string): string {
  return name === '' ? '""' : name;
}

const verbs = ['get', 'list', 'watch', 'create', 'update', 'patch', 'delete', 'deletecollection'];
const furtherVerbs = new Set(
  '* use bind escalate impersonate approve sign attest proxy redirect portforward'.split(' '),
);
/** What people say instead. */
const said: Readonly<Record<string, string>> = {
  ...{ read: 'get', view: 'get', write: 'update', edit: 'update', put: 'update', post: 'create' },
  ...{ add: 'create', remove: 'delete', del: 'delete' },
};

function judgeVerb({ value, path }: PlacedText): RuleFinding[] {
  if (verbs.includes(value) || furtherVerbs.has(value) || value.includes(':')) {
    return [];
  }
  const meant = said[value.toLowerCase()] ?? nearestWord(value, verbs);
  return meant === undefined
    ? []
    : [
        {
          path,
          message: `Nobody asks for the verb ${value}. Did you mean ${meant}?`,
          data: { replacements: [meant] },
        },
      ];
}

function textsAt(rule: Placed, field: string): PlacedText[] {
  return valuesAt(rule, field).flatMap(({ value, path }) =>
    typeof value === 'string' ? [{ value, path }] : [],
  );
}
