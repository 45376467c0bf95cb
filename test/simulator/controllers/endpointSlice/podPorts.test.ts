// Ports are resolved by each pod's own names; pods that serve the same ones share them.
import { expect, test } from 'vitest';
import type { Pod, Service } from '../../../../schemas/built/types.js';
import { PodPorts } from '../../../../simulator/controllers/endpointSlice/podPorts.js';

const metadata = { name: 'x', namespace: 'default' };
const service: Service = {
  apiVersion: 'v1',
  kind: 'Service',
  metadata,
  spec: {
    ports: [
      { name: 'metrics', port: 81, targetPort: 9090 },
      { name: 'http', port: 80, targetPort: 'web' },
    ],
  },
};

function podWith(containerPort?: number): Pod {
  const ports = containerPort === undefined ? [] : [{ name: 'web', containerPort }];
  const spec = { containers: [{ name: 'main', image: 'a:1', ports }] };
  return { apiVersion: 'v1', kind: 'Pod', metadata, spec };
}

test('names are looked up in the pod, and left out where it lacks them', () => {
  const ports = new PodPorts();
  const numbers = (key: string, pod: Pod) =>
    ports.of(key, pod, service).ports.map(({ name, port }) => `${name} ${port}`);
  expect(numbers('a', podWith(8080))).toEqual(['http 8080', 'metrics 9090']);
  expect(numbers('b', podWith())).toEqual(['metrics 9090']);
});

test('pods that serve the same ports share one set, until their spec is another', () => {
  const ports = new PodPorts();
  const first = ports.of('a', podWith(8080), service);
  expect(ports.of('b', podWith(8080), service)).toBe(first);
  expect(ports.of('a', podWith(8081), service).portKey).not.toBe(first.portKey);
});
