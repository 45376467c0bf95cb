// The roles every cluster begins with, as far as people bind them: they are known to authorization, not stored.
// After plugin/pkg/auth/authorizer/rbac/bootstrappolicy/policy.go.

import type { PolicyRule } from '../../../schemas/built/types.js';

const read = ['get', 'list', 'watch'];
const write = ['create', 'delete', 'deletecollection', 'patch', 'update'];
const all = [...write, ...read];

function rule(verbs: readonly string[], group: string, resources: string): PolicyRule {
  return { verbs, apiGroups: [group], resources: resources.split(' ') };
}

function pathRule(paths: string): PolicyRule {
  return { verbs: ['get'], nonResourceURLs: paths.split(' ') };
}

const view: readonly PolicyRule[] = [
  rule(
    read,
    '',
    'configmaps endpoints persistentvolumeclaims persistentvolumeclaims/status pods ' +
      'replicationcontrollers replicationcontrollers/scale serviceaccounts services services/status',
  ),
  rule(
    read,
    '',
    'bindings events limitranges namespaces/status pods/log pods/status ' +
      'replicationcontrollers/status resourcequotas resourcequotas/status namespaces',
  ),
  rule(read, 'discovery.k8s.io', 'endpointslices'),
  rule(
    read,
    'apps',
    'controllerrevisions daemonsets daemonsets/status deployments deployments/scale deployments/status ' +
      'replicasets replicasets/scale replicasets/status statefulsets statefulsets/scale statefulsets/status',
  ),
  rule(read, 'autoscaling', 'horizontalpodautoscalers horizontalpodautoscalers/status'),
  rule(read, 'batch', 'cronjobs cronjobs/status jobs jobs/status'),
  rule(read, 'policy', 'poddisruptionbudgets poddisruptionbudgets/status'),
  rule(read, 'networking.k8s.io', 'ingresses ingresses/status networkpolicies'),
  rule(read, 'resource.k8s.io', 'resourceclaims resourceclaims/status resourceclaimtemplates'),
];

const edit: readonly PolicyRule[] = [
  ...view,
  rule(read, '', 'pods/attach pods/exec pods/portforward pods/proxy secrets services/proxy'),
  rule(['impersonate'], '', 'serviceaccounts'),
  rule(write, '', 'pods pods/attach pods/exec pods/portforward pods/proxy'),
  rule(['create'], '', 'pods/eviction serviceaccounts/token'),
  rule(
    write,
    '',
    'configmaps events persistentvolumeclaims replicationcontrollers replicationcontrollers/scale ' +
      'secrets serviceaccounts services services/proxy',
  ),
  rule(
    write,
    'apps',
    'daemonsets deployments deployments/rollback deployments/scale replicasets replicasets/scale ' +
      'statefulsets statefulsets/scale',
  ),
  rule(write, 'autoscaling', 'horizontalpodautoscalers'),
  rule(write, 'batch', 'cronjobs jobs'),
  rule(write, 'policy', 'poddisruptionbudgets'),
  rule(write, 'networking.k8s.io', 'ingresses networkpolicies'),
  rule(write, 'resource.k8s.io', 'resourceclaims resourceclaimtemplates'),
  rule(all, 'coordination.k8s.io', 'leases'),
];

/** The rules of a ClusterRole that is there from the beginning. */
export const builtInRoles: { readonly [name: string]: readonly PolicyRule[] | undefined } = {
  'cluster-admin': [
    { verbs: ['*'], apiGroups: ['*'], resources: ['*'] },
    { verbs: ['*'], nonResourceURLs: ['*'] },
  ],
  view,
  edit,
  admin: [
    ...edit,
    rule(['create'], 'authorization.k8s.io', 'localsubjectaccessreviews'),
    rule(all, 'rbac.authorization.k8s.io', 'rolebindings roles'),
  ],
};

/** What everybody who is authenticated may do: find out about the server and about themselves. */
export const rulesOfAuthenticated: readonly PolicyRule[] = [
  rule(['create'], 'authorization.k8s.io', 'selfsubjectaccessreviews selfsubjectrulesreviews'),
  rule(['create'], 'authentication.k8s.io', 'selfsubjectreviews'),
  pathRule(
    '/api /api/* /apis /apis/* /healthz /livez /openapi /openapi/* /readyz /version /version/',
  ),
];

/** What those may do who are not. */
export const rulesOfAnybody: readonly PolicyRule[] = [
  pathRule('/healthz /livez /readyz /version /version/'),
];
