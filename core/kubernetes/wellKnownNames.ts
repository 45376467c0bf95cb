// Names of objects that clusters have without any manifest. For completion: they are offered after the workspace's own.
// https://kubernetes.io/docs/reference/labels-annotations-taints/ and the documentation of each provider.

import type { GroupKind } from './groupKind.js';

/** A name with who brings it. */
export interface WellKnownName {
  readonly name: string;
  readonly from: string;
}

/** By group and kind; the likeliest first. */
export const wellKnownNames: Readonly<Record<GroupKind, readonly WellKnownName[]>> = {
  ServiceAccount: [{ name: 'default', from: 'every namespace' }],
  ConfigMap: [{ name: 'kube-root-ca.crt', from: 'every namespace' }],
  'scheduling.k8s.io/PriorityClass': [
    { name: 'system-cluster-critical', from: 'every cluster' },
    { name: 'system-node-critical', from: 'every cluster' },
  ],
  'storage.k8s.io/StorageClass': [
    { name: 'standard', from: 'kind, minikube and GKE' },
    { name: 'standard-rwo', from: 'GKE' },
    { name: 'premium-rwo', from: 'GKE' },
    { name: 'gp2', from: 'EKS' },
    { name: 'gp3', from: 'EKS, where it is set up' },
    { name: 'default', from: 'AKS' },
    { name: 'managed-csi', from: 'AKS' },
    { name: 'managed-csi-premium', from: 'AKS' },
    { name: 'azurefile-csi', from: 'AKS' },
    { name: 'local-path', from: 'k3s' },
    { name: 'longhorn', from: 'Longhorn' },
    { name: 'do-block-storage', from: 'DigitalOcean' },
  ],
  'networking.k8s.io/IngressClass': [
    { name: 'nginx', from: 'ingress-nginx' },
    { name: 'traefik', from: 'Traefik, k3s' },
    { name: 'alb', from: 'AWS Load Balancer Controller' },
    { name: 'haproxy', from: 'HAProxy Ingress' },
    { name: 'kong', from: 'Kong' },
    { name: 'contour', from: 'Contour' },
    { name: 'cilium', from: 'Cilium' },
    { name: 'gce', from: 'GKE' },
    { name: 'azure-application-gateway', from: 'AKS' },
  ],
  'node.k8s.io/RuntimeClass': [
    { name: 'gvisor', from: 'gVisor, GKE Sandbox' },
    { name: 'kata', from: 'Kata Containers' },
    { name: 'nvidia', from: 'NVIDIA GPU Operator' },
  ],
  'rbac.authorization.k8s.io/ClusterRole': [
    { name: 'view', from: 'every cluster: read most objects of a namespace' },
    { name: 'edit', from: 'every cluster: change most objects of a namespace' },
    { name: 'admin', from: 'every cluster: all of a namespace, roles too' },
    { name: 'cluster-admin', from: 'every cluster: everything' },
    { name: 'system:auth-delegator', from: 'every cluster' },
    { name: 'system:node', from: 'every cluster' },
    { name: 'system:discovery', from: 'every cluster' },
  ],
};

/** Namespaces that every cluster has. */
export const wellKnownNamespaces = [
  'default',
  'kube-system',
  'kube-public',
  'kube-node-lease',
] as const;

/** Users and groups that every cluster knows, for subjects of role bindings. */
export const wellKnownGroups = [
  'system:authenticated',
  'system:unauthenticated',
  'system:serviceaccounts',
  'system:masters',
  'system:nodes',
] as const;
