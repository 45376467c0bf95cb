// Labels and annotations that have a meaning everywhere, with what they mean. For completion and hover.
// https://kubernetes.io/docs/reference/labels-annotations-taints/

/** A key with its meaning in one sentence, and values that are usual. */
export interface WellKnownKey {
  readonly key: string;
  readonly meaning: string;
  readonly values?: readonly string[];
  /** Kinds it is written on; undefined: on any. `Pod` stands for pods and their templates. */
  readonly on?: readonly string[];
}

/** Labels recommended for every object. */
export const recommendedLabels: readonly WellKnownKey[] = [
  { key: 'app.kubernetes.io/name', meaning: 'The name of the application.' },
  { key: 'app.kubernetes.io/instance', meaning: 'What tells this installation from others.' },
  { key: 'app.kubernetes.io/version', meaning: 'The version of the application.' },
  { key: 'app.kubernetes.io/component', meaning: 'The part within the architecture.' },
  { key: 'app.kubernetes.io/part-of', meaning: 'The higher-level application it belongs to.' },
  { key: 'app.kubernetes.io/managed-by', meaning: 'The tool that manages it.' },
];

const levels = ['privileged', 'baseline', 'restricted'];

/** Labels of single kinds. */
export const kindLabels: readonly WellKnownKey[] = [
  ...['enforce', 'audit', 'warn'].map(mode => ({
    key: `pod-security.kubernetes.io/${mode}`,
    meaning: `The Pod Security Standard to ${mode} in this namespace.`,
    values: levels,
    on: ['Namespace'],
  })),
  ...['enforce', 'audit', 'warn'].map(mode => ({
    key: `pod-security.kubernetes.io/${mode}-version`,
    meaning: `The version of the standard to ${mode}.`,
    values: ['latest'],
    on: ['Namespace'],
  })),
  {
    key: 'istio-injection',
    meaning: 'Istio adds its proxy to the pods of this namespace.',
    values: ['enabled', 'disabled'],
    on: ['Namespace'],
  },
  {
    key: 'kubernetes.io/service-name',
    meaning: 'The Service an EndpointSlice belongs to.',
    on: ['EndpointSlice'],
  },
  {
    key: 'rbac.authorization.k8s.io/aggregate-to-view',
    meaning: 'Adds these rules to the ClusterRole view.',
    values: ['true'],
    on: ['ClusterRole'],
  },
  {
    key: 'rbac.authorization.k8s.io/aggregate-to-edit',
    meaning: 'Adds these rules to the ClusterRole edit.',
    values: ['true'],
    on: ['ClusterRole'],
  },
  {
    key: 'rbac.authorization.k8s.io/aggregate-to-admin',
    meaning: 'Adds these rules to the ClusterRole admin.',
    values: ['true'],
    on: ['ClusterRole'],
  },
  {
    key: 'prometheus',
    meaning: 'Chosen by a Prometheus of the operator.',
    on: ['ServiceMonitor', 'PodMonitor', 'PrometheusRule'],
  },
];

/** Labels of nodes: for nodeSelector, node affinity and topology keys. */
export const nodeLabels: readonly WellKnownKey[] = [
  { key: 'kubernetes.io/hostname', meaning: 'The name of the node: a domain of its own.' },
  { key: 'topology.kubernetes.io/zone', meaning: 'The zone of the node.' },
  { key: 'topology.kubernetes.io/region', meaning: 'The region of the node.' },
  {
    key: 'kubernetes.io/os',
    meaning: 'The operating system of the node.',
    values: ['linux', 'windows'],
  },
  {
    key: 'kubernetes.io/arch',
    meaning: 'The processor architecture of the node.',
    values: ['amd64', 'arm64', 's390x', 'ppc64le'],
  },
  { key: 'node.kubernetes.io/instance-type', meaning: 'The machine type of the node.' },
  {
    key: 'node-role.kubernetes.io/control-plane',
    meaning: 'Nodes of the control plane.',
    values: [''],
  },
  { key: 'node-role.kubernetes.io/worker', meaning: 'Worker nodes, where set up.', values: [''] },
  {
    key: 'karpenter.sh/capacity-type',
    meaning: 'How Karpenter buys the node.',
    values: ['on-demand', 'spot'],
  },
  {
    key: 'eks.amazonaws.com/capacityType',
    meaning: 'How EKS buys the node.',
    values: ['ON_DEMAND', 'SPOT'],
  },
  { key: 'cloud.google.com/gke-nodepool', meaning: 'The GKE node pool.' },
  { key: 'kubernetes.azure.com/agentpool', meaning: 'The AKS node pool.' },
  {
    key: 'nvidia.com/gpu.present',
    meaning: 'Nodes with an NVIDIA GPU.',
    values: ['true'],
  },
];

/** Taints that clusters set, for tolerations. */
export const wellKnownTaints: readonly WellKnownKey[] = [
  { key: 'node-role.kubernetes.io/control-plane', meaning: 'Control plane nodes.' },
  { key: 'node-role.kubernetes.io/master', meaning: 'Control plane nodes, before 1.25.' },
  { key: 'node.kubernetes.io/not-ready', meaning: 'The node is not ready.' },
  { key: 'node.kubernetes.io/unreachable', meaning: 'The node does not answer.' },
  { key: 'node.kubernetes.io/memory-pressure', meaning: 'The node is short of memory.' },
  { key: 'node.kubernetes.io/disk-pressure', meaning: 'The node is short of disk space.' },
  { key: 'node.kubernetes.io/pid-pressure', meaning: 'The node is short of process ids.' },
  { key: 'node.kubernetes.io/network-unavailable', meaning: 'The network is not set up.' },
  { key: 'node.kubernetes.io/unschedulable', meaning: 'The node is cordoned.' },
  { key: 'node.cloudprovider.kubernetes.io/uninitialized', meaning: 'Not initialized yet.' },
  { key: 'nvidia.com/gpu', meaning: 'Nodes kept for work with GPUs.' },
  { key: 'CriticalAddonsOnly', meaning: 'Nodes kept for system pods.' },
];
