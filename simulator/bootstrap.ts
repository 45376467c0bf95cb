// What a new cluster holds before anybody asks for anything: namespaces, nodes, the kubernetes Service.

import type { KubernetesObject } from '../core/kubernetes/object.js';
import { hasAddon } from './addons.js';
import { clusterIpCidr } from './api/allocation/ranges.js';
import type { ApiServer } from './api/apiServer.js';
import { hashUuid } from './kernel/random.js';
import type { ClusterFile, NodeProfile } from './simulation.js';
import { simulatedRelease } from './version.js';

const namespaces = ['default', 'kube-node-lease', 'kube-public', 'kube-system'];

const defaultNodes: readonly NodeProfile[] = ['a', 'b', 'c'].map((zone, index) => ({
  name: `node-${index + 1}`,
  labels: {
    'topology.kubernetes.io/region': 'region-1',
    'topology.kubernetes.io/zone': `zone-${zone}`,
  },
}));

const priorityClasses = [
  { name: 'system-cluster-critical', value: 2_000_000_000, description: clusterCritical() },
  { name: 'system-node-critical', value: 2_000_001_000, description: nodeCritical() },
];

/** Creates the cluster's own objects through the API. */
export function bootstrapCluster(server: ApiServer, cluster: ClusterFile): void {
  const create = (object: KubernetesObject) => server.create(object, { actor: 'bootstrap' });
  for (const name of namespaces) {
    create({ apiVersion: 'v1', kind: 'Namespace', metadata: { name } });
  }
  for (const { name, value, description } of priorityClasses) {
    const body = { metadata: { name }, value, description };
    create({ apiVersion: 'scheduling.k8s.io/v1', kind: 'PriorityClass', ...body });
  }
  if (hasAddon(cluster, 'provisioner')) {
    create(standardClass);
  }
  server.storeAsIs(defaultServiceCidr(server), 'bootstrap');
  create(kubernetesService);
  create(kubernetesEndpoints);
  create(kubernetesSlice);
  const profiles = cluster.nodes ?? defaultNodes;
  for (const [index, profile] of profiles.entries()) {
    const registered = create(nodeFrom(profile, index, server.timestamp));
    server.update(withTaints(registered, profile), { actor: 'bootstrap' });
  }
}

/** Where somebody provides volumes, there is storage for who claims it without saying which. */
const standardClass: KubernetesObject = {
  apiVersion: 'storage.k8s.io/v1',
  kind: 'StorageClass',
  metadata: {
    name: 'standard',
    annotations: { 'storageclass.kubernetes.io/is-default-class': 'true' },
  },
  provisioner: 'drydock.dev/simulated',
  reclaimPolicy: 'Delete',
  volumeBindingMode: 'WaitForFirstConsumer',
};

/** A node that registers is tainted as not ready; these are ready from the start. */
function withTaints(node: KubernetesObject, profile: NodeProfile): KubernetesObject {
  const { taints: _admission, ...spec } = node['spec'] as { readonly taints?: unknown };
  const { taints = [] } = profile;
  return { ...node, spec: taints.length === 0 ? spec : { ...spec, taints } };
}

function clusterCritical(): string {
  return 'Used for system critical pods that must run in the cluster, but can be moved to another node if necessary.';
}

function nodeCritical(): string {
  return 'Used for system critical pods that must not be moved from their current node.';
}

/** The range of cluster IPs, as the server publishes it at its start. */
function defaultServiceCidr({ seed, timestamp }: ApiServer): KubernetesObject {
  const ready = {
    type: 'Ready',
    status: 'True',
    lastTransitionTime: timestamp,
    reason: '',
    message: 'Kubernetes default Service CIDR is ready',
  };
  return {
    apiVersion: 'networking.k8s.io/v1',
    kind: 'ServiceCIDR',
    metadata: {
      name: 'kubernetes',
      uid: hashUuid(seed, 'uid|networking.k8s.io/ServiceCIDR|kubernetes'),
      creationTimestamp: timestamp,
      generation: 1,
      finalizers: ['networking.k8s.io/service-cidr-finalizer'],
    },
    spec: { cidrs: [clusterIpCidr] },
    status: { conditions: [ready] },
  };
}

