// One fault of each remaining kind, and a document of each that the server takes.
import { expect, test } from 'vitest';
import { warningsFor } from '../../../../core/validation/index.js';
import { documentOf, expectAccepted, expectFirstFault } from '../support.js';

/** A PEM block of type CERTIFICATE REQUEST. */
const certificateRequest =
  'LS0tLS1CRUdJTiBDRVJUSUZJQ0FURSBSRVFVRVNULS0tLS0KTUlJPQotLS0tLUVORCBDRVJUSUZJQ0FURSBSRVFVRVNULS0tLS0K';

const net = 'networking.k8s.io/v1';
const rbac = 'rbac.authorization.k8s.io/v1';
const admission = 'admissionregistration.k8s.io/v1';
const storage = 'storage.k8s.io/v1';
const target = 'scaleTargetRef: { kind: Deployment, name: web, apiVersion: apps/v1 }';
const claim = 'accessModes: [ReadWriteOnce], resources: { requests: { storage: 1Gi } }';
const backend = 'backend: { service: { name: web, port: { number: 80 } } }';
const crd = (schema: string) =>
  `{ group: example.com, scope: Namespaced, names: { plural: web, kind: Web }, versions: [{ name: v1, served: true, storage: true, schema: { openAPIV3Schema: ${schema} } }] }`;
const webhook = (more: string) =>
  `webhooks: [{ name: a.b.c, admissionReviewVersions: [v1], clientConfig: { service: { namespace: ns, name: s } }, ${more} }]`;

test.each([
  [
    net,
    'Ingress',
    `spec: { rules: [{ http: { paths: [{ path: /, pathType: Prefix, ${backend} }] } }] }`,
  ],
  [net, 'IngressClass', 'spec: { controller: example.com/c }'],
  [
    net,
    'NetworkPolicy',
    'spec: { podSelector: {}, ingress: [{ from: [{ podSelector: {} }], ports: [{ port: 80 }] }] }',
  ],
  ['policy/v1', 'PodDisruptionBudget', 'spec: { maxUnavailable: 50%, selector: {} }'],
  ['autoscaling/v2', 'HorizontalPodAutoscaler', `spec: { ${target}, maxReplicas: 3 }`],
  [
    'autoscaling/v1',
    'HorizontalPodAutoscaler',
    `spec: { ${target}, maxReplicas: 3, targetCPUUtilizationPercentage: 50 }`,
  ],
  ['v1', 'ConfigMap', 'data: { a.b: c }'],
  ['v1', 'Secret', 'type: kubernetes.io/tls\nstringData: { tls.crt: a, tls.key: b }'],
  ['v1', 'ResourceQuota', 'spec: { hard: { requests.cpu: 1, count/deployments.apps: 2 } }'],
  ['v1', 'LimitRange', 'spec: { limits: [{ type: Container, max: { cpu: 2 }, min: { cpu: 1 } }] }'],
  ['v1', 'PersistentVolumeClaim', `spec: { ${claim} }`],
  [
    'v1',
    'PersistentVolume',
    'spec: { capacity: { storage: 1Gi }, accessModes: [ReadWriteOnce], hostPath: { path: /a } }',
  ],
  ['v1', 'Node', 'spec: { taints: [{ key: a, effect: NoSchedule }] }'],
  ['v1', 'ServiceAccount', ''],
  ['v1', 'Endpoints', 'subsets: [{ addresses: [{ ip: 10.0.0.1 }], ports: [{ port: 80 }] }]'],
  [
    'discovery.k8s.io/v1',
    'EndpointSlice',
    'addressType: IPv4\nendpoints: [{ addresses: [10.0.0.1] }]\nports: [{ port: 80 }]',
  ],
  [rbac, 'ClusterRole', 'rules: [{ nonResourceURLs: [/x], verbs: [get] }]'],
  [rbac, 'RoleBinding', 'roleRef: { kind: Role, name: a }\nsubjects: [{ kind: User, name: u }]'],
  [storage, 'StorageClass', 'provisioner: example.com/p'],
  [storage, 'VolumeAttributesClass', 'driverName: d.example.com\nparameters: { a: b }'],
  ['scheduling.k8s.io/v1', 'PriorityClass', 'value: 1000'],
  ['node.k8s.io/v1', 'RuntimeClass', 'handler: runsc'],
  ['coordination.k8s.io/v1', 'Lease', 'spec: { leaseDurationSeconds: 15 }'],
  [admission, 'ValidatingWebhookConfiguration', webhook('sideEffects: None')],
  [
    admission,
    'ValidatingAdmissionPolicyBinding',
    'spec: { policyName: p, validationActions: [Deny] }',
  ],
])('takes a %s %s', (apiVersion, kind, body) => {
  expectAccepted(documentOf(apiVersion, kind, body));
});

