import { expect, test } from 'vitest';
import type { KubernetesObject } from '../../../../core/kubernetes/object.js';
import type { ServiceSpec } from '../../../../schemas/built/types.js';
import { cluster, create, refusalOf } from '../../../support/simulation.js';

const user = { actor: 'user' } as const;
const port80 = 'ports: [{ name: http, port: 80 }]';

function serviceYaml(spec: string, name = 'web'): string {
  return `apiVersion: v1\nkind: Service\nmetadata: { name: ${name}, namespace: default }\nspec: { selector: { app: web }, ${spec} }`;
}

function specOf(object: KubernetesObject): ServiceSpec {
  return object['spec'] as ServiceSpec;
}

/** The spec after the update of a Service of the first spec by the fields of the second. */
function updated(before: string, change: Partial<ServiceSpec>): ServiceSpec {
  const simulation = cluster();
  const service = create(simulation, serviceYaml(before));
  const spec = { ...specOf(service), ...change };
  return specOf(simulation.server.update({ ...service, spec }, user));
}

test('allocates an address of the dynamic band', () => {
  const spec = specOf(create(cluster(), serviceYaml(port80)));
  expect(spec.clusterIP).toMatch(/^10\.(9[6-9]|10\d|11[01])\.\d+\.\d+$/);
  expect(spec.clusterIPs).toEqual([spec.clusterIP]);
  expect([spec.ipFamilies, spec.ipFamilyPolicy]).toEqual([['IPv4'], 'SingleStack']);
});

test('allocates node ports above the static band, one for each port number', () => {
  const ports =
    'ports: [{ name: a, port: 53, protocol: UDP }, { name: b, port: 53, protocol: TCP }, { name: c, port: 80 }]';
  const spec = specOf(create(cluster(), serviceYaml(`type: NodePort, ${ports}`)));
  const [udp, tcp, http] = (spec.ports ?? []).map(({ nodePort }) => nodePort ?? 0);
  expect(udp).toBe(tcp);
  expect(http).not.toBe(tcp);
  expect(Math.min(udp ?? 0, http ?? 0)).toBeGreaterThanOrEqual(30086);
});

test('gives a headless Service no address', () => {
  expect(specOf(create(cluster(), serviceYaml(`clusterIP: None, ${port80}`)))).toMatchObject({
    clusterIP: 'None',
    clusterIPs: ['None'],
  });
});

test.each([
  [
    'clusterIP: 10.96.0.1',
    'spec.clusterIPs: Invalid value: ["10.96.0.1"]: failed to allocate IP 10.96.0.1: provided IP is already allocated',
  ],
  [
    'type: NodePort, clusterIP: 10.96.0.50',
    'spec.ports[0].nodePort: Invalid value: 30080: provided port is already allocated',
  ],
])('refuses what is taken: %s', (spec, why) => {
  const simulation = cluster();
  const fixed = 'ports: [{ port: 80, nodePort: 30080 }]';
  create(simulation, serviceYaml(`type: NodePort, ${fixed}`, 'first'));
  const ports = spec.includes('NodePort') ? fixed : port80;
  expect(refusalOf(() => create(simulation, serviceYaml(`${spec}, ${ports}`)))).toBe(
    `422 Invalid: Service "web" is invalid: ${why}`,
  );
});

test('gives back what a deleted Service had', () => {
  const simulation = cluster();
  const fixed = serviceYaml(
    'type: NodePort, clusterIP: 10.96.0.77, ports: [{ port: 80, nodePort: 30080 }]',
  );
  create(simulation, fixed);
  simulation.server.delete('Service', { namespace: 'default', name: 'web' }, {}, user);
  expect(specOf(create(simulation, fixed)).clusterIP).toBe('10.96.0.77');
});

test('keeps address and node port over updates that leave them out', () => {
  const simulation = cluster();
  const service = create(simulation, serviceYaml(`type: NodePort, ${port80}`));
  const { clusterIP: _ip, clusterIPs: _ips, ...rest } = specOf(service);
  const spec = { ...rest, ports: [{ name: 'http', port: 8080 }] };
  const after = specOf(simulation.server.update({ ...service, spec }, user));
  expect(after.clusterIP).toBe(specOf(service).clusterIP);
  expect(after.ports?.[0]?.nodePort).toBe(specOf(service).ports?.[0]?.nodePort);
});

