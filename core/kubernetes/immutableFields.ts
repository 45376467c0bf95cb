// What the API server refuses to change in objects that exist. For rules.

import type { GroupKind } from './groupKind.js';

const claimFields = ['accessModes', 'storageClassName', 'volumeMode', 'selector', 'dataSource'];

const classFields = ['provisioner', 'parameters', 'reclaimPolicy', 'volumeBindingMode'];

const podFields = [
  ...['restartPolicy', 'volumes', 'nodeName', 'serviceAccountName', 'hostNetwork', 'dnsPolicy'],
  ...['nodeSelector', 'affinity', 'priorityClassName', 'runtimeClassName', 'securityContext'],
  ...['hostname', 'subdomain', 'schedulerName', 'imagePullSecrets', 'topologySpreadConstraints'],
];

/** Paths by kind. */
export const immutableFields: ReadonlyMap<GroupKind, readonly string[]> = new Map([
  ['apps/Deployment', ['spec.selector']],
  ['apps/ReplicaSet', ['spec.selector']],
  ['apps/DaemonSet', ['spec.selector']],
  [
    'apps/StatefulSet',
    ['spec.selector', 'spec.serviceName', 'spec.podManagementPolicy', 'spec.volumeClaimTemplates'],
  ],
  ['batch/Job', ['spec.selector', 'spec.template', 'spec.completionMode']],
  ['Pod', podFields.map(field => `spec.${field}`)],
  ['PersistentVolume', ['spec.claimRef', 'spec.nodeAffinity', 'spec.volumeMode']],
  ['discovery.k8s.io/EndpointSlice', ['addressType']],
  ['Service', ['spec.clusterIP']],
  ['Secret', ['type']],
  ['PersistentVolumeClaim', claimFields.map(field => `spec.${field}`)],
  ['storage.k8s.io/StorageClass', classFields],
  ['rbac.authorization.k8s.io/RoleBinding', ['roleRef']],
  ['rbac.authorization.k8s.io/ClusterRoleBinding', ['roleRef']],
  ['networking.k8s.io/IngressClass', ['spec.controller']],
  ['scheduling.k8s.io/PriorityClass', ['value', 'preemptionPolicy']],
  ['node.k8s.io/RuntimeClass', ['handler']],
]);

/** Of a pod's containers only the image and the resources may change. */
export const immutableContainerFields = [
  ...['name', 'command', 'args', 'workingDir', 'ports', 'env', 'envFrom', 'volumeMounts'],
  ...['livenessProbe', 'readinessProbe', 'startupProbe', 'lifecycle', 'imagePullPolicy'],
  ...['securityContext'],
];

/** Of a ConfigMap or Secret that is `immutable`. */
export const sealedFields = ['data', 'binaryData', 'immutable'];
