// What a container may learn of its own pod, with what it means. For completion.
// https://kubernetes.io/docs/concepts/workloads/pods/downward-api/#available-fields

type Paths = readonly (readonly [path: string, meaning: string])[];

/** For variables and files. */
export const podFields: Paths = [
  ['metadata.name', 'the name of the pod'],
  ['metadata.namespace', 'the namespace of the pod'],
  ['metadata.uid', 'the unique id of the pod'],
];

/** For variables alone. */
export const variableFields: Paths = [
  ['spec.nodeName', 'the node that the pod runs on'],
  ['spec.serviceAccountName', 'the ServiceAccount of the pod'],
  ['status.podIP', 'the address of the pod'],
  ['status.podIPs', 'its addresses, IPv4 and IPv6'],
  ['status.hostIP', 'the address of the node'],
  ['status.hostIPs', 'its addresses, IPv4 and IPv6'],
];

/** For files alone. */
export const fileFields: Paths = [
  ['metadata.labels', 'all labels of the pod, one a line'],
  ['metadata.annotations', 'all annotations of the pod, one a line'],
];

/** Amounts of a container: what `resourceFieldRef` takes. */
export const resourceSelectors = [
  ...['limits.cpu', 'limits.memory', 'limits.ephemeral-storage'],
  ...['requests.cpu', 'requests.memory', 'requests.ephemeral-storage'],
];
