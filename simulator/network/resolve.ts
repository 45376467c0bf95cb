// Who answers a connection: from a pod, a node or outside, to a name or address and a port. A pure query.

import ipaddr from 'ipaddr.js';
import { isTerminal } from '../../core/kubernetes/podPhase.js';
import type { Node, Pod, Service, ServicePort } from '../../schemas/built/types.js';
import { lookUp, slicesOf } from './names.js';
import { type Connection, findPolicyFault, type Party } from './policies.js';
import { chooseEndpoints, type TrafficSource } from './proxy.js';
import { podsOfServiceIn, targetPortOf } from './serviceMembers.js';
import type { Client, NetworkView, Resolution, ResolvedEndpoint, Target } from './view.js';

const zoneLabel = 'topology.kubernetes.io/zone';

/** Follows a connection through DNS, Service, endpoints and policies. */
export function resolve(view: NetworkView, client: Client, target: Target): Resolution {
  const asked = { view, client, target, from: partyOf(view, client) };
  if (ipaddr.isValid(target.host)) {
    return resolveAddress(asked, target.host);
  }
  const node = findNode(view, target.host);
  if (node !== undefined) {
    return resolveAddress(asked, addressOf(node));
  }
  const meaning = lookUp(view, client, target.host);
  switch (meaning.kind) {
    case 'unknown':
      return { outcome: 'unknown host', why: meaning.why, endpoints: [] };
    case 'external': {
      const why = `${nameOf(meaning.service)} is an alias of ${meaning.name}`;
      return { outcome: 'elsewhere', why, service: nameOf(meaning.service), endpoints: [] };
    }
    case 'addresses':
      return resolveAddress(asked, meaning.addresses[0] ?? '');
    case 'service':
      return meaning.service.spec?.clusterIP === 'None'
        ? toHeadless(asked, meaning.service)
        : throughService(asked, meaning.service, portByNumber(meaning.service, target), 'inside');
  }
}

interface Asked {
  readonly view: NetworkView;
  readonly client: Client;
  readonly target: Target;
  readonly from: Party;
}

function resolveAddress(asked: Asked, address: string): Resolution {
  const { view, target, client } = asked;
  const services = view.list('Service') as readonly Service[];
  const byClusterIp = services.find(({ spec }) => spec?.clusterIPs?.includes(address));
  if (byClusterIp !== undefined) {
    if (client.kind === 'outside') {
      const why = `${address} is known inside the cluster only`;
      return { outcome: 'timeout', why, service: nameOf(byClusterIp), endpoints: [] };
    }
    return throughService(asked, byClusterIp, portByNumber(byClusterIp, target), 'inside');
  }
  const balanced = services.find(
    ({ spec, status }) =>
      spec?.externalIPs?.includes(address) ||
      status?.loadBalancer?.ingress?.some(({ ip }) => ip === address),
  );
  if (balanced !== undefined) {
    return throughService(asked, balanced, portByNumber(balanced, target), 'outside');
  }
  const node = findNode(view, address);
  if (node !== undefined) {
    return throughNode(asked, node, services);
  }
  const pod = (view.list('Pod') as readonly Pod[]).find(({ status }) => status?.podIP === address);
  return pod === undefined
    ? { outcome: 'timeout', why: `nothing has the address ${address}`, endpoints: [] }
    : toPods(asked, undefined, [directTo(asked, pod)]);
}

/** A node port is open on every node. */
function throughNode(asked: Asked, node: Node, services: readonly Service[]): Resolution {
  const { target } = asked;
  const isWanted = ({ nodePort, protocol }: ServicePort): boolean =>
    nodePort === target.port && (protocol ?? 'TCP') === (target.protocol ?? 'TCP');
  const service = services.find(({ spec }) => spec?.ports?.some(isWanted));
  if (service === undefined) {
    const why = `no Service has node port ${target.port}`;
    return { outcome: 'refused', why, endpoints: [] };
  }
  const port = service.spec?.ports?.find(isWanted);
  return throughService(asked, service, port, node);
}

function throughService(
  asked: Asked,
  service: Service,
  port: ServicePort | undefined,
  way: 'inside' | Node | 'outside',
): Resolution {
  const name = nameOf(service);
  if (port === undefined) {
    const ports = (service.spec?.ports ?? []).map(own => own.port).join(', ');
    const why = `Service ${name} has no port ${asked.target.port}; it has ${ports || 'none'}`;
    return { outcome: 'timeout', why, service: name, endpoints: [] };
  }
  const node = typeof way === 'string' ? asked.from.node : way.metadata.name;
  const source: TrafficSource = {
    node,
    zone: zoneOf(asked.view, node),
    external: way !== 'inside',
  };
  const chosen = slicesOf(asked.view, service).flatMap(slice => {
    const own = slice.ports?.find(candidate => (candidate.name ?? '') === (port.name ?? ''));
    return (slice.endpoints ?? []).map(endpoint => ({ endpoint, port: own?.port }));
  });
  const choices = chooseEndpoints(
    service,
    chosen.map(({ endpoint }) => endpoint),
    source,
  );
  const endpoints = choices.map(({ endpoint, why }, index): ResolvedEndpoint => {
    const { namespace = '', name: podName = '' } = endpoint.targetRef ?? {};
    const pod = asked.view.get('Pod', namespace, podName) as Pod | undefined;
    const place = { address: endpoint.addresses[0] ?? '', port: chosen[index]?.port };
    return why === undefined
      ? reach(asked, pod, place)
      : { pod: pod && nameOf(pod), ...place, answers: false, why };
  });
  return toPods(asked, service, [...endpoints, ...missing(asked, service, endpoints)]);
}

