/**
 * Rule: named-create
 *
 * A role allows to create objects of certain names. The name of an object that is being created is not known when the
 * request is authorised: the rule never allows it.
 *
 *     - apiGroups: [""]
 *       resources: ["configmaps"]
 *       resourceNames: ["settings"]
 *       verbs: ["get", "create"]     # ← create needs a rule without resourceNames
 *
 * https://kubernetes.io/docs/reference/access-authn-authz/rbac/#referring-to-resources
 */
import { itemsAt, type Placed, rootOf, valuesAt } from '../placedFields.js';
import type { Rule, RuleFinding } from './rule.js';

export const namedCreate: Rule = {
  id: 'named-create',
  severity: 'warning',
  pack: 'correctness',
  check(object) {
    const isRole = /^rbac\.authorization\.k8s\.io\/(Cluster)?Role$/.test(object.facts.groupKind);
    return isRole ? itemsAt(rootOf(object), 'rules').flatMap(judge) : [];
  },
};

/** Subresources stand below an object that has its name. */
function judge(rule: Placed): RuleFinding[] {
  const resources = valuesAt(rule, 'resources').map(({ value }) => String(value));
  const isNamed = valuesAt(rule, 'resourceNames').length > 0;
  if (!isNamed || resources.length === 0 || resources.some(name => name.includes('/'))) {
    return [];
  }
  return valuesAt(rule, 'verbs')
    .filter(({ value }) => value === 'create' || value === 'deletecollection')
    .map(({ value, path }) => ({
      path,
      message: `${value} cannot be allowed by name: this rule never allows it`,
    }));
}
