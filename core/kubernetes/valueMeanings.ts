// What the values of the API's enumerations mean, in a few words. For completion and hover.
// https://kubernetes.io/docs/reference/kubernetes-api/

type Meanings = Readonly<Record<string, string>>;

const protocol: Meanings = {
  TCP: 'what most programs speak',
  UDP: 'datagrams: DNS, games, media',
  SCTP: 'telephony; not every network has it',
};

const setOperator: Meanings = {
  In: 'the value is one of the values',
  NotIn: 'the value is none of the values, or the key is absent',
  Exists: 'the key is there, whatever its value; `values` stays empty',
  DoesNotExist: 'the key is absent; `values` stays empty',
};

const nodeOperator: Meanings = {
  ...setOperator,
  Gt: 'the value is a number greater than the one value',
  Lt: 'the value is a number less than the one value',
};

const profile: Meanings = {
  RuntimeDefault: 'the profile of the container runtime',
  Localhost: 'a profile that lies on the node',
  Unconfined: 'no profile: nothing is held back',
};

const taintEffect: Meanings = {
  NoSchedule: 'no new pods; those that run stay',
  PreferNoSchedule: 'new pods only if there is no other node',
  NoExecute: 'no new pods, and those that run are evicted',
};

const trafficPolicy: Meanings = {
  Cluster: 'to any pod of the cluster',
  Local: 'only to pods of the same node; keeps the address of the client',
};

const retention: Meanings = {
  Retain: 'keeps the claims and their data',
  Delete: 'deletes the claims, and with them usually the data',
};

const accessMode: Meanings = {
  ReadWriteOnce: 'read and written by the pods of one node',
  ReadOnlyMany: 'read by the pods of many nodes',
  ReadWriteMany: 'read and written by the pods of many nodes: needs shared storage such as NFS',
  ReadWriteOncePod: 'read and written by one pod of the whole cluster',
};

const reclaimPolicy: Meanings = {
  Delete: 'the volume and its data go with the claim',
  Retain: 'the volume and its data stay when the claim goes',
  Recycle: 'deprecated: the data is wiped and the volume used again',
};

const volumeMode: Meanings = {
  Filesystem: 'mounted as a directory',
  Block: 'given to the container as a raw device (`volumeDevices`)',
};

const failurePolicy: Meanings = {
  Fail: 'the request is refused when the check cannot be made',
  Ignore: 'the request goes on when the check cannot be made',
};

const matchPolicy: Meanings = {
  Exact: 'only the versions that the rules name',
  Equivalent: 'other versions of the same resource too',
};

const updateStrategy: Meanings = {
  RollingUpdate: 'pods are replaced one after another',
  OnDelete: 'pods are replaced only when someone deletes them',
};

const includePolicy: Meanings = {
  Honor: 'only nodes that the pod may run on count',
  Ignore: 'all nodes count',
};

const sideEffects: Meanings = {
  None: 'changes nothing but the answer',
  NoneOnDryRun: 'changes nothing but the answer where the request is a dry run',
};

const quotaScope: Meanings = {
  Terminating: 'pods with activeDeadlineSeconds',
  NotTerminating: 'pods without activeDeadlineSeconds',
  BestEffort: 'pods without requests and limits',
  NotBestEffort: 'pods with requests or limits',
  PriorityClass: 'pods with some priority class',
  CrossNamespacePodAffinity: 'pods whose affinity looks into other namespaces',
};

