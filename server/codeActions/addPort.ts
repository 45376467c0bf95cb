/**
 * Code action: add a missing port
 *
 * The port that an Ingress asks for is added to the Service; the port that a Service sends to, to the container.
 */

import { type Fields, fieldsOf, isSamePath, listOf, valueAt } from '../../core/json.js';
import { podsOf } from '../names/containerPort.js';
import { targetsOf } from '../names/objectName.js';
import { containersOf, podSpecOf } from '../names/podSpec.js';
import { itemsAt } from '../placedFields.js';
import { type ActionPlace, changeObject, placeOfObject, withValueAt } from './action.js';
import { type Fix, type FixContext, quickFixes } from './quickFixes.js';

export const addPort = quickFixes(
  ({ code }) => codes.has(code),
  (place, context) =>
    context.diagnostic.code === 'missing-service-port'
      ? [...toService(place, context), ...sayPort(place, context)]
      : toContainer(place, context),
);

const codes: ReadonlySet<unknown> = new Set([
  ...['missing-service-port', 'missing-target-port', 'missing-probe-port'],
]);

function toService(place: ActionPlace, { workspace }: FixContext): Fix[] {
  const object = place.inGraph;
  if (object === undefined) {
    return [];
  }
  const at = [...object.facts.at, ...place.path];
  return object.facts.references.flatMap(reference => {
    const { port } = reference;
    const [target] = targetsOf(object, reference, workspace);
    const service = target && placeOfObject(workspace, target);
    if (port === undefined || !isSamePath(port.path, at) || service === undefined) {
      return [];
    }
    const wanted = withValueAt(service.value, ['spec', 'ports'], before =>
      withServicePort(listOf(before), port.value),
    );
    const title = `Add port ${port.value} to Service ${target?.facts.name}`;
    return [{ title, edits: [changeObject(service, wanted)] }];
  });
}

/** Who says no port asks at 443: the one port that the Service has is said. */
function sayPort(place: ActionPlace, { workspace }: FixContext): Fix[] {
  const object = place.inGraph;
  const at = [...place.object.path, ...place.path];
  const reference = object?.facts.references.find(({ path }) => isSamePath(path, at));
  if (object === undefined || reference === undefined || reference.port !== undefined) {
    return [];
  }
  const [service] = targetsOf(object, reference, workspace);
  const ports = valueAt(service?.facts.value, ['spec', 'ports']);
  const [only, another] = listOf(ports).map(fieldsOf);
  const number = only?.['port'];
  if (another !== undefined || typeof number !== 'number') {
    return [];
  }
  const wanted = withValueAt(place.value, [...place.path.slice(0, -1), 'port'], () => number);
  const title = `Ask at port ${number}`;
  return [{ title, edits: [changeObject(place, wanted)], isPreferred: true }];
}

/** Several ports of a Service must have names; each number stands once. */
function withServicePort(before: readonly unknown[], wanted: string | number): unknown[] {
  const ports = before.map(fieldsOf);
  const taken = ports.map(({ port }) => port);
  if (typeof wanted === 'string') {
    const [only] = ports;
    if (only !== undefined && ports.length === 1 && only['name'] === undefined) {
      return [{ name: wanted, ...only }];
    }
    return [...named(ports), { name: wanted, port: freeNumber(portOfName[wanted] ?? 80, taken) }];
  }
  return ports.length === 0
    ? [{ port: wanted }]
    : [...named(ports), { name: `port-${wanted}`, port: wanted }];
}

function named(ports: readonly Fields[]): Fields[] {
  return ports.map(port =>
    port['name'] === undefined ? { name: `port-${port['port']}`, ...port } : port,
  );
}

function freeNumber(start: number, taken: readonly unknown[]): number {
  return taken.includes(start) ? freeNumber(start + 1, taken) : start;
}

const portOfName: Readonly<Record<string, number>> = {
  ...{ http: 8080, https: 8443, metrics: 9090, grpc: 50051, postgres: 5432, mysql: 3306 },
  ...{ redis: 6379, mongodb: 27017, health: 8081 },
};

function toContainer(place: ActionPlace, { workspace }: FixContext): Fix[] {
  const object = place.inGraph;
  const port = valueAt(place.value, place.path);
  if (object === undefined || (typeof port !== 'string' && typeof port !== 'number')) {
    return [];
  }
  const isOwn = podSpecOf(object) !== undefined;
  const [owner] = isOwn ? [object] : podsOf(object, workspace);
  const target = owner && placeOfObject(workspace, owner);
  const container = owner && containersOf(owner)[isOwn ? containerIndex(place.path) : 0];
  if (target === undefined || container === undefined) {
    return [];
  }
  const ports = itemsAt(container, 'ports').map(({ value }) => value);
  const taken = ports.map(({ containerPort }) => containerPort);
  const number = typeof port === 'number' ? port : freeNumber(portOfName[port] ?? 8080, taken);
  const name = typeof port === 'string' ? { name: port } : {};
  const wanted = withValueAt(target.value, [...container.path, 'ports'], () => [
    ...ports,
    { ...name, containerPort: number },
  ]);
  const title = `Add port ${port} to container ${String(container.value['name'])}`;
  return [{ title, edits: [changeObject(target, wanted)] }];
}

function containerIndex(path: readonly (string | number)[]): number {
  const index = path[path.indexOf('containers') + 1];
  return typeof index === 'number' ? index : 0;
}