test('drops what only the former type had', () => {
  const internal = updated(`type: LoadBalancer, ${port80}`, { type: 'ClusterIP' });
  expect(internal.ports?.[0]).not.toHaveProperty('nodePort');
  expect(internal).not.toHaveProperty('allocateLoadBalancerNodePorts');
  expect(internal).not.toHaveProperty('externalTrafficPolicy');
  const external = updated(port80, { type: 'ExternalName', externalName: 'example.com' });
  expect(external).not.toHaveProperty('clusterIP');
  expect(external).not.toHaveProperty('ipFamilies');
});

test('drops node ports with their type, though a port goes with them', () => {
  const two =
    'type: NodePort, ports: [{ name: a, port: 80, nodePort: 30100 }, { name: b, port: 81, nodePort: 30101 }]';
  const ports = [{ name: 'a', port: 80, nodePort: 30100 }];
  const { ports: left } = updated(two, { type: 'ClusterIP', ports });
  expect(left).toEqual([{ name: 'a', port: 80, targetPort: 80, protocol: 'TCP' }]);
});

test('allocates what only the new type has', () => {
  expect(updated(port80, { type: 'NodePort' }).ports?.[0]?.nodePort).toBeGreaterThan(30000);
  const local = updated(port80, { type: 'LoadBalancer', externalTrafficPolicy: 'Local' });
  expect(local.healthCheckNodePort).toBeGreaterThan(30000);
});

test('takes the same addresses for the same seed, whatever else there is', () => {
  const alone = specOf(create(cluster(), serviceYaml(port80)));
  const simulation = cluster();
  create(simulation, serviceYaml(port80, 'other'));
  expect(specOf(create(simulation, serviceYaml(port80))).clusterIP).toBe(alone.clusterIP);
});

test.each([
  [
    'ipFamilyPolicy: RequireDualStack',
    'spec.ipFamilyPolicy: Invalid value: "RequireDualStack": this cluster is not configured for dual-stack services',
  ],
  [
    'ipFamilies: [IPv6]',
    'spec.ipFamilies[0]: Invalid value: "IPv6": not configured on this cluster',
  ],
  [
    'ipFamilies: [IPv4, IPv6]',
    "spec.ipFamilyPolicy: Invalid value: \"SingleStack\": must be 'RequireDualStack' or 'PreferDualStack' when multiple IP families are specified",
  ],
])('refuses families the cluster does not have: %s', (spec, why) => {
  expect(refusalOf(() => create(cluster(), serviceYaml(`${spec}, ${port80}`)))).toBe(
    `422 Invalid: Service "web" is invalid: ${why}`,
  );
});

test('takes what dual-stack a single-stack cluster can give', () => {
  const preferring = serviceYaml(`ipFamilyPolicy: PreferDualStack, ${port80}`);
  expect(specOf(create(cluster(), preferring)).ipFamilies).toEqual(['IPv4']);
  const free = serviceYaml('clusterIP: None').replace('selector: { app: web }, ', '');
  const { ipFamilies, ipFamilyPolicy } = specOf(create(cluster(), free));
  expect([ipFamilies, ipFamilyPolicy]).toEqual([['IPv4', 'IPv6'], 'RequireDualStack']);
});

test('addresses of a load balancer get their mode, and go with the type', () => {
  const simulation = cluster();
  const service = create(simulation, serviceYaml(`type: LoadBalancer, ${port80}`));
  const ingress = [{ ip: '203.0.113.9' }, { hostname: 'a.example' }];
  const told = simulation.server.update(
    { ...service, status: { loadBalancer: { ingress } } },
    { ...user, subresource: 'status' },
  );
  expect(told['status']).toEqual({
    loadBalancer: { ingress: [{ ip: '203.0.113.9', ipMode: 'VIP' }, { hostname: 'a.example' }] },
  });
  const spec = { ...specOf(told), type: 'ClusterIP' };
  expect(simulation.server.update({ ...told, spec }, user)['status']).toEqual({ loadBalancer: {} });
});

test('refuses addresses of a load balancer where there is none', () => {
  const simulation = cluster();
  const service = create(simulation, serviceYaml(port80));
  const status = { loadBalancer: { ingress: [{ ip: '203.0.113.9' }] } };
  const write = () =>
    simulation.server.update({ ...service, status }, { ...user, subresource: 'status' });
  expect(refusalOf(write)).toBe(
    '422 Invalid: Service "web" is invalid: status.loadBalancer.ingress: Forbidden: ' +
      "may only be used when `spec.type` is 'LoadBalancer'",
  );
});