test.each([
  [
    net,
    'Ingress',
    'spec: {}',
    'spec: Invalid value: null: either `defaultBackend` or `rules` must be specified',
  ],
  [
    net,
    'Ingress',
    `spec: { rules: [{ host: "a.*.com", http: { paths: [{ path: /, pathType: Exact, ${backend} }] } }] }`,
    'spec.rules[0].host: Invalid value: "a.*.com": a wildcard DNS-1123 subdomain must start',
  ],
  [
    net,
    'Ingress',
    `spec: { rules: [{ http: { paths: [{ path: a, pathType: Exact, ${backend} }] } }] }`,
    'spec.rules[0].http.paths[0].path: Invalid value: "a": must be an absolute path',
  ],
  [
    net,
    'IngressClass',
    'spec: { controller: c }',
    'spec.controller: Invalid value: "c": must be a domain-prefixed path',
  ],
  [
    net,
    'NetworkPolicy',
    'spec: { podSelector: {}, ingress: [{ from: [{}] }] }',
    'spec.ingress[0].from[0]: Required value: must specify a peer',
  ],
  [
    net,
    'NetworkPolicy',
    'spec: { podSelector: {}, egress: [{ to: [{ ipBlock: { cidr: 10.0.0.0/8, except: [11.0.0.0/16] } }] }] }',
    'spec.egress[0].to[0].ipBlock.except[0]: Invalid value: "11.0.0.0/16": must be a strict subset of `cidr`',
  ],
  [
    net,
    'NetworkPolicy',
    'spec: { podSelector: {}, ingress: [{ ports: [{ port: 80, endPort: 70 }] }] }',
    'spec.ingress[0].ports[0].endPort: Invalid value: 70: must be greater than or equal to `port`',
  ],
  [
    'policy/v1',
    'PodDisruptionBudget',
    'spec: { minAvailable: 1, maxUnavailable: 1 }',
    'spec: Invalid value: {"MinAvailable":1,"Selector":null,"MaxUnavailable":1,"UnhealthyPodEvictionPolicy":null}',
  ],
  [
    'autoscaling/v2',
    'HorizontalPodAutoscaler',
    `spec: { ${target}, maxReplicas: 3, behavior: { scaleUp: { policies: [] } } }`,
    'spec.behavior.scaleUp.policies: Required value: must specify at least one Policy',
  ],
  [
    'autoscaling/v2',
    'HorizontalPodAutoscaler',
    `spec: { ${target}, minReplicas: 3, maxReplicas: 2 }`,
    'spec.maxReplicas: Invalid value: 2: must be greater than or equal to `minReplicas`',
  ],
  [
    'autoscaling/v2',
    'HorizontalPodAutoscaler',
    `spec: { ${target}, maxReplicas: 2, metrics: [{ type: Resource }] }`,
    'spec.metrics[0].resource: Required value: must populate information for the given metric source',
  ],
  [
    'v1',
    'ConfigMap',
    'data: { "a b": c }',
    'data[a b]: Invalid value: "a b": a valid config key must consist of',
  ],
  [
    'v1',
    'ConfigMap',
    'data: { a: b }\nbinaryData: { a: Yg== }',
    'data[a]: Invalid value: "a": duplicate of key present in binaryData',
  ],
  ['v1', 'Secret', 'type: kubernetes.io/tls', 'data[tls.crt]: Required value'],
  [
    'v1',
    'Secret',
    'type: kubernetes.io/dockerconfigjson\nstringData: { .dockerconfigjson: x }',
    'data[.dockerconfigjson]: Invalid value: "<secret contents redacted>": invalid character',
  ],
  [
    'v1',
    'ResourceQuota',
    'spec: { hard: { gpus: 1 } }',
    'spec.hard[gpus]: Invalid value: "gpus": must be a standard resource type or fully qualified',
  ],
  [
    'v1',
    'ResourceQuota',
    'spec: { hard: { pods: 1 }, scopes: [BestEffort, NotBestEffort] }',
    'spec.scopes: Invalid value: ["BestEffort","NotBestEffort"]: conflicting scopes',
  ],
  [
    'v1',
    'LimitRange',
    'spec: { limits: [{ type: Container, max: { cpu: 1 }, min: { cpu: 2 } }] }',
    'spec.limits[0].min[cpu]: Invalid value: "2": min value 2 is greater than max value 1',
  ],
  [
    'v1',
    'PersistentVolumeClaim',
    'spec: { accessModes: [RWO], resources: { requests: { storage: 1Gi } } }',
    'spec.accessModes: Unsupported value: "RWO"',
  ],
  [
    'v1',
    'PersistentVolumeClaim',
    'spec: { accessModes: [ReadWriteOnce] }',
    'spec.resources[storage]: Required value',
  ],
  [
    'v1',
    'PersistentVolume',
    'spec: { capacity: { storage: 1Gi }, accessModes: [ReadWriteOnce], local: { path: /a } }',
    'spec.nodeAffinity: Required value: Local volume requires node affinity',
  ],
  [
    'v1',
    'Node',
    'spec: { taints: [{ key: a, effect: Never }] }',
    'metadata.taints[0].effect: Unsupported value: "Never"',
  ],
  [
    'v1',
    'Endpoints',
    'subsets: [{ ports: [{ port: 80 }] }]',
    'subsets[0]: Required value: must specify `addresses` or `notReadyAddresses`',
  ],
  [
    'discovery.k8s.io/v1',
    'EndpointSlice',
    'addressType: IPv4\nendpoints: [{ addresses: ["::1"] }]',
    'endpoints[0].addresses[0]: Invalid value: "::1": must be an IPv4 address',
  ],
  [
    rbac,
    'Role',
    'rules: [{ resources: [pods], apiGroups: [""] }]',
    'rules[0].verbs: Required value: verbs must contain at least one value',
  ],
  [
    rbac,
    'ClusterRoleBinding',
    'roleRef: { kind: Role, name: a }',
    'roleRef.kind: Unsupported value: "Role": supported values: "ClusterRole"',
  ],
  [
    rbac,
    'ClusterRoleBinding',
    'roleRef: { kind: ClusterRole, name: a }\nsubjects: [{ kind: ServiceAccount, name: s }]',
    'subjects[0].namespace: Required value',
  ],
  [
    storage,
    'StorageClass',
    'provisioner: p\nvolumeBindingMode: Later',
    'volumeBindingMode: Unsupported value: "Later"',
  ],
  [
    storage,
    'VolumeAttributesClass',
    'driverName: d',
    'parameters: Required value: must contain at least one key/value pair',
  ],
  [
    'scheduling.k8s.io/v1',
    'PriorityClass',
    'value: 2000000000',
    'value: Forbidden: maximum allowed value of a user defined priority is 1000000000',
  ],
  [
    'node.k8s.io/v1',
    'RuntimeClass',
    'handler: Bad_',
    'handler: Invalid value: "Bad_": a lowercase RFC 1123 label',
  ],
  [
    'coordination.k8s.io/v1',
    'Lease',
    'spec: { leaseDurationSeconds: 0 }',
    'spec.leaseDurationSeconds: Invalid value: 0: must be greater than 0',
  ],
  [
    admission,
    'ValidatingWebhookConfiguration',
    webhook('sideEffects: Some'),
    'webhooks[0].sideEffects: Unsupported value: "Some": supported values: "None", "NoneOnDryRun"',
  ],
  [
    admission,
    'MutatingWebhookConfiguration',
    webhook('sideEffects: None, timeoutSeconds: 60'),
    'webhooks[0].timeoutSeconds: Invalid value: 60: the timeout value must be between 1 and 30 seconds',
  ],
  [
    admission,
    'ValidatingAdmissionPolicyBinding',
    'spec: { policyName: p, validationActions: [Deny, Warn] }',
    'spec.validationActions: Invalid value: ["Deny","Warn"]: must not contain both Deny and Warn',
  ],
  [
    admission,
    'ValidatingAdmissionPolicy',
    'spec: { matchConstraints: { resourceRules: [] } }',
    'spec.matchConstraints.resourceRules: Required value',
  ],
  [
    'apiregistration.k8s.io/v1',
    'APIService',
    'spec: { group: a.b, version: v1, groupPriorityMinimum: 1, versionPriority: 1 }',
    'metadata.name: Invalid value: "web": must be `spec.version+"."+spec.group`: "v1.a.b"',
  ],
  [
    'apiextensions.k8s.io/v1',
    'CustomResourceDefinition',
    `spec: ${crd('{ type: object }')}`,
    'metadata.name: Invalid value: "web": must be spec.names.plural+"."+spec.group',
  ],
  [
    'certificates.k8s.io/v1',
    'CertificateSigningRequest',
    'spec: { request: YQ==, signerName: a.b/c, usages: [] }',
    'spec.request: Invalid value: "YQ==": PEM block type must be CERTIFICATE REQUEST',
  ],
  [
    'certificates.k8s.io/v1',
    'CertificateSigningRequest',
    `spec: { request: ${certificateRequest}, signerName: a.b/c, usages: [] }`,
    'spec.usages: Required value',
  ],
])('%s %s: %s', (apiVersion, kind, body, start) => {
  expectFirstFault(documentOf(apiVersion, kind, body), start);
});

