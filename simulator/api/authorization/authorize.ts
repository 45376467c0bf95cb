// Role-based access control: what a user may do, by the bindings there are.
// After plugin/pkg/auth/authorizer/rbac and pkg/registry/rbac/validation/rule.go.

import type { KubernetesObject } from '../../../core/kubernetes/object.js';
import type {
  ClusterRole,
  PolicyRule,
  RoleBinding,
  Subject,
} from '../../../schemas/built/types.js';
import { builtInRoles, rulesOfAnybody, rulesOfAuthenticated } from './builtInRoles.js';
import type { Identity } from './identity.js';

/** What is asked for: a verb on a resource, or on a path of the server. */
export interface Attributes {
  readonly verb: string;
  readonly group: string;
  /** With its subresource: `pods/log`. Empty where a path is asked for. */
  readonly resource: string;
  /** Empty for the whole cluster. */
  readonly namespace: string;
  readonly name: string;
  /** `/healthz`; empty where a resource is asked for. */
  readonly path: string;
}

/** The answer, with what led to it: empty for the administrator and where nothing more is to be said. */
export interface Decision {
  readonly allowed: boolean;
  readonly reason: string;
}

/** Where bindings and roles are. */
export interface Bindings {
  list(groupKind: string, namespace?: string): readonly KubernetesObject[];
  get(groupKind: string, namespace: string, name: string): KubernetesObject | undefined;
}

/** A rule that applies to a user, and the words for how; or why there is none. */
type Grant = { readonly rule: PolicyRule; readonly by: string } | { readonly fault: string };

const GROUP = 'rbac.authorization.k8s.io';

/** Whether the user may. */
export function authorize(who: Identity, asked: Attributes, bindings: Bindings): Decision {
  if (who.groups.includes('system:masters')) {
    return { allowed: true, reason: '' };
  }
  const faults: string[] = [];
  for (const grant of grantsOf(who, asked.namespace, bindings)) {
    if ('fault' in grant) {
      faults.push(grant.fault);
    } else if (allows(grant.rule, asked)) {
      return { allowed: true, reason: `RBAC: allowed by ${grant.by}` };
    }
  }
  const [first] = faults;
  if (first === undefined) {
    return { allowed: false, reason: '' };
  }
  return {
    allowed: false,
    reason: `RBAC: ${faults.length === 1 ? first : `[${faults.join(', ')}]`}`,
  };
}

/** Every rule that applies to the user in a namespace. */
export function rulesOf(
  who: Identity,
  namespace: string,
  bindings: Bindings,
): readonly PolicyRule[] {
  const grants = [...grantsOf(who, namespace, bindings)];
  const rules = grants.flatMap(grant => ('rule' in grant ? [grant.rule] : []));
  return who.groups.includes('system:masters')
    ? [...(builtInRoles['cluster-admin'] ?? []), ...rules]
    : rules;
}

function* grantsOf(who: Identity, namespace: string, bindings: Bindings): Generator<Grant> {
  const general = who.groups.includes('system:authenticated') ? rulesOfAuthenticated : [];
  for (const rule of [...general, ...rulesOfAnybody]) {
    yield { rule, by: 'ClusterRoleBinding "system:discovery" of ClusterRole "system:discovery"' };
  }
  for (const binding of bindings.list(`${GROUP}/ClusterRoleBinding`)) {
    yield* grantsOfBinding(who, binding as unknown as RoleBinding, bindings);
  }
  if (namespace !== '') {
    for (const binding of bindings.list(`${GROUP}/RoleBinding`, namespace)) {
      yield* grantsOfBinding(who, binding as unknown as RoleBinding, bindings);
    }
  }
}

function* grantsOfBinding(
  who: Identity,
  binding: RoleBinding,
  bindings: Bindings,
): Generator<Grant> {
  const { namespace = '', name = '' } = binding.metadata ?? {};
  const subject = (binding.subjects ?? []).find(each => isMeant(each, who, namespace));
  if (subject === undefined) {
    return;
  }
  const { kind, name: roleName } = binding.roleRef;
  const rules = rulesOfRole(kind, kind === 'Role' ? namespace : '', roleName, bindings);
  if (rules === undefined) {
    yield { fault: `${kind.toLowerCase()}.${GROUP} "${roleName}" not found` };
    return;
  }
  const of = `of ${kind} "${roleName}" to ${shown(subject, namespace)}`;
  const by =
    namespace === ''
      ? `ClusterRoleBinding "${name}" ${of}`
      : `RoleBinding "${name}/${namespace}" ${of}`;
  for (const rule of rules) {
    yield { rule, by };
  }
}

function rulesOfRole(
  kind: string,
  namespace: string,
  name: string,
  bindings: Bindings,
): readonly PolicyRule[] | undefined {
  const role = bindings.get(`${GROUP}/${kind}`, namespace, name) as ClusterRole | undefined;
  if (role !== undefined) {
    return role.rules ?? [];
  }
  return kind === 'ClusterRole' ? builtInRoles[name] : undefined;
}

function isMeant(subject: Subject, who: Identity, namespace: string): boolean {
  switch (subject.kind) {
    case 'User':
      return subject.name === who.username;
    case 'Group':
      return who.groups.includes(subject.name);
    default: {
      const at = subject.namespace ?? namespace;
      return at !== '' && who.username === `system:serviceaccount:${at}:${subject.name}`;
    }
  }
}

function shown(subject: Subject, namespace: string): string {
  return subject.kind === 'ServiceAccount'
    ? `ServiceAccount "${subject.name}/${subject.namespace ?? namespace}"`
    : `${subject.kind} "${subject.name}"`;
}

function allows(rule: PolicyRule, asked: Attributes): boolean {
  if (!matches(rule.verbs, asked.verb)) {
    return false;
  }
  if (asked.path !== '') {
    return (rule.nonResourceURLs ?? []).some(url =>
      url.endsWith('*') ? asked.path.startsWith(url.slice(0, -1)) : url === asked.path,
    );
  }
  const [, subresource] = asked.resource.split('/');
  const resources = rule.resources ?? [];
  const names = rule.resourceNames ?? [];
  return (
    matches(rule.apiGroups ?? [], asked.group) &&
    (matches(resources, asked.resource) ||
      (subresource !== undefined && resources.includes(`*/${subresource}`))) &&
    (names.length === 0 || names.includes(asked.name))
  );
}

function matches(allowed: readonly string[], asked: string): boolean {
  return allowed.includes('*') || allowed.includes(asked);
}
