// Services.
import { expect, test } from 'vitest';
import {
  documentOf,
  expectAccepted,
  expectFaults,
  updateFaultsOf,
  warningsOf,
} from '../support.js';

function service(lines: string): string {
  return documentOf('v1', 'Service', `spec:\n${lines}`);
}

test.each([
  'ports: [{ port: 80 }]',
  'clusterIP: None',
  'type: ExternalName\n  externalName: example.com',
  'type: LoadBalancer\n  externalTrafficPolicy: Local\n  ports: [{ port: 80 }]',
  'type: NodePort\n  ports: [{ port: 53, protocol: UDP, name: u }, { port: 53, name: t }]',
])('takes %s', lines => {
  expectAccepted(service(`  ${lines}`));
});

test.each([
  ['selector: { a: b }', 'spec.ports: Required value'],
  [
    'ports: [{ port: 70000, targetPort: 1 }]',
    'spec.ports[0].port: Invalid value: 70000: must be between 1 and 65535, inclusive',
  ],
  [
    'ports: [{ port: 80, targetPort: "123" }]',
    'spec.ports[0].targetPort: Invalid value: "123": must contain at least one letter (a-z)',
  ],
  ['ports: [{ port: 80 }, { port: 81, name: a }]', 'spec.ports[0].name: Required value'],
  [
    'ports: [{ port: 80, nodePort: 30080 }]',
    "spec.ports[0].nodePort: Forbidden: may not be used when `type` is 'ClusterIP'",
  ],
  [
    'ports: [{ port: 80 }]\n  type: Nodeport',
    'spec.type: Unsupported value: "Nodeport": supported values: "ClusterIP", "ExternalName", "LoadBalancer", "NodePort',
  ],
  [
    'ports: [{ port: 80 }]\n  clusterIP: 10.0.0',
    'spec.clusterIPs[0]: Invalid value: "10.0.0": must be a valid IP address, (e.g. 10.9.8.7 or 2001:db8::ffff)',
  ],
  [
    'ports: [{ port: 80 }]\n  type: NodePort\n  clusterIP: None',
    'spec.clusterIPs[0]: Invalid value: "None": may not be set to \'None\' for NodePort services',
  ],
  [
    'ports: [{ port: 80 }]\n  sessionAffinity: Client',
    'spec.sessionAffinity: Unsupported value: "Client": supported values: "ClientIP", "None"',
  ],
  [
    'ports: [{ port: 80 }]\n  externalTrafficPolicy: Local',
    'spec.externalTrafficPolicy: Invalid value: "Local": may only be set for externally-accessible services',
  ],
  [
    'ports: [{ port: 80 }]\n  externalIPs: [127.0.0.1]',
    'spec.externalIPs[0]: Invalid value: "127.0.0.1": may not be in the loopback range (127.0.0.0/8, ::1/128)',
  ],
  [
    'ports: [{ port: 80 }]\n  type: LoadBalancer\n  loadBalancerSourceRanges: [10.0.0.0]',
    'spec.LoadBalancerSourceRanges[0]: Invalid value: "10.0.0.0": must be a valid CIDR value, (e.g. 10.9.8.0/24 or 20',
  ],
  ['type: ExternalName', 'spec.externalName: Required value'],
  [
    'ports: [{ port: 80 }]\n  trafficDistribution: Near',
    'spec.trafficDistribution: Unsupported value: "Near": supported values: "PreferClose", "PreferSameNode", "PreferSa',
  ],
])('%s', (lines, fault) => {
  expectFaults(service(`  ${lines}`), [fault]);
});

test('names ports that are there twice', () => {
  expectFaults(service('  ports: [{ port: 80, name: a }, { port: 80, name: b }]'), [
    'spec.ports[1]: Duplicate value: {"Name":"","Protocol":"TCP","AppProtocol":null,"Port":80,"TargetPort":0,"NodePor',
  ]);
});

test('lets nobody change a cluster IP', () => {
  const with1 = service('  clusterIP: 10.0.0.1\n  clusterIPs: [10.0.0.1]\n  ports: [{ port: 80 }]');
  const with2 = with1.replaceAll('10.0.0.1', '10.0.0.2');
  expect(updateFaultsOf(with1, with2)).toEqual([
    'spec.clusterIPs[0]: Invalid value: ["10.0.0.2"]: may not change once set',
  ]);
});

test('warns of external IPs', () => {
  expect(warningsOf(service('  externalIPs: [1.2.3.4]\n  ports: [{ port: 80 }]'))).toEqual([
    'spec.externalIPs is deprecated and may no longer be implemented in some clusters',
  ]);
});
