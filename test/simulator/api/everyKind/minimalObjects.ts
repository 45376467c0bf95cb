// The least the API server takes of each kind, for tests over all of them: everything but kind and metadata.

const containers = [{ name: 'main', image: 'nginx:1.27' }];
const labels = { app: 'least' };
const template = { metadata: { labels }, spec: { containers } };
const selector = { matchLabels: labels };
const finished = { metadata: { labels }, spec: { containers, restartPolicy: 'Never' } };
const resources = { requests: { storage: '1Gi' } };
const rules = [{ apiGroups: [''], resources: ['pods'], verbs: ['get'] }];
const roleRef = { apiGroup: 'rbac.authorization.k8s.io', kind: 'ClusterRole', name: 'least' };
const subjects = [{ kind: 'ServiceAccount', name: 'default', namespace: 'default' }];
const matchConstraints = {
  resourceRules: [
    { apiGroups: ['none'], apiVersions: ['v1'], operations: ['CREATE'], resources: ['nones'] },
  ],
};
const policyBinding = { policyName: 'least' };
const mutation = {
  patchType: 'JSONPatch',
  jsonPatch: { expression: '[JSONPatch{op: "test", path: "/kind", value: "None"}]' },
};
const involved = { kind: 'Pod', name: 'least', namespace: 'default', apiVersion: 'v1' };
const request = btoa(
  '-----BEGIN CERTIFICATE REQUEST-----\n' +
    'MIHVMH0CAQAwGzEZMBcGA1UEAwwQc3lzdGVtOmFub255bW91czBZMBMGByqGSM49\n' +
    '-----END CERTIFICATE REQUEST-----\n',
);
const groups = { group: 'example.com', scope: 'Namespaced' };
const names = { plural: 'leasts', kind: 'Least', singular: 'least', listKind: 'LeastList' };
const schema = { openAPIV3Schema: { type: 'object' } };
const versions = [{ name: 'v1', served: true, storage: true, schema }];
const device = { name: 'gpu', exactly: { deviceClassName: 'least' } };
const scaleTargetRef = { apiVersion: 'apps/v1', kind: 'Deployment', name: 'least' };

