/**
 * Completion: rules of roles and of admission
 *
 * API groups, their versions and resources with subresources, and the verbs that the resources have.
 *
 *     rules:
 *       - apiGroups: ["apps"]
 *         resources: [$0]      →      resources: [deployments]
 */

import { CompletionItemKind } from 'vscode-languageserver-types';
import { type Fields, textsOf } from '../../core/json.js';
import { groupKindIn } from '../../core/kubernetes/groupKind.js';
import { commonVerbs, specialVerbs } from '../../core/kubernetes/permissions.js';
import type { Resource } from '../../core/kubernetes/schema.js';
import { isValue, namespaceOf, pathWords } from '../completionPlace.js';
import { fieldsIn } from '../objectPlace.js';
import { stringText } from '../scalarText.js';
import { objectsNear } from '../surroundings.js';
import type { CompletionContext, Proposal } from './types.js';

/** Offered before the others of their group. */
const commonResources = [
  ...['pods', 'pods/log', 'services', 'configmaps', 'secrets', 'deployments', 'statefulsets'],
  ...['daemonsets', 'jobs', 'cronjobs', 'ingresses', 'serviceaccounts', 'namespaces', 'nodes'],
  ...['persistentvolumeclaims', 'events', 'pods/exec', 'replicasets', 'endpoints', 'leases'],
  ...['persistentvolumes', 'networkpolicies', 'roles', 'rolebindings'],
];

/** Rules of webhooks and of admission policies list what they are about like those of roles. */
const admissionRule = /^(?:webhooks\[\]\.rules|spec\..*[rR]esourceRules)\[\]\.\w+\[\]$/;

/** Proposes what a rule may list. */
export function rbac(context: CompletionContext): readonly Proposal[] {
  const { object, path } = context;
  const isRole = object.kind === 'Role' || object.kind === 'ClusterRole';
  const words = pathWords(path);
  const isPlace = isRole ? /^rules\[\]\.\w+\[\]$/.test(words) : admissionRule.test(words);
  if (!isPlace || !isValue(context)) {
    return [];
  }
  const rule = fieldsIn(context, path.slice(0, -2));
  switch (path.at(-2)) {
    case 'apiGroups':
      return proposals(context, groupsOf(context), rule.apiGroups);
    case 'apiVersions':
      return proposals(context, versionsOf(context, rule), rule.apiVersions);
    case 'resources':
      return proposals(context, resourcesOf(context, rule), rule.resources);
    case 'verbs':
      return proposals(context, verbsOf(context, rule), rule.verbs);
    case 'resourceNames':
      return proposals(context, namesOf(context, rule), rule.resourceNames);
    default:
      return [];
  }
}

function versionsOf(context: CompletionContext, rule: Fields): string[] {
  const versions = resourcesIn(context, { apiGroups: rule.apiGroups }).map(each => each.version);
  return [...new Set([...versions, '*'])];
}

function groupsOf({ catalogue }: CompletionContext): string[] {
  const groups = new Set(['', 'apps', 'batch', ...catalogue.resources.map(({ group }) => group)]);
  return [...groups, '*'];
}

/** The resources of the groups that the rule has; of all where it has none yet. */
function resourcesIn({ catalogue }: CompletionContext, rule: Fields): readonly Resource[] {
  const groups = textsOf(rule.apiGroups);
  const isAny = !Array.isArray(rule.apiGroups) || groups.includes('*');
  return catalogue.resources.filter(({ group }) => isAny || groups.includes(group));
}

function resourcesOf(context: CompletionContext, rule: Fields): string[] {
  const resources = resourcesIn(context, rule);
  const subresources = resources.flatMap(({ plural, subresources: names }) =>
    names.map(name => `${plural}/${name}`),
  );
  const all = new Set([...resources.map(({ plural }) => plural), ...subresources, '*']);
  return [...commonResources.filter(name => all.delete(name)), ...all];
}

function verbsOf(context: CompletionContext, rule: Fields): string[] {
  const named = textsOf(rule.resources);
  const listed = resourcesIn(context, rule).filter(({ plural }) => named.includes(plural));
  const common = commonVerbs.filter(
    verb => listed.length === 0 || listed.some(resource => resource.verbs.includes(verb)),
  );
  const special = named.flatMap(name => specialVerbs[name] ?? []);
  return [...new Set([...common, ...special, '*'])];
}

/** Names of the workspace's objects of the listed resources. */
function namesOf(context: CompletionContext, rule: Fields): string[] {
  const named = textsOf(rule.resources);
  const kinds = resourcesIn(context, rule).filter(({ plural }) => named.includes(plural));
  const { surroundings, object } = context;
  const namespace = object.kind === 'Role' ? namespaceOf(context) : undefined;
  return kinds.flatMap(({ group, kind, namespaced }) =>
    objectsNear(surroundings, groupKindIn(group, kind), namespaced ? namespace : '').map(
      each => each.object.facts.name,
    ),
  );
}

/** Without what the list has already. */
function proposals(
  { path }: CompletionContext,
  words: readonly string[],
  list: unknown,
): Proposal[] {
  const index = path.at(-1);
  const others = new Set(textsOf(Array.isArray(list) ? list.filter((_, at) => at !== index) : []));
  return words
    .filter(word => !others.has(word))
    .map((word, rank) => ({
      label: word === '' ? '""' : word,
      kind: CompletionItemKind.EnumMember,
      text: word === '' ? '""' : stringText(word),
      rank,
      ...(word === '' ? { detail: 'the core group: pods, services, configmaps' } : {}),
    }));
}
