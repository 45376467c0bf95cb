// In which order the fields of a type are offered: as people write them. Fields that are not named follow by the
// alphabet, then the deprecated ones, then what the server writes.

import type { Field, ObjectType } from '../../core/kubernetes/schema.js';
import { serverMetadata } from '../../core/kubernetes/serverFields.js';
import { shortName } from '../schemaPath.js';

/** Fields people look for first, where they exist. */
const first = ['apiVersion', 'kind', 'metadata', 'name', 'namespace', 'labels', 'spec', 'image'];

const container = [
  ...['name', 'image', 'ports', 'env', 'envFrom', 'resources', 'volumeMounts', 'command', 'args'],
  ...['readinessProbe', 'livenessProbe', 'startupProbe', 'securityContext', 'imagePullPolicy'],
  ...['lifecycle', 'workingDir'],
];

const jobSpec = [
  ...['template', 'backoffLimit', 'completions', 'parallelism', 'ttlSecondsAfterFinished'],
  ...['activeDeadlineSeconds', 'completionMode'],
];

const ofType: Readonly<Record<string, readonly string[]>> = {
  ObjectMeta: ['name', 'namespace', 'labels', 'annotations', 'generateName', 'finalizers'],
  PodSpec: [
    ...['containers', 'initContainers', 'volumes', 'serviceAccountName', 'securityContext'],
    ...['restartPolicy', 'imagePullSecrets', 'nodeSelector', 'affinity', 'tolerations'],
    ...['topologySpreadConstraints', 'terminationGracePeriodSeconds', 'priorityClassName'],
    ...['automountServiceAccountToken', 'hostNetwork', 'dnsPolicy', 'runtimeClassName'],
  ],
  Container: container,
  EphemeralContainer: container,
  ContainerPort: ['containerPort', 'name', 'protocol'],
  EnvVar: ['name', 'value', 'valueFrom'],
  EnvVarSource: ['configMapKeyRef', 'secretKeyRef', 'fieldRef', 'resourceFieldRef'],
  ConfigMapKeySelector: ['name', 'key'],
  SecretKeySelector: ['name', 'key'],
  EnvFromSource: ['configMapRef', 'secretRef', 'prefix'],
  VolumeMount: ['name', 'mountPath', 'readOnly', 'subPath'],
  Volume: [
    ...['name', 'configMap', 'secret', 'persistentVolumeClaim', 'emptyDir', 'projected'],
    ...['hostPath', 'downwardAPI', 'csi', 'ephemeral', 'nfs', 'image'],
  ],
  ResourceRequirements: ['requests', 'limits', 'claims'],
  VolumeResourceRequirements: ['requests', 'limits'],
  Probe: [
    ...['httpGet', 'tcpSocket', 'exec', 'grpc', 'periodSeconds', 'timeoutSeconds'],
    ...['failureThreshold', 'initialDelaySeconds', 'successThreshold'],
  ],
  HTTPGetAction: ['path', 'port', 'scheme', 'httpHeaders'],
  SecurityContext: [
    ...['runAsNonRoot', 'runAsUser', 'runAsGroup', 'readOnlyRootFilesystem'],
    ...['allowPrivilegeEscalation', 'capabilities', 'seccompProfile', 'privileged'],
  ],
  PodSecurityContext: [...['runAsNonRoot', 'runAsUser', 'runAsGroup', 'fsGroup', 'seccompProfile']],
  Toleration: ['key', 'operator', 'value', 'effect', 'tolerationSeconds'],
  LabelSelector: ['matchLabels', 'matchExpressions'],
  LabelSelectorRequirement: ['key', 'operator', 'values'],
  NodeSelectorRequirement: ['key', 'operator', 'values'],
  TopologySpreadConstraint: ['maxSkew', 'topologyKey', 'whenUnsatisfiable', 'labelSelector'],
  DeploymentSpec: ['replicas', 'selector', 'template', 'strategy', 'revisionHistoryLimit'],
  DeploymentStrategy: ['type', 'rollingUpdate'],
  StatefulSetSpec: [
    ...['serviceName', 'replicas', 'selector', 'template', 'volumeClaimTemplates'],
    ...['updateStrategy', 'podManagementPolicy'],
  ],
  StatefulSetUpdateStrategy: ['type', 'rollingUpdate'],
  DaemonSetSpec: ['selector', 'template', 'updateStrategy'],
  DaemonSetUpdateStrategy: ['type', 'rollingUpdate'],
  JobSpec: jobSpec,
  CronJobSpec: ['schedule', 'jobTemplate', 'timeZone', 'concurrencyPolicy', 'suspend'],
  ServiceSpec: ['type', 'selector', 'ports', 'clusterIP', 'externalTrafficPolicy'],
  ServicePort: ['port', 'targetPort', 'name', 'protocol', 'nodePort'],
  IngressSpec: ['ingressClassName', 'rules', 'tls', 'defaultBackend'],
  IngressRule: ['host', 'http'],
  HTTPIngressPath: ['path', 'pathType', 'backend'],
  IngressTLS: ['hosts', 'secretName'],
  HorizontalPodAutoscalerSpec: ['scaleTargetRef', 'minReplicas', 'maxReplicas', 'metrics'],
  CrossVersionObjectReference: ['apiVersion', 'kind', 'name'],
  MetricSpec: ['type', 'resource', 'containerResource', 'pods', 'object', 'external'],
  MetricTarget: ['type', 'averageUtilization', 'averageValue', 'value'],
  PodDisruptionBudgetSpec: ['minAvailable', 'maxUnavailable', 'selector'],
  NetworkPolicySpec: ['podSelector', 'policyTypes', 'ingress', 'egress'],
  NetworkPolicyPeer: ['podSelector', 'namespaceSelector', 'ipBlock'],
  NetworkPolicyIngressRule: ['from', 'ports'],
  NetworkPolicyEgressRule: ['to', 'ports'],
  PersistentVolumeClaimSpec: ['accessModes', 'storageClassName', 'resources', 'volumeMode'],
  PolicyRule: ['apiGroups', 'resources', 'verbs', 'resourceNames'],
  RoleRef: ['apiGroup', 'kind', 'name'],
  Subject: ['kind', 'name', 'namespace', 'apiGroup'],
  Deployment: ['apiVersion', 'kind', 'metadata', 'spec'],
  ConfigMap: ['apiVersion', 'kind', 'metadata', 'data', 'binaryData', 'immutable'],
  Secret: ['apiVersion', 'kind', 'metadata', 'type', 'stringData', 'data', 'immutable'],
};

/** Sorts the fields of a type: required ones below 100, others by how often people write them. */
export function fieldRank(field: Field, owner: ObjectType): number {
  const type = shortName(owner.name);
  if (field.name === 'status' || (type === 'ObjectMeta' && serverMetadata.includes(field.name))) {
    return 900;
  }
  if (isDeprecated(field)) {
    return 800;
  }
  const early = (ofType[type] ?? first).indexOf(field.name);
  return (field.required ? 0 : 100) + (early < 0 ? 50 : early);
}

/** The API's documentation says so at its beginning, or by `This field is deprecated`. */
export function isDeprecated({ description = '' }: Field): boolean {
  return (
    /^\W*deprecated\b/i.test(description) ||
    /^(?:[^.]*\. ?)?(?:This field|It|\w+) is (?:now )?deprecated\b/i.test(description) ||
    /\b(?:DEPRECATED|Deprecated): /.test(description)
  );
}
