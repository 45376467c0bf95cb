// Slices of Services: what is in them, and how few of them one change touches.
import { expect, test } from 'vitest';
import type { EndpointSlice } from '../../../../schemas/built/types.js';
import {
  type DesiredEndpoint,
  planSlices,
  type SliceLayout,
} from '../../../../simulator/controllers/endpointSlice/planSlices.js';
import type { Simulation } from '../../../../simulator/simulation.js';
import { applyTo, deployment, pass, service, simulate } from '../../support.js';

const slicesOf = (simulation: Simulation, name: string): readonly EndpointSlice[] =>
  (simulation.list('discovery.k8s.io/EndpointSlice', 'default') as readonly EndpointSlice[]).filter(
    ({ metadata }) => metadata.labels?.['kubernetes.io/service-name'] === name,
  );

test('ready pods are listed with place and conditions', () => {
  const [slice, ...others] = slicesOf(
    simulate(deployment('web', 2) + service('web', 'web')),
    'web',
  );
  expect(others).toEqual([]);
  expect(slice).toMatchObject({
    addressType: 'IPv4',
    ports: [{ name: '', protocol: 'TCP', port: 8080 }],
    metadata: {
      generateName: 'web-',
      labels: { 'endpointslice.kubernetes.io/managed-by': 'endpointslice-controller.k8s.io' },
      ownerReferences: [{ kind: 'Service', name: 'web', controller: true }],
    },
  });
  expect(slice?.endpoints?.map(({ conditions, zone }) => ({ conditions, zone }))).toEqual(
    ['zone-a', 'zone-b'].map(zone => ({
      conditions: { ready: true, serving: true, terminating: false },
      zone,
    })),
  );
});

test('a Service without pods has one slice without endpoints and ports', () => {
  expect(slicesOf(simulate(service('ghost', 'nobody')), 'ghost')).toMatchObject([
    { endpoints: [], ports: null },
  ]);
});

test('pods that are not ready are listed as such, or as ready where the Service publishes them', () => {
  const simulation = simulate(
    deployment('web', 1) +
      service('normal', 'web') +
      service('eager', 'web', 'publishNotReadyAddresses: true'),
    { containers: [{ match: {}, ready: 'never' }] },
  );
  const conditions = (name: string) => slicesOf(simulation, name)[0]?.endpoints?.[0]?.conditions;
  expect(conditions('normal')).toEqual({ ready: false, serving: false, terminating: false });
  expect(conditions('eager')).toEqual({ ready: true, serving: false, terminating: false });
});

test('a terminating pod still serves while it goes', () => {
  const simulation = simulate(deployment('web', 1) + service('web', 'web'), {
    containers: [{ match: {}, terminate: { afterMs: 5_000 } }],
  });
  applyTo(simulation, '---\napiVersion: v1\nkind: ConfigMap\nmetadata: { name: x }');
  simulation.act('scale', cluster => {
    const web = cluster.get('apps/Deployment', 'default', 'web');
    if (web !== undefined) {
      cluster.update({ ...web, spec: { ...(web['spec'] as object), replicas: 0 } });
    }
  });
  pass(simulation, 1_000);
  expect(slicesOf(simulation, 'web')[0]?.endpoints?.[0]?.conditions).toEqual({
    ready: false,
    serving: true,
    terminating: true,
  });
});

const endpoint = (pod: string, portKey = '80'): [string, DesiredEndpoint] => [
  pod,
  { portKey, ports: [{ port: Number(portKey) }], endpoint: { addresses: [pod] } },
];

/** The layout after a first plan whose slices have got their names. */
function layoutOf(count: number): SliceLayout {
  const layout: SliceLayout = { slices: new Set(), byPod: new Map() };
  const pods = Array.from({ length: count }, (_, index) => endpoint(`p${index}`));
  planSlices(layout, new Map(pods)).create.forEach((slice, index) => {
    slice.name = `s${index}`;
  });
  return layout;
}
const sizes = ({ slices }: SliceLayout): number[] =>
  [...slices].map(({ endpoints }) => endpoints.size);

test.each([
  [99, [99]],
  [100, [100]],
  [120, [100, 20]],
  [250, [100, 100, 50]],
])('%i endpoints fill slices of a hundred', (count, expected) => {
  expect(sizes(layoutOf(count))).toEqual(expected);
});

test('one pod that goes touches its own slice alone', () => {
  const layout = layoutOf(250);
  const plan = planSlices(layout, new Map([['p5', undefined]]));
  expect(plan.update.map(({ name }) => name)).toEqual(['s0']);
  expect(plan.create).toEqual([]);
});

test('one that comes goes where it fits best, and the others stay', () => {
  const layout = layoutOf(150);
  planSlices(layout, new Map([['p5', undefined]]));
  const plan = planSlices(layout, new Map([endpoint('new')]));
  expect(plan.update.map(({ name }) => name)).toEqual(['s0']);
});

