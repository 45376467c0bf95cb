// Manifests of devices that tests share: a driver's class and slices of one device a node.

import type { Simulation } from '../../simulator/simulation.js';

const driver = 'gpu.example.com';

/** Two nodes, so that there is a choice. */
export const twoNodes = { nodes: [{ name: 'node-1' }, { name: 'node-2' }] };

/** Deletes an object of the namespace `default`, as a user does. */
export function deleteFrom(simulation: Simulation, kind: string, name: string): void {
  simulation.act('delete', cluster => cluster.delete(kind, { namespace: 'default', name }));
}

/** A class of all devices of the driver. */
export const gpuClass = `
---
apiVersion: resource.k8s.io/v1
kind: DeviceClass
metadata: { name: gpu }
spec: { selectors: [{ cel: { expression: 'device.driver == "${driver}"' } }] }
`;

/** The devices of a node, in flow YAML. */
export function slice(
  node: string,
  devices = '{ name: gpu-0, attributes: { model: { string: a100 } } }',
): string {
  return `
---
apiVersion: resource.k8s.io/v1
kind: ResourceSlice
metadata: { name: ${node}-gpu }
spec:
  driver: ${driver}
  nodeName: ${node}
  pool: { name: ${node}, generation: 1, resourceSliceCount: 1 }
  devices: [${devices}]
`;
}

/** A claim, or the template of one, with its requests in flow YAML. */
export function claim(
  name: string,
  devices = 'requests: [{ name: gpu, exactly: { deviceClassName: gpu } }]',
): string {
  return `
---
apiVersion: resource.k8s.io/v1
kind: ResourceClaim
metadata: { name: ${name} }
spec: { devices: { ${devices} } }
`;
}

/** The template of claims of one device each. */
export const template = `
---
apiVersion: resource.k8s.io/v1
kind: ResourceClaimTemplate
metadata: { name: one }
spec:
  metadata: { labels: { team: a } }
  spec: { devices: { requests: [{ name: gpu, exactly: { deviceClassName: gpu } }] } }
`;

export const templated = 'resourceClaims: [{ name: gpu, resourceClaimTemplateName: one }]';

/** The pod's entry for a claim of that name. */
export function named(claimName: string): string {
  return `resourceClaims: [{ name: gpu, resourceClaimName: ${claimName} }]`;
}
