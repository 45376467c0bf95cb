/**
 * The availability controllers of the aggregator: say of each APIService whether its requests could be answered.
 * Nobody answers behind a Service here, but for metrics.k8s.io, which the simulator serves itself.
 *
 *     status.conditions: Available False ServiceNotFound 'service/metrics-server in "kube-system" is not present'
 */

import type { APIService, EndpointSlice, Service } from '../../schemas/built/types.js';
import { isEqual } from '../api/equal.js';
import type { Cluster, ControllerFactory } from '../kernel/types.js';
import { serviceNameLabel, slicesOf } from '../network/names.js';

const groupKind = 'apiregistration.k8s.io/APIService';
const slicesKind = 'discovery.k8s.io/EndpointSlice';

interface Verdict {
  readonly status: 'True' | 'False';
  readonly reason: string;
  readonly message: string;
}

export const apiServiceAvailabilityController: ControllerFactory = () => ({
  name: 'apiservice-availability-controller',
  watches: {
    [groupKind]: change => (change.type === 'DELETED' ? [] : [change.object.metadata.name ?? '']),
    Service: ({ object: { metadata } }, cluster) =>
      servedBy(cluster, metadata.namespace, metadata.name),
    [slicesKind]: ({ object: { metadata } }, cluster) =>
      servedBy(cluster, metadata.namespace, metadata.labels?.[serviceNameLabel]),
  },
  reconcile(cluster, name) {
    const object = cluster.get<APIService>(groupKind, '', name);
    if (object !== undefined) {
      writeCondition(cluster, object, verdictOf(cluster, object));
    }
    return undefined;
  },
});

function servedBy(cluster: Cluster, namespace = '', name = ''): readonly string[] {
  return cluster
    .list<APIService>(groupKind)
    .filter(({ spec }) => spec?.service?.name === name && spec.service.namespace === namespace)
    .map(({ metadata }) => metadata.name ?? '');
}

function writeCondition(cluster: Cluster, object: APIService, verdict: Verdict): void {
  const conditions = object.status?.conditions ?? [];
  const previous = conditions.find(({ type }) => type === 'Available');
  const lastTransitionTime =
    previous?.status === verdict.status ? previous.lastTransitionTime : cluster.timestamp;
  const next = { type: 'Available', ...verdict, lastTransitionTime };
  if (previous === undefined || !isEqual(previous, next)) {
    const others = conditions.filter(({ type }) => type !== 'Available');
    cluster.updateStatus({ ...object, status: { conditions: [...others, next] } });
  }
}

function verdictOf(cluster: Cluster, { spec }: APIService): Verdict {
  const { name = '', namespace = '', port = 443 } = spec?.service ?? {};
  if (spec?.service === undefined) {
    const message = 'Local APIServices are always available';
    return { status: 'True', reason: 'Local', message };
  }
  const service = cluster.get<Service>('Service', namespace, name);
  if (service === undefined) {
    return unavailable('ServiceNotFound', `service/${name} in "${namespace}" is not present`);
  }
  return portVerdict(cluster, service, port) ?? discoveryVerdict(spec, service, port);
}

/** What is wrong with the Service's port; undefined where nothing is. */
function portVerdict(cluster: Cluster, service: Service, number: number): Verdict | undefined {
  const { name = '', namespace = '' } = service.metadata;
  if (service.spec?.type !== 'ClusterIP') {
    return undefined;
  }
  const place = `service/${name} in "${namespace}"`;
  const port = service.spec.ports?.find(candidate => candidate.port === number);
  if (port === undefined) {
    return unavailable('ServicePortError', `${place} is not listening on port ${number}`);
  }
  const slices = slicesOf(cluster, service);
  if (slices.length === 0) {
    return unavailable('EndpointsNotFound', `cannot find endpointslices for ${place}`);
  }
  const portName = port.name ?? '';
  const missing = `have no addresses with port name ${JSON.stringify(portName)}`;
  return slices.some(slice => answersOn(slice, portName))
    ? undefined
    : unavailable('MissingEndpoints', `endpointslices for ${place} ${missing}`);
}

function answersOn({ endpoints, ports }: EndpointSlice, portName: string): boolean {
  return (
    (endpoints ?? []).some(({ conditions }) => conditions?.ready ?? true) &&
    (ports ?? []).some(({ name, port }) => name === portName && port !== undefined)
  );
}

function discoveryVerdict(
  { group = '', version = '' }: NonNullable<APIService['spec']>,
  { spec }: Service,
  port: number,
): Verdict {
  if (group === 'metrics.k8s.io') {
    return { status: 'True', reason: 'Passed', message: 'all checks passed' };
  }
  const address = `${spec?.clusterIP ?? ''}:${port}`;
  const url = `https://${address}/apis/${group}/${version}`;
  const cause = `Get "${url}": dial tcp ${address}: connect: connection refused`;
  return unavailable('FailedDiscoveryCheck', `failing or missing response from ${url}: ${cause}`);
}

function unavailable(reason: string, message: string): Verdict {
  return { status: 'False', reason, message };
}
