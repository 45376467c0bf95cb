/**
 * The aggregation controller of ClusterRoles: roles with selectors hold the rules of the roles selected.
 *
 *     aggregationRule: { clusterRoleSelectors: [{ matchLabels: { to-monitoring: "true" } }] }
 */
import { matchesSelector } from '../../core/kubernetes/selector.js';
import type { ClusterRole } from '../../schemas/built/types.js';
import { isEqual } from '../api/equal.js';
import type { ControllerFactory } from '../kernel/types.js';
import { compareText } from './common/compareText.js';

const groupKind = 'rbac.authorization.k8s.io/ClusterRole';

type Rule = NonNullable<ClusterRole['rules']>[number];

export const clusterRoleAggregationController: ControllerFactory = () => ({
  name: 'clusterrole-aggregation-controller',
  watches: {
    [groupKind]: (_change, cluster) =>
      cluster
        .list<ClusterRole>(groupKind)
        .filter(({ aggregationRule }) => aggregationRule !== undefined)
        .map(({ metadata }) => metadata.name ?? ''),
  },
  reconcile(cluster, name) {
    const role = cluster.get<ClusterRole>(groupKind, '', name);
    if (role?.aggregationRule === undefined) {
      return undefined;
    }
    const rules = aggregate(role, cluster.list<ClusterRole>(groupKind));
    if (!isEqual(rules, role.rules ?? [])) {
      cluster.update<ClusterRole>({ ...role, rules });
    }
    return undefined;
  },
});

/** The rules of the selected roles, selector by selector, then by name; equal rules once. */
export function aggregate(role: ClusterRole, roles: readonly ClusterRole[]): readonly Rule[] {
  const others = roles
    .filter(({ metadata }) => metadata?.name !== role.metadata?.name)
    .sort((a, b) => compareText(a.metadata?.name ?? '', b.metadata?.name ?? ''));
  const rules: Rule[] = [];
  for (const selector of role.aggregationRule?.clusterRoleSelectors ?? []) {
    for (const other of others) {
      if (matchesSelector(selector, other.metadata?.labels)) {
        const added = (other.rules ?? []).filter(rule => !rules.some(has => isEqual(has, rule)));
        rules.push(...added);
      }
    }
  }
  return rules;
}
