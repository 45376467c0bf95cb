// Whole objects of the kinds people write most, as snippets: `${1:web}` is a tab stop with what stands there at first.

/** An object to start from. */
export interface ObjectTemplate {
  readonly kind: string;
  readonly apiVersion: string;
  readonly summary: string;
  /** Everything below apiVersion and kind. */
  readonly body: string;
}

const named = (name: string): string => `metadata:\n  name: \${1:${name}}\n`;

const container = (indent: number, image: string): string =>
  ['containers:', '  - name: $1', `    image: \${2:${image}}`]
    .map(line => `${' '.repeat(indent)}${line}\n`)
    .join('');

const resources = (indent: number): string =>
  [
    'resources:',
    '  requests:',
    `    cpu: \${5:100m}`,
    `    memory: \${6:128Mi}`,
    '  limits:',
    '    memory: $6',
  ]
    .map(line => `${' '.repeat(indent)}${line}\n`)
    .join('');

const podTemplate = '  template:\n    metadata:\n      labels:\n        app: $1\n    spec:\n';
const selector = '  selector:\n    matchLabels:\n      app: $1\n';
const containerPort = `          ports:\n            - containerPort: \${4:8080}\n`;

/** In the order in which they are offered. */
export const objectTemplates: readonly ObjectTemplate[] = [
  {
    kind: 'Deployment',
    apiVersion: 'apps/v1',
    summary: 'pods that are all alike, replaced step by step',
    body: `${named('web')}spec:\n  replicas: \${3:2}\n${selector}${podTemplate}${container(
      6,
      'nginx:1.29',
    )}${containerPort}${resources(10)}`,
  },
  {
    kind: 'Service',
    apiVersion: 'v1',
    summary: 'one address for the pods with some labels',
    body: `${named('web')}spec:\n  selector:\n    app: \${2:$1}\n  ports:\n    - port: \${3:80}
      targetPort: \${4:8080}\n`,
  },
  {
    kind: 'ConfigMap',
    apiVersion: 'v1',
    summary: 'settings, for variables and files of pods',
    body: `${named('settings')}data:\n  \${2:LOG_LEVEL}: \${3:info}\n`,
  },
  {
    kind: 'Secret',
    apiVersion: 'v1',
    summary: 'secret settings, written in plain text',
    body: `${named('credentials')}type: Opaque\nstringData:\n  \${2:password}: \${3:change-me}\n`,
  },
  {
    kind: 'Ingress',
    apiVersion: 'networking.k8s.io/v1',
    summary: 'HTTP from outside to Services, by host and path',
    body: `${named('web')}spec:\n  ingressClassName: \${2:nginx}\n  rules:
    - host: \${3:example.com}
      http:
        paths:
          - path: \${4:/}
            pathType: Prefix
            backend:
              service:
                name: \${5:$1}
                port:
                  number: \${6:80}\n`,
  },
  {
    kind: 'StatefulSet',
    apiVersion: 'apps/v1',
    summary: 'pods with names and volumes of their own',
    body: `${named('db')}spec:\n  serviceName: $1\n  replicas: \${3:1}\n${selector}${podTemplate}${container(
      6,
      'postgres:17',
    )}          volumeMounts:
            - name: data
              mountPath: \${4:/data}
  volumeClaimTemplates:
    - metadata:
        name: data
      spec:
        accessModes: [ReadWriteOnce]
        resources:
          requests:
            storage: \${5:1Gi}\n`,
  },
  {
    kind: 'DaemonSet',
    apiVersion: 'apps/v1',
    summary: 'a pod on every node',
    body: `${named('agent')}spec:\n${selector}${podTemplate}${container(6, 'agent:1.0')}`,
  },
  {
    kind: 'Job',
    apiVersion: 'batch/v1',
    summary: 'pods that run until they succeed',
    body: `${named('migrate')}spec:\n  backoffLimit: \${3:3}\n  template:\n    spec:
      restartPolicy: Never\n${container(6, 'busybox:1.37')}          command: [\${4:echo, done}]\n`,
  },
  {
    kind: 'CronJob',
    apiVersion: 'batch/v1',
    summary: 'Jobs by a schedule',
    body: `${named('cleanup')}spec:\n  schedule: "\${3:0 3 * * *}"
  concurrencyPolicy: Forbid
  jobTemplate:
    spec:
      template:
        spec:
          restartPolicy: Never\n${container(10, 'busybox:1.37')}              command: [\${4:echo, done}]\n`,
  },
  {
    kind: 'Pod',
    apiVersion: 'v1',
    summary: 'one pod by itself',
    body: `${named('web')}spec:\n${container(2, 'nginx:1.29')}`,
  },
  { kind: 'Namespace', apiVersion: 'v1', summary: 'a space for names', body: named('shop') },
  {
    kind: 'ServiceAccount',
    apiVersion: 'v1',
    summary: 'who pods are to the API server',
    body: named('web'),
  },
  {
    kind: 'PersistentVolumeClaim',
    apiVersion: 'v1',
    summary: 'storage that outlives pods',
    body: `${named('data')}spec:\n  accessModes: [\${2:ReadWriteOnce}]
  resources:
    requests:
      storage: \${3:1Gi}\n`,
  },
  {
    kind: 'HorizontalPodAutoscaler',
    apiVersion: 'autoscaling/v2',
    summary: 'as many pods as the load asks for',
    body: `${named('web')}spec:
  scaleTargetRef:
    apiVersion: apps/v1
    kind: \${2:Deployment}
    name: \${3:$1}
  minReplicas: \${4:2}
  maxReplicas: \${5:10}
  metrics:
    - type: Resource
      resource:
        name: cpu
        target:
          type: Utilization
          averageUtilization: \${6:80}\n`,
  },
  {
    kind: 'PodDisruptionBudget',
    apiVersion: 'policy/v1',
    summary: 'how many pods a drain may take at once',
    body: `${named('web')}spec:\n  maxUnavailable: \${2:1}\n${selector}`,
  },
  {
    kind: 'NetworkPolicy',
    apiVersion: 'networking.k8s.io/v1',
    summary: 'who may talk to pods',
    body: `${named('web')}spec:
  podSelector:
    matchLabels:
      app: \${2:$1}
  policyTypes: [Ingress]
  ingress:
    - from:
        - podSelector:
            matchLabels:
              app: \${3:frontend}
      ports:
        - port: \${4:8080}\n`,
  },
  {
    kind: 'Role',
    apiVersion: 'rbac.authorization.k8s.io/v1',
    summary: 'what may be done in a namespace',
    body: `${named('reader')}rules:
  - apiGroups: [\${2:""}]
    resources: [\${3:pods}]
    verbs: [\${4:get, list, watch}]\n`,
  },
  {
    kind: 'RoleBinding',
    apiVersion: 'rbac.authorization.k8s.io/v1',
    summary: 'who has a role in a namespace',
    body: `${named('reader')}roleRef:
  apiGroup: rbac.authorization.k8s.io
  kind: \${2:Role}
  name: \${3:$1}
subjects:
  - kind: ServiceAccount
    name: \${4:default}\n`,
  },
  {
    kind: 'ClusterRole',
    apiVersion: 'rbac.authorization.k8s.io/v1',
    summary: 'what may be done in the whole cluster',
    body: `${named('reader')}rules:
  - apiGroups: [\${2:""}]
    resources: [\${3:nodes}]
    verbs: [\${4:get, list, watch}]\n`,
  },
  {
    kind: 'ClusterRoleBinding',
    apiVersion: 'rbac.authorization.k8s.io/v1',
    summary: 'who has a role in the whole cluster',
    body: `${named('reader')}roleRef:
  apiGroup: rbac.authorization.k8s.io
  kind: ClusterRole
  name: \${2:$1}
subjects:
  - kind: ServiceAccount
    name: \${3:default}
    namespace: \${4:default}\n`,
  },
  {
    kind: 'PersistentVolume',
    apiVersion: 'v1',
    summary: 'storage that is there',
    body: `${named('data')}spec:
  capacity:
    storage: \${2:1Gi}
  accessModes: [\${3:ReadWriteOnce}]
  storageClassName: \${4:manual}
  hostPath:
    path: \${5:/mnt/data}\n`,
  },
  {
    kind: 'StorageClass',
    apiVersion: 'storage.k8s.io/v1',
    summary: 'how storage is made',
    body: `${named('fast')}provisioner: \${2:ebs.csi.aws.com}
volumeBindingMode: WaitForFirstConsumer\n`,
  },
  {
    kind: 'ResourceQuota',
    apiVersion: 'v1',
    summary: 'how much a namespace may use',
    body: `${named('quota')}spec:\n  hard:\n    requests.cpu: "\${2:4}"\n    requests.memory: \${3:8Gi}\n`,
  },
  {
    kind: 'LimitRange',
    apiVersion: 'v1',
    summary: 'what containers get that ask for nothing',
    body: `${named('limits')}spec:
  limits:
    - type: Container
      default:
        memory: \${2:256Mi}
      defaultRequest:
        cpu: \${3:100m}
        memory: \${4:128Mi}\n`,
  },
  {
    kind: 'PriorityClass',
    apiVersion: 'scheduling.k8s.io/v1',
    summary: 'which pods go first',
    body: `${named('important')}value: \${2:1000}\n`,
  },
];