/** DNS gives the members' own addresses: no proxy, no change of port. */
function toHeadless(asked: Asked, service: Service): Resolution {
  const endpoints = slicesOf(asked.view, service).flatMap(slice =>
    (slice.endpoints ?? []).map((endpoint): ResolvedEndpoint => {
      const { namespace = '', name = '' } = endpoint.targetRef ?? {};
      const pod = asked.view.get('Pod', namespace, name) as Pod | undefined;
      const place = { address: endpoint.addresses[0] ?? '', port: asked.target.port };
      return endpoint.conditions?.ready === false
        ? { pod: pod && nameOf(pod), ...place, answers: false, why: 'it is not ready' }
        : reach(asked, pod, place);
    }),
  );
  return toPods(asked, service, endpoints);
}

function directTo(asked: Asked, pod: Pod): ResolvedEndpoint {
  return reach(asked, pod, { address: pod.status?.podIP ?? '', port: asked.target.port });
}

/** Whether a pod's own address and port can be reached past the policies. */
function reach(
  { view, from, target }: Asked,
  pod: Pod | undefined,
  place: { readonly address: string; readonly port: number | undefined },
): ResolvedEndpoint {
  const base = { pod: pod && nameOf(pod), ...place };
  if (place.port === undefined) {
    return { ...base, answers: false, why: 'it has no port of the name that the Service asks for' };
  }
  const to: Party = { pod, address: place.address, node: pod?.spec?.nodeName };
  const protocol = target.protocol ?? 'TCP';
  const connection: Connection = { from, to, port: place.port, protocol };
  const fault = findPolicyFault(view, connection);
  if (fault !== undefined) {
    return { ...base, answers: false, why: fault };
  }
  const runs = pod === undefined || pod.status?.phase === 'Running';
  return runs ? { ...base, answers: true } : { ...base, answers: false, why: 'it is not running' };
}

/** Pods that the Service selects and that are no endpoints yet. */
function missing(
  { view }: Asked,
  service: Service,
  endpoints: readonly ResolvedEndpoint[],
): readonly ResolvedEndpoint[] {
  const known = new Set(endpoints.map(({ pod }) => pod));
  return podsOfServiceIn(view, service)
    .filter(pod => !known.has(nameOf(pod)))
    .map(pod => {
      const why = isTerminal(pod) ? `it has ended (${pod.status?.phase})` : 'it has no address yet';
      const port = service.spec?.ports?.[0] && targetPortOf(pod, service.spec.ports[0]);
      return { pod: nameOf(pod), address: '', port, answers: false, why };
    });
}

function toPods(
  { target }: Asked,
  service: Service | undefined,
  endpoints: readonly ResolvedEndpoint[],
): Resolution {
  const ordered = [...endpoints].sort((a, b) => Number(b.answers) - Number(a.answers));
  const answering = ordered.filter(({ answers }) => answers).length;
  const through = service === undefined ? {} : { service: nameOf(service) };
  if (answering > 0) {
    const why = answering === 1 ? '1 pod answers' : `each of ${answering} pods may answer`;
    return { outcome: 'answered', why, ...through, endpoints: ordered };
  }
  const isDropped = ordered.some(({ why }) => why?.startsWith('NetworkPolic'));
  const first = ordered[0]?.why;
  const name = service === undefined ? target.host : `Service ${nameOf(service)}`;
  return {
    outcome: isDropped ? 'timeout' : 'refused',
    why:
      ordered.length === 0
        ? `${name} has no endpoints: no pod matches its selector`
        : `none of the ${ordered.length} pods of ${name} answers: ${first}`,
    ...through,
    endpoints: ordered,
  };
}

function portByNumber(
  service: Service,
  { port, protocol = 'TCP' }: Target,
): ServicePort | undefined {
  return service.spec?.ports?.find(
    own => own.port === port && (own.protocol ?? 'TCP') === protocol,
  );
}

function partyOf(view: NetworkView, client: Client): Party {
  switch (client.kind) {
    case 'pod': {
      const pod = view.get('Pod', client.namespace, client.name) as Pod | undefined;
      return { pod, address: pod?.status?.podIP ?? '', node: pod?.spec?.nodeName };
    }
    case 'node': {
      const node = view.get('Node', '', client.name) as Node | undefined;
      return {
        pod: undefined,
        address: node === undefined ? '' : addressOf(node),
        node: client.name,
      };
    }
    case 'outside':
      return { pod: undefined, address: client.address ?? '203.0.113.1', node: undefined };
  }
}

function findNode(view: NetworkView, host: string): Node | undefined {
  return (view.list('Node') as readonly Node[]).find(
    node => node.metadata.name === host || addressOf(node) === host,
  );
}

function addressOf(node: Node): string {
  return node.status?.addresses?.find(({ type }) => type === 'InternalIP')?.address ?? '';
}

function zoneOf(view: NetworkView, node: string | undefined): string | undefined {
  return node === undefined ? undefined : view.get('Node', '', node)?.metadata.labels?.[zoneLabel];
}

function nameOf({ metadata }: Service | Pod): string {
  return `${metadata.namespace}/${metadata.name}`;
}
