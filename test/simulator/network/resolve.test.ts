// Who answers: names, Services, readiness, traffic policies and network policies.
import { expect, test } from 'vitest';
import type { Service } from '../../../schemas/built/types.js';
import type { Client } from '../../../simulator/network/view.js';
import type { Simulation } from '../../../simulator/simulation.js';
import { applyTo, deployment, pod, podNamed, service, simulate } from '../support.js';

const client: Client = { kind: 'pod', namespace: 'default', name: 'client' };
const outside: Client = { kind: 'outside' };

function ask(simulation: Simulation, host: string, port = 80, from: Client = client): string {
  const { outcome, why, endpoints } = simulation.resolve(from, { host, port });
  const answering = endpoints.filter(({ answers }) => answers).length;
  return outcome === 'answered' ? `answered by ${answering}` : `${outcome}: ${why}`;
}

const web = deployment('web', 3) + service('web', 'web') + pod('client');

test.each([
  ['web', 'answered by 3'],
  ['web.default', 'answered by 3'],
  ['web.default.svc.cluster.local', 'answered by 3'],
  ['web.default.svc.cluster.local.', 'answered by 3'],
  ['wep', 'unknown host: no Service is called wep (NXDOMAIN)'],
  ['web.other', 'unknown host: no Service is called web.other (NXDOMAIN)'],
])('the name %s: %s', (host, expected) => {
  expect(ask(simulate(web), host)).toBe(expected);
});

test('a port that the Service does not have is dropped', () => {
  expect(ask(simulate(web), 'web', 81)).toBe(
    'timeout: Service default/web has no port 81; it has 80',
  );
});

test('the cluster address answers pods and nodes, not the outside', () => {
  const simulation = simulate(web);
  const { spec } = simulation.get('Service', 'default', 'web') as Service;
  const clusterIP = spec?.clusterIP ?? '';
  expect(ask(simulation, clusterIP)).toBe('answered by 3');
  expect(ask(simulation, clusterIP, 80, { kind: 'node', name: 'node-1' })).toBe('answered by 3');
  expect(ask(simulation, clusterIP, 80, outside)).toContain('timeout');
});

test('a node port answers on every node, and only the local pods where the policy says so', () => {
  const nodePort = (spec: string): string =>
    service('open', 'web', 'type: NodePort').replace(
      'targetPort: http }]',
      `targetPort: http, nodePort: 30080 }]${spec}`,
    );
  const simulation = simulate(web + nodePort(''));
  expect(ask(simulation, 'node-2', 30080, outside)).toBe('answered by 3');
  expect(ask(simulation, 'node-2', 30081, outside)).toContain('refused');
  const local = simulate(web + nodePort(', externalTrafficPolicy: Local'));
  expect(ask(local, 'node-2', 30080, outside)).toBe('answered by 1');
});

test('pods that are not ready do not answer, and it is said why', () => {
  const simulation = simulate(web, { containers: [{ match: { image: 'nginx' }, ready: 'never' }] });
  expect(ask(simulation, 'web')).toBe(
    'refused: none of the 3 pods of Service default/web answers: it is not ready',
  );
});

test('a Service that selects nothing is said to', () => {
  expect(ask(simulate(pod('client') + service('ghost', 'nobody')), 'ghost')).toBe(
    'refused: Service default/ghost has no endpoints: no pod matches its selector',
  );
});

test('a Service that asks for a port name that pods lack', () => {
  const wrong = service('wrong', 'web').replace('targetPort: http', 'targetPort: https');
  expect(ask(simulate(web + wrong), 'wrong')).toContain('no port of the name');
});

test('headless and external names', () => {
  const simulation = simulate(
    web +
      service('members', 'web', 'clusterIP: None') +
      '\n---\napiVersion: v1\nkind: Service\nmetadata: { name: ext }\nspec: { type: ExternalName, externalName: example.com }',
  );
  expect(ask(simulation, 'members', 8080)).toBe('answered by 3');
  expect(ask(simulation, 'ext')).toBe('elsewhere: default/ext is an alias of example.com');
});

const policy = (name: string, spec: string): string => `
---
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: ${name} }
spec: ${spec}`;

test.each([
  ['deny all', '{ podSelector: {} }', 'timeout'],
  ['allow all', '{ podSelector: {}, ingress: [{}] }', 'answered by 3'],
  [
    'allow the client',
    '{ podSelector: { matchLabels: { app: web } }, ingress: [{ from: [{ podSelector: { matchLabels: { app: client } } }] }] }',
    'answered by 3',
  ],
  [
    'allow another',
    '{ podSelector: { matchLabels: { app: web } }, ingress: [{ from: [{ podSelector: { matchLabels: { app: other } } }] }] }',
    'timeout',
  ],
  [
    "the pod's port counts, not the Service's",
    '{ podSelector: { matchLabels: { app: web } }, ingress: [{ ports: [{ port: 80 }] }] }',
    'timeout',
  ],
  [
    'a port by name',
    '{ podSelector: { matchLabels: { app: web } }, ingress: [{ ports: [{ port: http }] }] }',
    'answered by 3',
  ],
  [
    'egress of the client',
    '{ podSelector: { matchLabels: { app: client } }, policyTypes: [Egress] }',
    'timeout',
  ],
  [
    'another namespace',
    '{ podSelector: { matchLabels: { app: web } }, ingress: [{ from: [{ namespaceSelector: { matchLabels: { kubernetes.io/metadata.name: other } } }] }] }',
    'timeout',
  ],
  [
    'an address block with an exception',
    '{ podSelector: { matchLabels: { app: web } }, ingress: [{ from: [{ ipBlock: { cidr: 10.0.0.0/8, except: [10.244.0.0/16] } }] }] }',
    'timeout',
  ],
])('network policy: %s', (_name, spec, expected) => {
  expect(ask(simulate(web + policy('rule', spec)), 'web')).toMatch(new RegExp(`^${expected}`));
});

test("a pod's own address answers on any port it is asked for", () => {
  const simulation = simulate(web);
  const address = podNamed(simulation, 'client').status?.podIP ?? '';
  expect(ask(simulation, address, 9999)).toBe('answered by 1');
  expect(ask(simulation, '10.250.0.1')).toBe('timeout: nothing has the address 10.250.0.1');
});

test('closer endpoints are preferred where the Service asks for it', () => {
  const simulation = simulate(web);
  applyTo(simulation, service('near', 'web', 'trafficDistribution: PreferSameZone'));
  expect(ask(simulation, 'near')).toBe('answered by 1');
});