const byField: Readonly<Record<string, Meanings>> = {
  'Container.imagePullPolicy': {
    Always: 'asks the registry each time a container starts',
    IfNotPresent: 'pulls once per node',
    Never: 'the image has to lie on the node already',
  },
  'Container.terminationMessagePolicy': {
    File: 'the message is what the container wrote to its message file',
    FallbackToLogsOnError: 'the end of the log where the file is empty and the container failed',
  },
  'Container.restartPolicy': {
    Always: 'of an init container: a sidecar that runs as long as the pod',
    OnFailure: 'started again when it fails',
    Never: 'never started again',
  },
  'PodSpec.restartPolicy': {
    Always: 'containers are started again whenever they end',
    OnFailure: 'containers are started again when they fail: for Jobs',
    Never: 'containers run once: for Jobs',
  },
  'PodSpec.dnsPolicy': {
    ClusterFirst: 'names of the cluster first, others by the servers of the node',
    ClusterFirstWithHostNet: 'the same, for pods with hostNetwork',
    Default: 'the servers of the node only',
    None: 'only what `dnsConfig` says',
  },
  'PodSpec.preemptionPolicy': {
    PreemptLowerPriority: 'evicts pods of lower priority where there is no room',
    Never: 'waits until there is room',
  },
  'PriorityClass.preemptionPolicy': {
    PreemptLowerPriority: 'evicts pods of lower priority where there is no room',
    Never: 'waits until there is room',
  },
  'ContainerPort.protocol': protocol,
  'ServicePort.protocol': protocol,
  'NetworkPolicyPort.protocol': protocol,
  'ServiceSpec.type': {
    ClusterIP: 'an address within the cluster',
    NodePort: 'a port of every node besides',
    LoadBalancer: 'an address from outside besides, which the cloud provides',
    ExternalName: 'a DNS alias of a name outside of the cluster; has no pods',
  },
  'ServiceSpec.externalTrafficPolicy': trafficPolicy,
  'ServiceSpec.internalTrafficPolicy': trafficPolicy,
  'ServiceSpec.sessionAffinity': {
    None: 'each connection goes to any pod',
    ClientIP: 'a client comes back to the same pod for some hours',
  },
  'ServiceSpec.ipFamilyPolicy': {
    SingleStack: 'one address',
    PreferDualStack: 'IPv4 and IPv6 where the cluster has both',
    RequireDualStack: 'IPv4 and IPv6, or the Service is refused',
  },
  'HTTPIngressPath.pathType': {
    Prefix: 'the path and all below it: `/shop` matches `/shop/cart`, not `/shopping`',
    Exact: 'this path only, a final slash counts',
    ImplementationSpecific: 'the controller decides, e.g. regular expressions',
  },
  'DeploymentStrategy.type': {
    RollingUpdate: 'new pods come while old ones go: no interruption',
    Recreate: 'all old pods stop before new ones start: an interruption',
  },
  'DaemonSetUpdateStrategy.type': updateStrategy,
  'StatefulSetUpdateStrategy.type': updateStrategy,
  'StatefulSetSpec.podManagementPolicy': {
    OrderedReady: 'one pod after another, each waits until the one before is ready',
    Parallel: 'all pods at once when the number changes; updates stay in order',
  },
  'StatefulSetPersistentVolumeClaimRetentionPolicy.whenDeleted': retention,
  'StatefulSetPersistentVolumeClaimRetentionPolicy.whenScaled': retention,
  'CronJobSpec.concurrencyPolicy': {
    Allow: 'runs may overlap',
    Forbid: 'a run is skipped while the one before goes on',
    Replace: 'a new run ends the one before',
  },
  'JobSpec.completionMode': {
    NonIndexed: 'pods are alike; so many have to succeed',
    Indexed: 'each pod has a number of its own, in JOB_COMPLETION_INDEX',
  },
  'JobSpec.podReplacementPolicy': {
    TerminatingOrFailed: 'a pod that is ending is replaced at once',
    Failed: 'a pod is replaced when it has ended',
  },
  'PodFailurePolicyRule.action': {
    FailJob: 'the whole Job fails',
    FailIndex: 'this index fails, the others go on',
    Ignore: 'the failure does not count',
    Count: 'the failure counts against the limit',
  },
  'PersistentVolumeClaimSpec.accessModes': accessMode,
  'PersistentVolumeSpec.accessModes': accessMode,
  'PersistentVolumeClaimSpec.volumeMode': volumeMode,
  'PersistentVolumeSpec.volumeMode': volumeMode,
  'PersistentVolumeSpec.persistentVolumeReclaimPolicy': reclaimPolicy,
  'StorageClass.reclaimPolicy': reclaimPolicy,
  'StorageClass.volumeBindingMode': {
    WaitForFirstConsumer: 'the volume is made when a pod needs it, where that pod runs',
    Immediate: 'the volume is made at once, wherever that is',
  },
  'EmptyDirVolumeSource.medium': {
    '': 'on the disk of the node',
    HugePages: 'in huge pages of the node',
    Memory: 'in memory: counts as memory of the containers',
  },
  'HostPathVolumeSource.type': {
    '': 'nothing is checked',
    DirectoryOrCreate: 'a directory, made where it is absent',
    Directory: 'a directory that is there',
    FileOrCreate: 'a file, made where it is absent',
    File: 'a file that is there',
    Socket: 'a Unix socket that is there',
    CharDevice: 'a character device that is there',
    BlockDevice: 'a block device that is there',
  },
  'VolumeMount.mountPropagation': {
    None: 'mounts made later are not seen',
    HostToContainer: 'mounts that the node makes later are seen in the container',
    Bidirectional: 'both ways; needs a privileged container',
  },
  'Toleration.operator': {
    Equal: 'key and value are those of the taint',
    Exists: 'the key is that of the taint; without a key, any taint',
  },
  'Toleration.effect': taintEffect,
  'Taint.effect': taintEffect,
  'LabelSelectorRequirement.operator': setOperator,
  'NodeSelectorRequirement.operator': nodeOperator,
  'TopologySpreadConstraint.whenUnsatisfiable': {
    DoNotSchedule: 'the pod waits',
    ScheduleAnyway: 'the pod goes where it upsets the balance least',
  },
  'TopologySpreadConstraint.nodeAffinityPolicy': includePolicy,
  'TopologySpreadConstraint.nodeTaintsPolicy': includePolicy,
  'NetworkPolicySpec.policyTypes': {
    Ingress: 'what comes in: all that no rule allows is dropped',
    Egress: 'what goes out: all that no rule allows is dropped, DNS too',
  },
  'SeccompProfile.type': profile,
  'AppArmorProfile.type': profile,
  'PodSecurityContext.fsGroupChangePolicy': {
    OnRootMismatch: 'owners change only where the root of the volume has another one: fast',
    Always: 'owners change at every mount: slow for many files',
  },
  'PodDisruptionBudgetSpec.unhealthyPodEvictionPolicy': {
    IfHealthyBudget: 'broken pods may go only while enough others are healthy',
    AlwaysAllow: 'broken pods may always go: drains are not held up',
  },
  'MetricSpec.type': {
    Resource: 'cpu or memory of all containers of a pod',
    ContainerResource: 'cpu or memory of one container',
    Pods: 'a metric that every pod has',
    Object: 'a metric of another object, e.g. an Ingress',
    External: 'a metric from outside of the cluster, e.g. a queue',
  },
  'MetricTarget.type': {
    Utilization: 'percent of what the pods ask for',
    AverageValue: 'an amount per pod',
    Value: 'an amount in all',
  },
  'HPAScalingRules.selectPolicy': {
    Max: 'the policy that changes most',
    Min: 'the policy that changes least',
    Disabled: 'never in this direction',
  },
  'HPAScalingPolicy.type': { Pods: 'so many pods', Percent: 'so many percent of the pods' },
  'Secret.type': {
    Opaque: 'any keys',
    'kubernetes.io/tls': 'certificate and key: `tls.crt`, `tls.key`',
    'kubernetes.io/dockerconfigjson': 'access to registries: `.dockerconfigjson`',
    'kubernetes.io/dockercfg': 'access to registries, the old form: `.dockercfg`',
    'kubernetes.io/basic-auth': '`username` and `password`',
    'kubernetes.io/ssh-auth': 'an SSH key: `ssh-privatekey`',
    'kubernetes.io/service-account-token': 'a token of a ServiceAccount that does not expire',
    'bootstrap.kubernetes.io/token': 'a token for nodes that join',
  },
  'LimitRangeItem.type': {
    Container: 'each container',
    Pod: 'all containers of a pod together',
    PersistentVolumeClaim: 'each claim, by its storage',
  },
  'MutatingWebhook.sideEffects': sideEffects,
  'ValidatingWebhook.sideEffects': sideEffects,
  'MutatingWebhook.reinvocationPolicy': {
    Never: 'called once per request',
    IfNeeded: 'called again when later webhooks changed the object',
  },
  'ContainerResizePolicy.restartPolicy': {
    NotRequired: 'resized while it runs',
    RestartContainer: 'the container is restarted to be resized',
  },
  'ServiceSpec.trafficDistribution': {
    PreferSameZone: 'pods of the zone of the client, where there are any',
    PreferSameNode: 'pods of the node of the client, where there are any',
    PreferClose: 'the older name of PreferSameZone',
  },
  'CustomResourceDefinitionSpec.scope': {
    Namespaced: 'objects belong to a namespace',
    Cluster: 'objects belong to the whole cluster',
  },
  'Subject.kind': {
    ServiceAccount: 'who pods are',
    Group: 'all members of a group',
    User: 'a person, as the cluster signs them in',
  },
  'RoleRef.kind': {
    Role: 'of this namespace',
    ClusterRole: 'of the whole cluster; a RoleBinding grants it in its namespace only',
  },
  'ResourceQuotaSpec.scopes': quotaScope,
  'ScopedResourceSelectorRequirement.scopeName': quotaScope,
  'MutatingWebhook.failurePolicy': failurePolicy,
  'ValidatingWebhook.failurePolicy': failurePolicy,
  'ValidatingAdmissionPolicySpec.failurePolicy': failurePolicy,
  'MutatingAdmissionPolicySpec.failurePolicy': failurePolicy,
  'MutatingWebhook.matchPolicy': matchPolicy,
  'ValidatingWebhook.matchPolicy': matchPolicy,
  'MatchResources.matchPolicy': matchPolicy,
  'ValidatingAdmissionPolicyBindingSpec.validationActions': {
    Deny: 'the request is refused',
    Warn: 'the client is warned',
    Audit: 'it is noted in the audit log',
  },
};

/**
 * What the values of an enumerated field mean, the usual ones first; empty where nothing is known. `owner` is the type
 * that has the field.
 */
export function meaningsOf(
  owner: { readonly name: string } | undefined,
  field: string | undefined,
): Meanings {
  const type = owner?.name.slice(owner.name.lastIndexOf('.') + 1).replace(/^EphemeralC/, 'C');
  return byField[`${type}.${field}`] ?? {};
}