test('other ports are other slices, and an emptied slice goes', () => {
  const layout = layoutOf(2);
  const plan = planSlices(layout, new Map([endpoint('p0', '81')]));
  expect(plan.create).toHaveLength(1);
  for (const slice of plan.create) {
    slice.name = 's1';
  }
  const moved = planSlices(layout, new Map([endpoint('p1', '81')]));
  expect(moved.delete.map(({ name }) => name)).toEqual(['s0']);
});

test('the last endpoint leaves a placeholder', () => {
  const layout = layoutOf(1);
  const plan = planSlices(layout, new Map([['p0', undefined]]));
  expect(plan.update).toMatchObject([{ name: 's0', ports: [] }]);
  expect(plan.delete).toEqual([]);
});

test('traffic distribution is hinted for ready endpoints alone', () => {
  const near = service('web', 'web', 'trafficDistribution: PreferSameZone');
  const hintsOf = (simulation: Simulation): unknown[] =>
    (slicesOf(simulation, 'web')[0]?.endpoints ?? []).map(({ hints }) => hints);
  expect(hintsOf(simulate(deployment('web', 1) + near))).toEqual([
    { forZones: [{ name: 'zone-a' }] },
  ]);
  const containers = [{ match: {}, ready: 'never' as const }];
  const nodes = [{ name: 'one', labels: { 'topology.kubernetes.io/zone': 'zone-a' } }];
  expect(hintsOf(simulate(deployment('web', 1) + near, { nodes, containers }))).toEqual([
    undefined,
  ]);
});

test('what others write into a slice is put right, their labels stay', () => {
  const simulation = simulate(deployment('web', 1) + service('web', 'web'));
  const write = (change: (slice: EndpointSlice) => EndpointSlice): EndpointSlice | undefined => {
    const [slice] = slicesOf(simulation, 'web');
    simulation.act('edit', cluster => cluster.update(change(slice as EndpointSlice)));
    simulation.settle();
    return slicesOf(simulation, 'web')[0];
  };
  const labelled = write(slice => ({
    ...slice,
    metadata: { ...slice.metadata, labels: { ...slice.metadata.labels, mine: 'x' } },
  }));
  expect(labelled?.metadata.labels).toHaveProperty('mine', 'x');
  expect(write(slice => ({ ...slice, endpoints: [] }))?.endpoints).toHaveLength(1);
  const taken = { 'endpointslice.kubernetes.io/managed-by': 'me' };
  write(slice => ({
    ...slice,
    metadata: { ...slice.metadata, labels: { ...slice.metadata.labels, ...taken } },
  }));
  expect(slicesOf(simulation, 'web')).toHaveLength(2);
});

test('pods whose node is gone are left out by the next sync, which says so; those of eager Services stay', () => {
  const nodes = [{ name: 'one' }, { name: 'two' }];
  const simulation = simulate(
    deployment('web', 4) +
      service('web', 'web') +
      service('eager', 'web', 'publishNotReadyAddresses: true'),
    { nodes },
  );
  const nodesOf = (name: string) =>
    slicesOf(simulation, name)[0]?.endpoints?.map(({ nodeName }) => nodeName);
  const warnings = () =>
    (simulation.list('Event', 'default') as readonly { reason?: string; message?: string }[])
      .filter(({ reason }) => reason === 'FailedToUpdateEndpointSlices')
      .map(({ message }) => message?.replace(/web-\w+-\w+/g, 'web-x'));
  simulation.act('delete', cluster => cluster.delete('Node', { namespace: '', name: 'two' }));
  pass(simulation, 1_000);
  expect(nodesOf('web')?.filter(name => name === 'two')).toHaveLength(2);
  expect(warnings()).toEqual([]);
  simulation.act('scale', cluster => {
    for (const name of ['web', 'eager']) {
      const stored = cluster.get('Service', 'default', name);
      if (stored !== undefined) {
        cluster.update({ ...stored, metadata: { ...stored.metadata, labels: { mine: 'x' } } });
      }
    }
  });
  pass(simulation, 1_000);
  expect(nodesOf('web')).toEqual(['one', 'one']);
  expect(nodesOf('eager')?.filter(name => name === 'two')).toHaveLength(2);
  const skipped = 'skipping Pod web-x for Service default/web: Node two Not Found';
  expect(warnings()).toEqual([
    `Error updating Endpoint Slices for Service default/web: [${skipped}, ${skipped}]`,
  ]);
});

test("a node's new zone waits for the next change of its pods", () => {
  const labels = { 'topology.kubernetes.io/zone': 'a' };
  const simulation = simulate(deployment('web', 1) + service('web', 'web'), {
    nodes: [{ name: 'one', labels }],
  });
  const zones = () => slicesOf(simulation, 'web')[0]?.endpoints?.map(({ zone }) => zone);
  simulation.act('label', cluster => {
    const node = cluster.get('Node', '', 'one');
    if (node !== undefined) {
      const moved = { ...node.metadata.labels, 'topology.kubernetes.io/zone': 'b' };
      cluster.update({ ...node, metadata: { ...node.metadata, labels: moved } });
    }
  });
  pass(simulation, 5_000);
  expect(zones()).toEqual(['a']);
  applyTo(simulation, deployment('web', 2));
  expect(zones()).toEqual(['b', 'b']);
});
