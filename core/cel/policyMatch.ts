// Which requests a ValidatingAdmissionPolicy or its binding is about: resource rules, namespaces, labels of objects.
// https://kubernetes.io/docs/reference/access-authn-authz/validating-admission-policy/
import type { MatchResources, NamedRuleWithOperations } from '../../schemas/built/types.js';
import type { KubernetesObject } from '../kubernetes/object.js';
import { type LabelSelector, matchesSelector } from '../kubernetes/selector.js';

/** A write that asks to be admitted. */
export interface PolicyRequest {
  readonly operation: 'CREATE' | 'UPDATE' | 'DELETE' | 'CONNECT';
  /** Of the resource; subresources may take objects of a kind of another group. */
  readonly group: string;
  readonly version: string;
  readonly kind: { readonly group: string; readonly version: string; readonly kind: string };
  /** The plural: `deployments`. */
  readonly resource: string;
  /** Empty for the main resource. */
  readonly subresource: string;
  readonly name: string;
  /** Empty for objects of the cluster. */
  readonly namespace: string;
  /** Undefined in deletions. */
  readonly object: KubernetesObject | undefined;
  /** Undefined in creations. */
  readonly oldObject: KubernetesObject | undefined;
  /** The object's namespace; undefined for objects of the cluster. */
  readonly namespaceObject: KubernetesObject | undefined;
  readonly user: string;
}

/** Whether the constraints are about a request; none are about everything. */
export function matchesRequest(
  constraints: MatchResources | undefined,
  request: PolicyRequest,
): boolean {
  if (constraints === undefined) {
    return true;
  }
  const { resourceRules, excludeResourceRules = [] } = constraints;
  const byVersion = constraints.matchPolicy === 'Exact';
  const isMeant = (rule: NamedRuleWithOperations) => matchesRule(rule, request, byVersion);
  return (
    (resourceRules === undefined || resourceRules.length === 0 || resourceRules.some(isMeant)) &&
    !excludeResourceRules.some(isMeant) &&
    matchesNamespace(constraints.namespaceSelector, request) &&
    matchesObject(constraints.objectSelector, request)
  );
}

function matchesRule(
  rule: NamedRuleWithOperations,
  request: PolicyRequest,
  byVersion: boolean,
): boolean {
  const { apiGroups, apiVersions, operations, resourceNames = [], scope = '*' } = rule;
  return (
    includes(operations, request.operation) &&
    includes(apiGroups, request.group) &&
    (!byVersion || includes(apiVersions, request.version)) &&
    (rule.resources ?? []).some(resource => matchesResource(resource, request)) &&
    (resourceNames.length === 0 || resourceNames.includes(request.name)) &&
    (scope === '*' || (scope === 'Namespaced') === (request.namespace !== ''))
  );
}

function includes(words: readonly string[] | undefined, word: string): boolean {
  return words?.some(each => each === '*' || each === word) === true;
}

/** `pods`, `*`, `pods/status`, `pods/*`, every `scale`. */
function matchesResource(pattern: string, { resource, subresource }: PolicyRequest): boolean {
  const [wanted = '', below = ''] = pattern.split('/');
  return (wanted === '*' || wanted === resource) && (below === subresource || below === '*');
}

/** Objects of the cluster are never passed over for their namespace; a Namespace counts by its own labels. */
function matchesNamespace(selector: LabelSelector | undefined, request: PolicyRequest): boolean {
  if (selector === undefined) {
    return true;
  }
  const isNamespace = request.group === '' && request.kind.kind === 'Namespace';
  const namespace = isNamespace ? (request.object ?? request.oldObject) : request.namespaceObject;
  return namespace === undefined || matchesSelector(selector, namespace.metadata.labels);
}

function matchesObject(selector: LabelSelector | undefined, request: PolicyRequest): boolean {
  return (
    selector === undefined ||
    [request.object, request.oldObject].some(
      object => object !== undefined && matchesSelector(selector, object.metadata.labels),
    )
  );
}
