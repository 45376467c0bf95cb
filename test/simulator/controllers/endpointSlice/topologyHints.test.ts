// Hints of topology-mode Auto. The tables follow staging/endpointslice/topologycache/topologycache_test.go: TestAddHints.
import { expect, test } from 'vitest';
import type { Endpoint, EndpointSlice, Node } from '../../../../schemas/built/types.js';
import type { SliceState } from '../../../../simulator/controllers/endpointSlice/planSlices.js';
import {
  isOverloaded,
  planHints,
  zoneShares,
} from '../../../../simulator/controllers/endpointSlice/topologyHints.js';
import type { NodeProfile, Simulation } from '../../../../simulator/simulation.js';
import { applyTo, deployment, eventsOf, service, simulate } from '../../support.js';

const node = (zone: string | undefined, cpu: string, labels = {}, ready = 'True'): Node => ({
  apiVersion: 'v1',
  kind: 'Node',
  metadata: {
    name: 'n',
    labels: { ...labels, ...(zone === undefined ? {} : { 'topology.kubernetes.io/zone': zone }) },
  },
  status: { allocatable: { cpu }, conditions: [{ type: 'Ready', status: ready }] },
});

/** A slice of ready endpoints in these zones, without hints. */
function sliceIn(...zones: readonly string[]): SliceState {
  const endpoints = zones.map((zone, index): [string, Endpoint] => [
    `pod-${index}`,
    { addresses: [`10.0.0.${index}`], conditions: { ready: true }, zone },
  ]);
  return { name: 'web', portKey: '80', ports: [{ port: 80 }], endpoints: new Map(endpoints) };
}

const hintsOf = ({ endpoints }: SliceState) =>
  [...endpoints.values()].map(({ hints }) => hints?.forZones?.[0]?.name);

/** The hints that the nodes' cpu gives to new endpoints in these zones, or the event that says why there are none. */
function hintsFor(cpuByZone: Readonly<Record<string, string>>, ...zones: readonly string[]) {
  const shares = zoneShares(Object.entries(cpuByZone).map(([zone, cpu]) => node(zone, cpu)));
  const slice = sliceIn(...zones);
  const { refusal } = planHints({ changing: [slice], unchanged: [] }, shares, 'IPv4');
  return refusal?.message ?? hintsOf(slice);
}

test('endpoints that are spread as the cpu is serve their own zone', () => {
  expect(hintsFor({ a: '1', b: '1' }, 'a', 'b')).toEqual(['a', 'b']);
  expect(hintsFor({ a: '1', b: '1', c: '1' }, 'a', 'b', 'c')).toEqual(['a', 'b', 'c']);
});

test('zones with too many endpoints lend them to zones with too few', () => {
  expect(hintsFor({ a: '1', b: '1' }, 'a', 'a', 'a', 'b')).toEqual(['b', 'a', 'a', 'b']);
  expect(hintsFor({ a: '1', b: '1' }, 'a', 'a', 'a', 'a')).toEqual(['b', 'b', 'a', 'a']);
});

test('there are no hints where they cannot be shared out', () => {
  expect(hintsFor({ a: '1', b: '1' }, 'a')).toBe(
    'Insufficient number of endpoints (1 endpoints, 2 zones), addressType: IPv4',
  );
  expect(hintsFor({ a: '2', b: '2', c: '3' }, 'a', 'b', 'c')).toBe(
    'Unable to allocate minimum required endpoints to each zone without exceeding overload threshold (3 endpoints, 3 zones), addressType: IPv4',
  );
  expect(hintsFor({ a: '1' }, 'a', 'a')).toBe(
    'Insufficient Node information: allocatable CPU or zone not specified on one or more nodes, addressType: IPv4',
  );
  expect(hintsFor({ a: '1', b: '1' }, 'a', '')).toBe(
    'One or more endpoints do not have a zone specified, addressType: IPv4',
  );
});