test.each([
  [
    '{ type: object, properties: { spec: {} } }',
    'properties[spec].type: Required value: must not be empty for specified object fields',
  ],
  [
    '{ type: object, properties: { a: { type: array } } }',
    'properties[a].items: Required value: must be specified',
  ],
  ['{ type: string }', 'type: Invalid value: "string": must be object at the root'],
])('a definition with the schema %s', (schema, fault) => {
  const text = documentOf(
    'apiextensions.k8s.io/v1',
    'CustomResourceDefinition',
    `spec: ${crd(schema)}`,
  );
  expectFirstFault(
    text.replace('name: web', 'name: web.example.com'),
    `spec.validation.openAPIV3Schema.${fault}`,
  );
});

test('nodes are warned of fields nobody reads any more', () => {
  const spec = { externalID: 'i-1', configSource: {} };
  const node = { apiVersion: 'v1', kind: 'Node', metadata: { name: 'a' }, spec };
  expect(warningsFor(node)).toEqual([
    'spec.configSource: the feature is no longer supported and will not be used',
    'spec.externalID: this field is deprecated, and is unused by Kubernetes',
  ]);
});

test('classes are warned of labels of nodes that are no more', () => {
  const zone = 'failure-domain.beta.kubernetes.io/zone';
  const instead = 'deprecated since v1.17; use "topology.kubernetes.io/zone" instead';
  const runtime = { apiVersion: 'node.k8s.io/v1', kind: 'RuntimeClass', metadata: { name: 'a' } };
  expect(warningsFor({ ...runtime, scheduling: { nodeSelector: { [zone]: 'a' } } })).toEqual([
    `scheduling.nodeSelector: ${instead}`,
  ]);
  const storage = {
    apiVersion: 'storage.k8s.io/v1',
    kind: 'StorageClass',
    metadata: { name: 'a' },
  };
  const matchLabelExpressions = [{ key: 'kubernetes.io/os' }, { key: zone, values: ['a'] }];
  expect(warningsFor({ ...storage, allowedTopologies: [{ matchLabelExpressions }] })).toEqual([
    `allowedTopologies[0].matchLabelExpressions[1].key: ${instead}`,
  ]);
});
