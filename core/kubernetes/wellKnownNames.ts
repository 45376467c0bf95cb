// Names and words that clusters and controllers know without any manifest. For completion, which offers them after the
// workspace's own, and for rules, which miss nothing that is there.
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

/** Whether a namespace is the system's: what is in it is there before any manifest. */
export function isSystemNamespace(name: string | undefined): boolean {
  return name === 'kube-system' || name === 'kube-public';
}

/** Further names that clusters may have: whole families, and what nobody would write anew. */
const families: ReadonlyMap<GroupKind, RegExp> = new Map([
  ['Service', /^kubernetes$/],
  ['storage.k8s.io/StorageClass', /^(hostpath|managed|premium)$/],
  ['gateway.networking.k8s.io/GatewayClass', /./],
  ['rbac.authorization.k8s.io/ClusterRole', /^system:/],
  ['rbac.authorization.k8s.io/Role', /^(system:|extension-apiserver-authentication-reader$)/],
]);

/** Whether clusters have an object of this name without any manifest. */
export function isInClusters(groupKind: GroupKind, name: string): boolean {
  return (
    families.get(groupKind)?.test(name) === true ||
    wellKnownNames[groupKind]?.some(known => known.name === name) === true
  );
}

/** Users and groups that every cluster knows, for subjects of role bindings. */
export const wellKnownGroups = [
  'system:authenticated',
  'system:unauthenticated',
  'system:serviceaccounts',
  'system:masters',
  'system:nodes',
] as const;

/** Words with what they stand for. */
export type Words = readonly (readonly [word: string, meaning: string])[];

/** Who makes volumes; names without a slash are CSI drivers. */
export const wellKnownProvisioners: Words = [
  ['kubernetes.io/no-provisioner', 'volumes are made by hand'],
  ['ebs.csi.aws.com', 'AWS EBS'],
  ['efs.csi.aws.com', 'AWS EFS'],
  ['pd.csi.storage.gke.io', 'Google persistent disk'],
  ['filestore.csi.storage.gke.io', 'Google Filestore'],
  ['disk.csi.azure.com', 'Azure disk'],
  ['file.csi.azure.com', 'Azure files'],
  ['csi.vsphere.vmware.com', 'vSphere'],
  ['cinder.csi.openstack.org', 'OpenStack Cinder'],
  ['rancher.io/local-path', 'local directories: k3s, kind'],
  ['k8s.io/minikube-hostpath', 'minikube'],
  ['driver.longhorn.io', 'Longhorn'],
  ['rook-ceph.rbd.csi.ceph.com', 'Rook, Ceph block devices'],
  ['rook-ceph.cephfs.csi.ceph.com', 'Rook, CephFS'],
  ['nfs.csi.k8s.io', 'NFS'],
  ['hostpath.csi.k8s.io', 'for tests'],
];

/** What an IngressClass may name as its controller. */
export const ingressControllers: Words = [
  ['k8s.io/ingress-nginx', 'ingress-nginx'],
  ['traefik.io/ingress-controller', 'Traefik'],
  ['ingress.k8s.aws/alb', 'AWS Load Balancer Controller'],
  ['haproxy-ingress.github.io/controller', 'HAProxy Ingress'],
  ['ingress-controllers.konghq.com/kong', 'Kong'],
  ['projectcontour.io/contour', 'Contour'],
  ['cilium.io/ingress-controller', 'Cilium'],
  ['azure/application-gateway', 'Azure Application Gateway'],
  ['nginx.org/ingress-controller', 'NGINX Inc.'],
];

/** Finalizers of single kinds. */
export const kindFinalizers: Readonly<Record<string, Words>> = {
  PersistentVolumeClaim: [['kubernetes.io/pvc-protection', 'stays while a pod uses it']],
  PersistentVolume: [
    ['kubernetes.io/pv-protection', 'stays while a claim has it'],
    ['external-provisioner.volume.kubernetes.io/finalizer', 'stays until the storage is gone'],
  ],
  Service: [['service.kubernetes.io/load-balancer-cleanup', 'stays until the balancer is gone']],
  Job: [['batch.kubernetes.io/job-tracking', 'pods stay until they are counted']],
};

/** Finalizers of any object. */
export const commonFinalizers: Words = [
  ['foregroundDeletion', 'goes after what it owns'],
  ['orphan', 'what it owns stays'],
];
