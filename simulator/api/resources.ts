// The kinds the simulated API server stores: scope, stored version and plural. Custom resources are added at run time.

import { kindOf } from '../../core/kubernetes/groupKind.js';
import type { KubernetesObject } from '../../core/kubernetes/object.js';
import type { GroupKind } from '../kernel/types.js';

/** Stored version and plural by group and kind. */
const namespacedKinds: { readonly [groupKind: GroupKind]: string } = {
  ConfigMap: 'v1 configmaps',
  Endpoints: 'v1 endpoints',
  Event: 'v1 events',
  LimitRange: 'v1 limitranges',
  PersistentVolumeClaim: 'v1 persistentvolumeclaims',
  Pod: 'v1 pods',
  PodTemplate: 'v1 podtemplates',
  ReplicationController: 'v1 replicationcontrollers',
  ResourceQuota: 'v1 resourcequotas',
  Secret: 'v1 secrets',
  ServiceAccount: 'v1 serviceaccounts',
  Service: 'v1 services',
  'apps/ControllerRevision': 'v1 controllerrevisions',
  'apps/DaemonSet': 'v1 daemonsets',
  'apps/Deployment': 'v1 deployments',
  'apps/ReplicaSet': 'v1 replicasets',
  'apps/StatefulSet': 'v1 statefulsets',
  'autoscaling/HorizontalPodAutoscaler': 'v2 horizontalpodautoscalers',
  'batch/CronJob': 'v1 cronjobs',
  'batch/Job': 'v1 jobs',
  'networking.k8s.io/Ingress': 'v1 ingresses',
  'networking.k8s.io/NetworkPolicy': 'v1 networkpolicies',
  'policy/PodDisruptionBudget': 'v1 poddisruptionbudgets',
  'rbac.authorization.k8s.io/RoleBinding': 'v1 rolebindings',
  'rbac.authorization.k8s.io/Role': 'v1 roles',
  'storage.k8s.io/CSIStorageCapacity': 'v1 csistoragecapacities',
  'coordination.k8s.io/Lease': 'v1 leases',
  'discovery.k8s.io/EndpointSlice': 'v1 endpointslices',
  'resource.k8s.io/ResourceClaim': 'v1 resourceclaims',
  'resource.k8s.io/ResourceClaimTemplate': 'v1 resourceclaimtemplates',
};

const clusterKinds: { readonly [groupKind: GroupKind]: string } = {
  Namespace: 'v1 namespaces',
  Node: 'v1 nodes',
  PersistentVolume: 'v1 persistentvolumes',
  'apiregistration.k8s.io/APIService': 'v1 apiservices',
  'certificates.k8s.io/CertificateSigningRequest': 'v1 certificatesigningrequests',
  'networking.k8s.io/IngressClass': 'v1 ingressclasses',
  'networking.k8s.io/IPAddress': 'v1 ipaddresses',
  'networking.k8s.io/ServiceCIDR': 'v1 servicecidrs',
  'rbac.authorization.k8s.io/ClusterRoleBinding': 'v1 clusterrolebindings',
  'rbac.authorization.k8s.io/ClusterRole': 'v1 clusterroles',
  'storage.k8s.io/CSIDriver': 'v1 csidrivers',
  'storage.k8s.io/CSINode': 'v1 csinodes',
  'storage.k8s.io/StorageClass': 'v1 storageclasses',
  'storage.k8s.io/VolumeAttachment': 'v1 volumeattachments',
  'storage.k8s.io/VolumeAttributesClass': 'v1 volumeattributesclasses',
  'admissionregistration.k8s.io/MutatingAdmissionPolicy': 'v1 mutatingadmissionpolicies',
  'admissionregistration.k8s.io/MutatingAdmissionPolicyBinding':
    'v1 mutatingadmissionpolicybindings',
  'admissionregistration.k8s.io/MutatingWebhookConfiguration': 'v1 mutatingwebhookconfigurations',
  'admissionregistration.k8s.io/ValidatingAdmissionPolicy': 'v1 validatingadmissionpolicies',
  'admissionregistration.k8s.io/ValidatingAdmissionPolicyBinding':
    'v1 validatingadmissionpolicybindings',
  'admissionregistration.k8s.io/ValidatingWebhookConfiguration':
    'v1 validatingwebhookconfigurations',
  'apiextensions.k8s.io/CustomResourceDefinition': 'v1 customresourcedefinitions',
  'scheduling.k8s.io/PriorityClass': 'v1 priorityclasses',
  'node.k8s.io/RuntimeClass': 'v1 runtimeclasses',
  'resource.k8s.io/DeviceClass': 'v1 deviceclasses',
  'resource.k8s.io/ResourceSlice': 'v1 resourceslices',
  'flowcontrol.apiserver.k8s.io/FlowSchema': 'v1 flowschemas',
  'flowcontrol.apiserver.k8s.io/PriorityLevelConfiguration': 'v1 prioritylevelconfigurations',
};

/** `apps/Deployment` of an object; the core group has no prefix. */
export function groupKindOf(object: Pick<KubernetesObject, 'apiVersion' | 'kind'>): GroupKind {
  const slash = object.apiVersion.indexOf('/');
  return slash < 0 ? object.kind : `${object.apiVersion.slice(0, slash)}/${object.kind}`;
}

export function groupOf(groupKind: GroupKind): string {
  const slash = groupKind.lastIndexOf('/');
  return slash < 0 ? '' : groupKind.slice(0, slash);
}

/** False for cluster-scoped built-in kinds; unknown kinds count as namespaced. */
export function isNamespaced(groupKind: GroupKind): boolean {
  return clusterKinds[groupKind] === undefined;
}

/** The plural in lower case; for kinds that are not built in, by the rules of English. */
export function pluralOf(groupKind: GroupKind): string {
  const known = (namespacedKinds[groupKind] ?? clusterKinds[groupKind])?.split(' ')[1];
  return known ?? guessPlural(kindOf(groupKind).toLowerCase());
}

/** The apiVersion objects of this kind are stored with; undefined for kinds that are not built in. */
export function storedApiVersion(groupKind: GroupKind): string | undefined {
  const version = (namespacedKinds[groupKind] ?? clusterKinds[groupKind])?.split(' ')[0];
  const group = groupOf(groupKind);
  return version === undefined || group === '' ? version : `${group}/${version}`;
}

/** False for custom kinds and for what is no kind. */
export function isBuiltIn(groupKind: GroupKind): boolean {
  return namespacedKinds[groupKind] !== undefined || clusterKinds[groupKind] !== undefined;
}

/** Every built-in kind that is stored, sorted. */
export function builtInKinds(): readonly GroupKind[] {
  return [...Object.keys(namespacedKinds), ...Object.keys(clusterKinds)].sort();
}

function guessPlural(singular: string): string {
  if (/(s|x|ch|sh)$/.test(singular)) {
    return `${singular}es`;
  }
  return /[^aeiou]y$/.test(singular) ? `${singular.slice(0, -1)}ies` : `${singular}s`;
}
