/**
 * Roles, ClusterRoles and their bindings.
 *
 *     rules: [{ apiGroups: [""], resources: [pods], verbs: [] }]   # at least one verb
 */
import type {
  ClusterRole,
  ClusterRoleBinding,
  PolicyRule,
  Role,
  RoleBinding,
  Subject,
} from '../../../schemas/built/types.js';
import { checkPresent } from '../checks.js';
import { sameValue } from '../immutable.js';
import { type KindRules, rulesOf } from '../kindRules.js';
import { checkLabelSelector } from '../labels.js';
import { dns1123Subdomain, nameIsPathSegment, pathSegment } from '../names.js';
import type { Place } from '../place.js';

const group = 'rbac.authorization.k8s.io';
const common = { group, name: nameIsPathSegment } as const;

/** Rules of Roles, ClusterRoles, RoleBindings and ClusterRoleBindings. */
export const rbacRules: readonly KindRules[] = [
  rulesOf<Role>({
    ...common,
    kind: 'Role',
    create: ({ rules }, root) => checkRules(rules, root.field('rules'), true),
  }),
  rulesOf<ClusterRole>({
    ...common,
    kind: 'ClusterRole',
    namespaced: false,
    create: (role, root) => {
      checkRules(role.rules, root.field('rules'), false);
      checkAggregation(role, root.field('aggregationRule').field('clusterRoleSelectors'));
    },
  }),
  rulesOf<RoleBinding>({
    ...common,
    kind: 'RoleBinding',
    create: (binding, root) => checkBinding(binding, root, ['Role', 'ClusterRole']),
    update: checkRoleRefUpdate,
  }),
  rulesOf<ClusterRoleBinding>({
    ...common,
    kind: 'ClusterRoleBinding',
    namespaced: false,
    create: (binding, root) => checkBinding(binding, root, ['ClusterRole']),
    update: checkRoleRefUpdate,
  }),
];

function checkRules(
  rules: readonly PolicyRule[] | undefined | null,
  at: Place,
  isNamespaced: boolean,
): void {
  for (const [index, rule] of (rules ?? []).entries()) {
    checkRule(rule, at.item(index), isNamespaced);
  }
}

function checkRule(rule: PolicyRule, at: Place, isNamespaced: boolean): void {
  const { verbs = [], apiGroups = [], resources = [], resourceNames = [] } = rule;
  const urls = rule.nonResourceURLs ?? [];
  if (verbs.length === 0) {
    at.field('verbs').required('verbs must contain at least one value');
  }
  if (urls.length > 0) {
    const atUrls = at.field('nonResourceURLs');
    if (isNamespaced) {
      atUrls.invalid(urls, 'namespaced rules cannot apply to non-resource URLs');
    }
    if (apiGroups.length + resources.length + resourceNames.length > 0) {
      const detail = 'rules cannot apply to both regular resources and non-resource URLs';
      atUrls.invalid(urls, detail);
    }
    return;
  }
  if (apiGroups.length === 0) {
    at.field('apiGroups').required('resource rules must supply at least one api group');
  }
  if (resources.length === 0) {
    at.field('resources').required('resource rules must supply at least one resource');
  }
}

function checkAggregation(role: ClusterRole, at: Place): void {
  if (role.aggregationRule === undefined) {
    return;
  }
  const selectors = role.aggregationRule.clusterRoleSelectors ?? [];
  if (selectors.length === 0) {
    at.required('at least one clusterRoleSelector required if aggregationRule is non-nil');
  }
  for (const [index, selector] of selectors.entries()) {
    checkLabelSelector(selector, at.item(index));
  }
}

function checkBinding(
  binding: RoleBinding | ClusterRoleBinding,
  root: Place,
  kinds: readonly string[],
): void {
  const { apiGroup = '', kind = '', name = '' } = binding.roleRef ?? {};
  const atRef = root.field('roleRef');
  if (apiGroup !== group) {
    atRef.field('apiGroup').notSupported(apiGroup, [group]);
  }
  if (!kinds.includes(kind)) {
    atRef.field('kind').notSupported(kind, kinds);
  }
  if (checkPresent(name, atRef.field('name'))) {
    atRef.field('name').invalidEach(name, pathSegment(name));
  }
  for (const [index, subject] of (binding.subjects ?? []).entries()) {
    checkSubject(subject, root.field('subjects').item(index), kinds.includes('Role'));
  }
}

function checkSubject(subject: Subject, at: Place, isNamespaced: boolean): void {
  const { kind = '', name = '', apiGroup = '', namespace = '' } = subject;
  checkPresent(name, at.field('name'));
  switch (kind) {
    case 'ServiceAccount':
      if (name !== '') {
        at.field('name').invalidEach(name, dns1123Subdomain(name));
      }
      if (apiGroup !== '') {
        at.field('apiGroup').notSupported(apiGroup, ['']);
      }
      if (!isNamespaced && namespace === '') {
        at.field('namespace').required();
      }
      return;
    case 'User':
    case 'Group':
      if (apiGroup !== group) {
        at.field('apiGroup').notSupported(apiGroup, [group]);
      }
      return;
    default:
      at.field('kind').notSupported(kind, ['ServiceAccount', 'User', 'Group']);
  }
}

function checkRoleRefUpdate(
  next: RoleBinding | ClusterRoleBinding,
  previous: RoleBinding | ClusterRoleBinding,
  root: Place,
): void {
  if (!sameValue(next.roleRef, previous.roleRef)) {
    root.field('roleRef').invalid(next.roleRef, 'cannot change roleRef');
  }
}