/** By group and kind. */
export const leastOf: Readonly<Record<string, object>> = {
  ConfigMap: { data: { a: '1' } },
  Endpoints: {},
  Event: { involvedObject: involved, reason: 'Least', type: 'Normal' },
  'events.k8s.io/Event': {
    eventTime: '2026-01-01T00:00:00.000000Z',
    regarding: involved,
    reason: 'Least',
    action: 'Testing',
    type: 'Normal',
    reportingController: 'example.com/test',
    reportingInstance: 'test-1',
  },
  LimitRange: { spec: { limits: [{ type: 'Pod', max: { cpu: '100' } }] } },
  Namespace: {},
  Node: {},
  PersistentVolumeClaim: { spec: { accessModes: ['ReadWriteOnce'], resources } },
  PersistentVolume: {
    spec: {
      accessModes: ['ReadWriteOnce'],
      capacity: { storage: '1Gi' },
      hostPath: { path: '/least' },
    },
  },
  Pod: { spec: { containers } },
  PodTemplate: { template },
  ReplicationController: { spec: { replicas: 0, selector: labels, template } },
  ResourceQuota: { spec: { hard: { pods: '100' } } },
  Secret: { data: { a: btoa('1') } },
  ServiceAccount: {},
  Service: { spec: { ports: [{ port: 80 }] } },
  'apiregistration.k8s.io/APIService': {
    spec: {
      group: 'least.example.com',
      version: 'v1',
      groupPriorityMinimum: 1,
      versionPriority: 1,
    },
  },
  'apps/ControllerRevision': { revision: 1, data: {} },
  'apps/DaemonSet': { spec: { selector, template } },
  'apps/Deployment': { spec: { replicas: 0, selector, template } },
  'apps/ReplicaSet': { spec: { replicas: 0, selector, template } },
  'apps/StatefulSet': { spec: { replicas: 0, serviceName: 'least', selector, template } },
  'autoscaling/HorizontalPodAutoscaler': { spec: { scaleTargetRef, maxReplicas: 2 } },
  'batch/CronJob': {
    spec: { schedule: '0 3 * * *', suspend: true, jobTemplate: { spec: { template: finished } } },
  },
  'batch/Job': { spec: { suspend: true, template: finished } },
  'certificates.k8s.io/CertificateSigningRequest': {
    spec: { signerName: 'example.com/least', request, usages: ['client auth'] },
  },
  'networking.k8s.io/IngressClass': { spec: { controller: 'example.com/least' } },
  'networking.k8s.io/Ingress': {
    spec: { defaultBackend: { service: { name: 'least', port: { number: 80 } } } },
  },
  'networking.k8s.io/IPAddress': {
    spec: { parentRef: { resource: 'services', namespace: 'default', name: 'least' } },
  },
  'networking.k8s.io/NetworkPolicy': { spec: { podSelector: {} } },
  'networking.k8s.io/ServiceCIDR': { spec: { cidrs: ['10.200.0.0/24'] } },
  'policy/PodDisruptionBudget': { spec: { minAvailable: 1, selector } },
  'rbac.authorization.k8s.io/ClusterRoleBinding': { roleRef, subjects },
  'rbac.authorization.k8s.io/ClusterRole': { rules },
  'rbac.authorization.k8s.io/RoleBinding': { roleRef, subjects },
  'rbac.authorization.k8s.io/Role': { rules },
  'storage.k8s.io/CSIDriver': { spec: {} },
  'storage.k8s.io/CSINode': { spec: { drivers: [] } },
  'storage.k8s.io/CSIStorageCapacity': { storageClassName: 'least' },
  'storage.k8s.io/StorageClass': { provisioner: 'example.com/least' },
  'storage.k8s.io/VolumeAttachment': {
    spec: {
      attacher: 'example.com',
      nodeName: 'node-1',
      source: { persistentVolumeName: 'least' },
    },
  },
  'storage.k8s.io/VolumeAttributesClass': { driverName: 'example.com', parameters: { a: '1' } },
  'admissionregistration.k8s.io/MutatingAdmissionPolicy': {
    spec: { matchConstraints, reinvocationPolicy: 'Never', mutations: [mutation] },
  },
  'admissionregistration.k8s.io/MutatingAdmissionPolicyBinding': { spec: policyBinding },
  'admissionregistration.k8s.io/MutatingWebhookConfiguration': { webhooks: [] },
  'admissionregistration.k8s.io/ValidatingAdmissionPolicy': {
    spec: { matchConstraints, validations: [{ expression: 'true' }] },
  },
  'admissionregistration.k8s.io/ValidatingAdmissionPolicyBinding': {
    spec: { ...policyBinding, validationActions: ['Deny'] },
  },
  'admissionregistration.k8s.io/ValidatingWebhookConfiguration': { webhooks: [] },
  'apiextensions.k8s.io/CustomResourceDefinition': { spec: { ...groups, names, versions } },
  'scheduling.k8s.io/PriorityClass': { value: 7 },
  'coordination.k8s.io/Lease': { spec: { holderIdentity: 'least' } },
  'node.k8s.io/RuntimeClass': { handler: 'least' },
  'discovery.k8s.io/EndpointSlice': { addressType: 'IPv4', endpoints: [] },
  'resource.k8s.io/DeviceClass': { spec: {} },
  'resource.k8s.io/ResourceClaim': { spec: { devices: { requests: [device] } } },
  'resource.k8s.io/ResourceClaimTemplate': {
    spec: { spec: { devices: { requests: [device] } } },
  },
  'resource.k8s.io/ResourceSlice': {
    spec: {
      driver: 'example.com',
      pool: { name: 'least', generation: 1, resourceSliceCount: 1 },
      nodeName: 'node-1',
    },
  },
  'flowcontrol.apiserver.k8s.io/FlowSchema': {
    spec: { priorityLevelConfiguration: { name: 'exempt' }, matchingPrecedence: 9000 },
  },
  'flowcontrol.apiserver.k8s.io/PriorityLevelConfiguration': {
    spec: {
      type: 'Limited',
      limited: { nominalConcurrencyShares: 5, limitResponse: { type: 'Reject' } },
    },
  },
};

/** Names that not every name may be. */
const NAMES: Readonly<Record<string, string>> = {
  'apiextensions.k8s.io/CustomResourceDefinition': 'leasts.example.com',
  'apiregistration.k8s.io/APIService': 'v1.least.example.com',
  'networking.k8s.io/IPAddress': '10.200.0.9',
};

/** What the kind's least object must be called. */
export function nameOfLeast(groupKind: string): string {
  return NAMES[groupKind] ?? 'least';
}
