// Where objects name other objects: one line per place, used to find references and to complete them.
// https://kubernetes.io/docs/reference/kubernetes-api/

import { containerLists } from '../kubernetes/podTemplate.js';

/** A place that names an object. Paths have `[]` for list items; `pod:` starts at the object's PodSpec. */
export interface ReferencePattern {
  /** `spec.tls[].secretName`, `pod:volumes[].configMap.name`. */
  readonly at: string;
  /** Group and kind of what is named: `ConfigMap`, `scheduling.k8s.io/PriorityClass`. Undefined: see `kindAt`. */
  readonly to: string | undefined;
  /** Beside the name `kind` (and `group`) may say that another kind is named than `to`. */
  readonly kindMayBeSaid?: 'apiVersion' | 'group';
  /** Kinds that have the place, as group and kind; undefined for `pod:` places. */
  readonly of?: readonly string[];
  /** Beside the name, where the key of the ConfigMap or Secret stands (relative to the name's parent). */
  readonly keyAt?: string;
  /** Beside the name, the field that makes a missing object harmless. */
  readonly optionalAt?: string;
  /** Beside the name, where the namespace stands; otherwise it is the object's own. */
  readonly namespaceAt?: string;
  /** Beside the name, where the kind (and its group) stand: scaleTargetRef, roleRef, subjects. */
  readonly kindAt?: 'apiVersion' | 'apiGroup';
  /** Beside the name, where a port of the Service stands: `port.name`, `port.number`. */
  readonly portAt?: readonly string[];
  readonly clusterScoped?: boolean;
}

const volumeSecrets = [
  'azureFile.secretName',
  ...['cephfs', 'flexVolume', 'iscsi', 'rbd', 'scaleIO', 'storageos'].map(
    source => `${source}.secretRef.name`,
  ),
];

/** References from PodSpecs, wherever they stand. */
const podPatterns: readonly ReferencePattern[] = [
  { at: 'pod:serviceAccountName', to: 'ServiceAccount' },
  { at: 'pod:imagePullSecrets[].name', to: 'Secret' },
  {
    at: 'pod:priorityClassName',
    to: 'scheduling.k8s.io/PriorityClass',
    clusterScoped: true,
  },
  { at: 'pod:runtimeClassName', to: 'node.k8s.io/RuntimeClass', clusterScoped: true },
  { at: 'pod:resourceClaims[].resourceClaimName', to: 'resource.k8s.io/ResourceClaim' },
  {
    at: 'pod:resourceClaims[].resourceClaimTemplateName',
    to: 'resource.k8s.io/ResourceClaimTemplate',
  },
  { at: 'pod:volumes[].persistentVolumeClaim.claimName', to: 'PersistentVolumeClaim' },
  ...keyed('pod:volumes[].configMap.name', 'ConfigMap', 'items[].key'),
  ...keyed('pod:volumes[].secret.secretName', 'Secret', 'items[].key'),
  ...keyed('pod:volumes[].projected.sources[].configMap.name', 'ConfigMap', 'items[].key'),
  ...keyed('pod:volumes[].projected.sources[].secret.name', 'Secret', 'items[].key'),
  { at: 'pod:volumes[].csi.nodePublishSecretRef.name', to: 'Secret' },
  ...volumeSecrets.map(source => ({ at: `pod:volumes[].${source}`, to: 'Secret' })),
  {
    at: 'pod:volumes[].ephemeral.volumeClaimTemplate.spec.storageClassName',
    to: 'storage.k8s.io/StorageClass',
    clusterScoped: true,
  },
  ...containerLists.flatMap(list => [
    ...keyed(`pod:${list}[].env[].valueFrom.configMapKeyRef.name`, 'ConfigMap', 'key'),
    ...keyed(`pod:${list}[].env[].valueFrom.secretKeyRef.name`, 'Secret', 'key'),
    { at: `pod:${list}[].envFrom[].configMapRef.name`, to: 'ConfigMap', optionalAt: 'optional' },
    { at: `pod:${list}[].envFrom[].secretRef.name`, to: 'Secret', optionalAt: 'optional' },
  ]),
];

const ingress = ['networking.k8s.io/Ingress'];
const ingressPort = ['port.name', 'port.number'];
const webhookConfigurations = [
  'admissionregistration.k8s.io/ValidatingWebhookConfiguration',
  'admissionregistration.k8s.io/MutatingWebhookConfiguration',
];
const bindings = [
  'rbac.authorization.k8s.io/RoleBinding',
  'rbac.authorization.k8s.io/ClusterRoleBinding',
];