const kubernetesService: KubernetesObject = {
  apiVersion: 'v1',
  kind: 'Service',
  metadata: {
    name: 'kubernetes',
    namespace: 'default',
    labels: { component: 'apiserver', provider: 'kubernetes' },
  },
  spec: {
    clusterIP: '10.96.0.1',
    clusterIPs: ['10.96.0.1'],
    internalTrafficPolicy: 'Cluster',
    ipFamilies: ['IPv4'],
    ipFamilyPolicy: 'SingleStack',
    ports: [{ name: 'https', port: 443, protocol: 'TCP', targetPort: 6443 }],
    sessionAffinity: 'None',
    type: 'ClusterIP',
  },
};

const apiServerAddress = '172.18.0.1';

const kubernetesEndpoints: KubernetesObject = {
  apiVersion: 'v1',
  kind: 'Endpoints',
  metadata: {
    name: 'kubernetes',
    namespace: 'default',
    labels: { 'endpointslice.kubernetes.io/skip-mirror': 'true' },
  },
  subsets: [
    {
      addresses: [{ ip: apiServerAddress }],
      ports: [{ name: 'https', port: 6443, protocol: 'TCP' }],
    },
  ],
};

const kubernetesSlice: KubernetesObject = {
  apiVersion: 'discovery.k8s.io/v1',
  kind: 'EndpointSlice',
  metadata: {
    name: 'kubernetes',
    namespace: 'default',
    labels: { 'kubernetes.io/service-name': 'kubernetes' },
  },
  addressType: 'IPv4',
  endpoints: [{ addresses: [apiServerAddress], conditions: { ready: true } }],
  ports: [{ name: 'https', port: 6443, protocol: 'TCP' }],
};

/** A Node as its kubelet registers it, Ready. */
function nodeFrom(profile: NodeProfile, index: number, timestamp: string): KubernetesObject {
  const { name, cpu = '4', memory = '8Gi', pods = '110', taints = [] } = profile;
  const capacity = { cpu, 'ephemeral-storage': '100Gi', 'hugepages-2Mi': '0', memory, pods };
  const cidr = podCidr(index);
  return {
    apiVersion: 'v1',
    kind: 'Node',
    metadata: { name, labels: { ...standardLabels(name), ...profile.labels } },
    spec: {
      podCIDR: cidr,
      podCIDRs: [cidr],
      ...(taints.length === 0 ? {} : { taints }),
    },
    status: {
      addresses: [
        { type: 'InternalIP', address: `172.18.${(index + 2) >> 8}.${(index + 2) & 255}` },
        { type: 'Hostname', address: name },
      ],
      allocatable: capacity,
      capacity,
      conditions: nodeConditions(timestamp),
      daemonEndpoints: { kubeletEndpoint: { Port: 10250 } },
      nodeInfo,
    },
  };
}

function standardLabels(name: string): Readonly<Record<string, string>> {
  return {
    'beta.kubernetes.io/arch': 'amd64',
    'beta.kubernetes.io/os': 'linux',
    'kubernetes.io/arch': 'amd64',
    'kubernetes.io/hostname': name,
    'kubernetes.io/os': 'linux',
  };
}

function nodeConditions(timestamp: string): readonly object[] {
  const at = { lastHeartbeatTime: timestamp, lastTransitionTime: timestamp };
  return [
    healthy(
      'MemoryPressure',
      'KubeletHasSufficientMemory',
      'kubelet has sufficient memory available',
    ),
    healthy('DiskPressure', 'KubeletHasNoDiskPressure', 'kubelet has no disk pressure'),
    healthy('PIDPressure', 'KubeletHasSufficientPID', 'kubelet has sufficient PID available'),
    {
      type: 'Ready',
      status: 'True',
      reason: 'KubeletReady',
      message: 'kubelet is posting ready status',
    },
  ].map(condition => ({ ...condition, ...at }));
}

function healthy(type: string, reason: string, message: string): object {
  return { type, status: 'False', reason, message };
}

const nodeInfo = {
  architecture: 'amd64',
  bootID: '',
  containerRuntimeVersion: 'containerd://2.2.1',
  kernelVersion: '6.12.0',
  kubeProxyVersion: '',
  kubeletVersion: simulatedRelease,
  machineID: '',
  operatingSystem: 'linux',
  osImage: 'Simulated Linux',
  systemUUID: '',
};

/** A /24 for each node: 10.244.0.0 upwards as kubeadm has it, and from 10.128.0.0 on where that ends. */
function podCidr(index: number): string {
  const high = 244 + (index >> 8);
  return `10.${high < 256 ? high : high - 128}.${index & 255}.0/24`;
}
