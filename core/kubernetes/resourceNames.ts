// Names of resources that containers ask for and quotas count, with usual amounts. For completion.
// https://kubernetes.io/docs/concepts/configuration/manage-resources-containers/

/** Resources of containers. */
export const containerResources = [
  'cpu',
  'memory',
  'ephemeral-storage',
  'hugepages-2Mi',
  'hugepages-1Gi',
  'nvidia.com/gpu',
];

/** What a ResourceQuota may limit. https://kubernetes.io/docs/concepts/policy/resource-quotas/ */
export const quotaResources = [
  ...['requests.cpu', 'requests.memory', 'limits.cpu', 'limits.memory', 'pods'],
  ...['cpu', 'memory', 'services', 'configmaps', 'secrets', 'persistentvolumeclaims'],
  ...['requests.storage', 'requests.ephemeral-storage', 'limits.ephemeral-storage'],
  ...['services.loadbalancers', 'services.nodeports', 'replicationcontrollers'],
  ...['resourcequotas', 'requests.nvidia.com/gpu', 'count/deployments.apps', 'count/jobs.batch'],
  ...['count/cronjobs.batch', 'count/ingresses.networking.k8s.io'],
];

/** Amounts to start from, by resource. */
export const usualQuantities: Readonly<Record<string, readonly string[]>> = {
  cpu: ['100m', '250m', '500m', '1', '2'],
  memory: ['64Mi', '128Mi', '256Mi', '512Mi', '1Gi', '2Gi'],
  'ephemeral-storage': ['1Gi', '2Gi', '10Gi'],
  storage: ['1Gi', '5Gi', '10Gi', '20Gi', '100Gi'],
};