test('control planes and nodes that are not ready do not count; one without zone spoils all', () => {
  const controlPlane = { 'node-role.kubernetes.io/control-plane': '' };
  const nodes = [node('a', '1'), node('b', '3')];
  expect([...(zoneShares(nodes) ?? [])]).toEqual([
    ['a', 0.25],
    ['b', 0.75],
  ]);
  expect(zoneShares([...nodes, node('b', '9', controlPlane)])).toEqual(zoneShares(nodes));
  expect(zoneShares([...nodes, node('b', '9', {}, 'False')])).toEqual(zoneShares(nodes));
  expect(zoneShares([...nodes, node(undefined, '1')])).toBeUndefined();
});

test('slices whose hints still fit are left alone', () => {
  const shares = zoneShares([node('a', '1'), node('b', '1')]);
  const old = sliceIn('a', 'b');
  planHints({ changing: [old], unchanged: [] }, shares, 'IPv4');
  const fresh = sliceIn('a', 'b');
  const plan = planHints({ changing: [fresh], unchanged: [old] }, shares, 'IPv4');
  expect(plan.update).toEqual([]);
  expect(hintsOf(fresh)).toEqual(['a', 'b']);
  expect([...(plan.hinted ?? [])]).toEqual([
    ['a', 2],
    ['b', 2],
  ]);
});

test('a zone with fewer endpoints than its share minus a fifth is overloaded', () => {
  const shares = new Map([
    ['a', 0.5],
    ['b', 0.5],
  ]);
  const hinted = (a: number, b: number) => new Map(Object.entries({ a, b }));
  expect(isOverloaded(hinted(5, 5), shares)).toBe(false);
  expect(isOverloaded(hinted(5, 6), shares)).toBe(false);
  expect(isOverloaded(hinted(3, 7), shares)).toBe(true);
  expect(isOverloaded(hinted(5, 5), undefined)).toBe(true);
  expect(isOverloaded(new Map(), undefined)).toBe(false);
});

const auto = (mode: string) =>
  service('web', 'web').replace(
    'name: web }',
    `name: web, annotations: { service.kubernetes.io/topology-mode: ${mode} } }`,
  );
const zoned = (zone: string, index: number): NodeProfile => ({
  name: `${zone}-${index}`,
  cpu: '4',
  labels: { 'topology.kubernetes.io/zone': zone },
});
const twoZones = [zoned('a', 1), zoned('b', 1)];
const hintedIn = (simulation: Simulation) =>
  (simulation.list('discovery.k8s.io/EndpointSlice', 'default') as readonly EndpointSlice[])
    .filter(({ metadata }) => metadata.generateName === 'web-')
    .flatMap(({ endpoints }) => endpoints ?? [])
    .map(({ zone, hints }) => [zone, hints?.forZones?.[0]?.name]);

test('a Service gets hints and loses them with the annotation, and says so', () => {
  const simulation = simulate(deployment('web', 2) + auto('Auto'), { nodes: twoZones });
  expect(hintedIn(simulation).sort()).toEqual([
    ['a', 'a'],
    ['b', 'b'],
  ]);
  applyTo(simulation, auto('Disabled'));
  expect(hintedIn(simulation).map(([, hint]) => hint)).toEqual([undefined, undefined]);
  const said = eventsOf(simulation, 'web').filter(text => text.startsWith('TopologyAware'));
  expect(said.slice(-2)).toEqual([
    'TopologyAwareHintsEnabled Topology Aware Hints has been enabled, addressType: IPv4',
    'TopologyAwareHintsDisabled Topology Aware Hints has been disabled, addressType: IPv4',
  ]);
});

test('hints go when the nodes of a zone fail', () => {
  const simulation = simulate(deployment('web', 4) + auto('auto'), { nodes: twoZones });
  expect(hintedIn(simulation).filter(([, hint]) => hint === undefined)).toEqual([]);
  simulation.failNode('b-1');
  simulation.runUntil(simulation.nowMs + 60_000);
  expect(hintedIn(simulation).map(([, hint]) => hint)).toEqual(Array(4).fill(undefined));
});
