// Whole objects of kinds that people write now and then, as snippets; the common ones are in objectTemplates.ts.

import type { ObjectTemplate } from './objectTemplates.js';

const named = (name: string): string => `metadata:\n  name: \${1:${name}}\n`;

const admission = 'admissionregistration.k8s.io/v1';

const webhook = `webhooks:
  - name: \${2:check.example.com}
    admissionReviewVersions: [v1]
    sideEffects: None
    failurePolicy: \${3:Ignore}
    clientConfig:
      service:
        namespace: \${4:default}
        name: \${5:webhook}
        path: \${6:/check}
    rules:
      - apiGroups: [\${7:""}]
        apiVersions: [v1]
        operations: [CREATE, UPDATE]
        resources: [\${8:pods}]\n`;

/** In the order in which they are offered, after the common ones. */
export const rarerTemplates: readonly ObjectTemplate[] = [
  {
    kind: 'IngressClass',
    apiVersion: 'networking.k8s.io/v1',
    summary: 'which controller serves Ingresses',
    body: `${named('nginx')}spec:\n  controller: \${2:k8s.io/ingress-nginx}\n`,
  },
  {
    kind: 'ReplicaSet',
    apiVersion: 'apps/v1',
    summary: 'pods that are all alike; Deployments make these',
    body: `${named('web')}spec:
  replicas: \${2:2}
  selector:
    matchLabels:
      app: $1
  template:
    metadata:
      labels:
        app: $1
    spec:
      containers:
        - name: $1
          image: \${3:nginx:1.29}\n`,
  },
  {
    kind: 'CustomResourceDefinition',
    apiVersion: 'apiextensions.k8s.io/v1',
    summary: 'a kind of your own',
    body: `metadata:
  name: \${1:widgets}.\${2:example.com}
spec:
  group: $2
  scope: \${3:Namespaced}
  names:
    kind: \${4:Widget}
    singular: \${5:widget}
    plural: $1
  versions:
    - name: \${6:v1}
      served: true
      storage: true
      schema:
        openAPIV3Schema:
          type: object
          properties:
            spec:
              type: object
              properties:
                \${7:size}:
                  type: \${8:integer}\n`,
  },
  {
    kind: 'ValidatingAdmissionPolicy',
    apiVersion: admission,
    summary: 'what may be written to the cluster, as a rule in CEL',
    body: `${named('replicas-at-most-five')}spec:
  failurePolicy: Fail
  matchConstraints:
    resourceRules:
      - apiGroups: [\${2:apps}]
        apiVersions: [\${3:v1}]
        operations: [CREATE, UPDATE]
        resources: [\${4:deployments}]
  validations:
    - expression: \${5:object.spec.replicas <= 5}
      message: \${6:at most five replicas}\n`,
  },
  {
    kind: 'ValidatingAdmissionPolicyBinding',
    apiVersion: admission,
    summary: 'where a ValidatingAdmissionPolicy counts',
    body: `${named('replicas-at-most-five')}spec:
  policyName: \${2:$1}
  validationActions: [\${3:Deny}]\n`,
  },
  {
    kind: 'ValidatingWebhookConfiguration',
    apiVersion: admission,
    summary: 'a Service that is asked what may be written',
    body: named('check') + webhook,
  },
  {
    kind: 'MutatingWebhookConfiguration',
    apiVersion: admission,
    summary: 'a Service that may change what is written',
    body: named('change') + webhook,
  },
  {
    kind: 'RuntimeClass',
    apiVersion: 'node.k8s.io/v1',
    summary: 'which runtime containers run in',
    body: `${named('gvisor')}handler: \${2:runsc}\n`,
  },
  {
    kind: 'EndpointSlice',
    apiVersion: 'discovery.k8s.io/v1',
    summary: 'addresses of a Service without a selector',
    body: `metadata:
  name: \${1:database}-1
  labels:
    kubernetes.io/service-name: $1
addressType: IPv4
ports:
  - name: \${2:sql}
    port: \${3:5432}
endpoints:
  - addresses: [\${4:10.0.0.10}]\n`,
  },
  {
    kind: 'Node',
    apiVersion: 'v1',
    summary: 'a machine of the cluster, for simulations',
    body: `metadata:
  name: \${1:node-1}
  labels:
    kubernetes.io/hostname: $1
status:
  capacity:
    cpu: "\${2:4}"
    memory: \${3:8Gi}
    pods: "110"
  allocatable:
    cpu: "$2"
    memory: $3
    pods: "110"\n`,
  },
  {
    kind: 'VolumeAttributesClass',
    apiVersion: 'storage.k8s.io/v1',
    summary: 'how fast volumes are; may be changed later',
    body: `${named('fast')}driverName: \${2:ebs.csi.aws.com}\nparameters:\n  \${3:iops}: "\${4:4000}"\n`,
  },
  {
    kind: 'APIService',
    apiVersion: 'apiregistration.k8s.io/v1',
    summary: 'a part of the API that a Service serves',
    body: `metadata:
  name: \${1:v1beta1}.\${2:metrics.k8s.io}
spec:
  group: $2
  version: $1
  groupPriorityMinimum: 100
  versionPriority: 100
  service:
    namespace: \${3:kube-system}
    name: \${4:metrics-server}\n`,
  },
];