/** References of single kinds. */
const kindPatterns: readonly ReferencePattern[] = [
  { at: 'spec.serviceName', to: 'Service', of: ['apps/StatefulSet'] },
  storageClass('spec.volumeClaimTemplates[].spec.storageClassName', 'apps/StatefulSet'),
  storageClass('spec.storageClassName', 'PersistentVolumeClaim'),
  storageClass('spec.storageClassName', 'PersistentVolume'),
  {
    at: 'spec.volumeName',
    to: 'PersistentVolume',
    of: ['PersistentVolumeClaim'],
    clusterScoped: true,
  },
  {
    at: 'spec.claimRef.name',
    to: 'PersistentVolumeClaim',
    of: ['PersistentVolume'],
    namespaceAt: 'namespace',
  },
  { at: 'spec.defaultBackend.service.name', to: 'Service', of: ingress, portAt: ingressPort },
  {
    at: 'spec.rules[].http.paths[].backend.service.name',
    to: 'Service',
    of: ingress,
    portAt: ingressPort,
  },
  { at: 'spec.tls[].secretName', to: 'Secret', of: ingress },
  {
    at: 'spec.ingressClassName',
    to: 'networking.k8s.io/IngressClass',
    of: ingress,
    clusterScoped: true,
  },
  {
    at: 'spec.scaleTargetRef.name',
    to: undefined,
    of: ['autoscaling/HorizontalPodAutoscaler'],
    kindAt: 'apiVersion',
  },
  { at: 'roleRef.name', to: undefined, of: bindings, kindAt: 'apiGroup' },
  {
    at: 'subjects[].name',
    to: undefined,
    of: bindings,
    kindAt: 'apiGroup',
    namespaceAt: 'namespace',
  },
  {
    at: 'webhooks[].clientConfig.service.name',
    to: 'Service',
    of: webhookConfigurations,
    namespaceAt: 'namespace',
    portAt: ['port'],
  },
  {
    at: 'spec.service.name',
    to: 'Service',
    of: ['apiregistration.k8s.io/APIService'],
    namespaceAt: 'namespace',
    portAt: ['port'],
  },
  {
    at: 'spec.conversion.webhook.clientConfig.service.name',
    to: 'Service',
    of: ['apiextensions.k8s.io/CustomResourceDefinition'],
    namespaceAt: 'namespace',
    portAt: ['port'],
  },
  {
    at: 'spec.policyName',
    to: 'admissionregistration.k8s.io/ValidatingAdmissionPolicy',
    of: ['admissionregistration.k8s.io/ValidatingAdmissionPolicyBinding'],
    clusterScoped: true,
  },
  {
    at: 'spec.policyName',
    to: 'admissionregistration.k8s.io/MutatingAdmissionPolicy',
    of: ['admissionregistration.k8s.io/MutatingAdmissionPolicyBinding'],
    clusterScoped: true,
  },
  { at: 'secrets[].name', to: 'Secret', of: ['ServiceAccount'] },
  { at: 'imagePullSecrets[].name', to: 'Secret', of: ['ServiceAccount'] },
];

const gatewayGroup = 'gateway.networking.k8s.io';
const gateways = [`${gatewayGroup}/Gateway`];
const routes = ['HTTPRoute', 'GRPCRoute', 'TLSRoute', 'TCPRoute', 'UDPRoute'].map(
  kind => `${gatewayGroup}/${kind}`,
);

/** References of custom resources that many clusters have. */
const customPatterns: readonly ReferencePattern[] = [
  {
    at: 'spec.gatewayClassName',
    to: `${gatewayGroup}/GatewayClass`,
    of: gateways,
    clusterScoped: true,
  },
  inGateway('spec.listeners[].tls.certificateRefs[].name', 'Secret', gateways),
  inGateway('spec.parentRefs[].name', `${gatewayGroup}/Gateway`, routes),
  { ...inGateway('spec.rules[].backendRefs[].name', 'Service', routes), portAt: ['port'] },
  {
    ...inGateway('spec.rules[].filters[].requestMirror.backendRef.name', 'Service', routes),
    portAt: ['port'],
  },
  {
    at: 'spec.scaleTargetRef.name',
    to: 'apps/Deployment',
    of: ['keda.sh/ScaledObject'],
    kindMayBeSaid: 'apiVersion',
  },
  {
    at: 'spec.targetRef.name',
    to: undefined,
    of: ['autoscaling.k8s.io/VerticalPodAutoscaler'],
    kindAt: 'apiVersion',
  },
];

function inGateway(at: string, to: string, of: readonly string[]): ReferencePattern {
  return { at, to, of, namespaceAt: 'namespace', kindMayBeSaid: 'group' };
}

/** Every place that names an object. */
export const referencePatterns: readonly ReferencePattern[] = [
  ...podPatterns,
  ...kindPatterns,
  ...customPatterns,
];

function keyed(at: string, to: string, keyAt: string): ReferencePattern[] {
  return [{ at, to, keyAt, optionalAt: 'optional' }];
}

function storageClass(at: string, of: string): ReferencePattern {
  return { at, to: 'storage.k8s.io/StorageClass', of: [of], clusterScoped: true };
}
