// NetworkPolicies: whether a connection between two parties is let through, and which policy stands in its way.
// https://kubernetes.io/docs/concepts/services-networking/network-policies/

import ipaddr from 'ipaddr.js';
import { matchesSelector } from '../../core/kubernetes/selector.js';
import type {
  Namespace,
  NetworkPolicy,
  NetworkPolicyPeer,
  NetworkPolicyPort,
  Pod,
} from '../../schemas/built/types.js';
import type { NetworkView } from './view.js';

/** One side of a connection: a pod, or an address that is none. */
export interface Party {
  readonly pod: Pod | undefined;
  readonly address: string;
  /** The node it is on. */
  readonly node: string | undefined;
}

/** A connection after a Service's address was replaced by a pod's. */
export interface Connection {
  readonly from: Party;
  readonly to: Party;
  readonly port: number;
  readonly protocol: string;
}

type Direction = 'Ingress' | 'Egress';

/** Why the connection is dropped; undefined where both sides let it through. */
export function findPolicyFault(view: NetworkView, connection: Connection): string | undefined {
  const { from, to } = connection;
  const sameNode = from.pod === undefined && from.node !== undefined && from.node === to.node;
  const itself = from.pod !== undefined && from.pod.metadata.uid === to.pod?.metadata.uid;
  if (sameNode || itself) {
    return undefined;
  }
  return (
    faultOn(view, 'Egress', { subject: from, peer: to, connection }) ??
    faultOn(view, 'Ingress', { subject: to, peer: from, connection })
  );
}

interface Side {
  readonly subject: Party;
  readonly peer: Party;
  readonly connection: Connection;
}

function faultOn(view: NetworkView, direction: Direction, side: Side): string | undefined {
  const { pod } = side.subject;
  if (pod === undefined || pod.spec?.hostNetwork === true) {
    return undefined;
  }
  const namespace = pod.metadata.namespace ?? '';
  const policies = view.list(
    'networking.k8s.io/NetworkPolicy',
    namespace,
  ) as readonly NetworkPolicy[];
  const selecting = policies.filter(
    policy =>
      typesOf(policy).includes(direction) &&
      matchesSelector(policy.spec?.podSelector ?? {}, pod.metadata.labels),
  );
  if (selecting.length === 0 || selecting.some(policy => allows(view, policy, direction, side))) {
    return undefined;
  }
  const names = selecting.map(({ metadata }) => metadata.name).join(', ');
  const verb = direction === 'Ingress' ? 'lets it in' : 'lets it out';
  const subject = `${namespace}/${pod.metadata.name}`;
  return selecting.length === 1
    ? `NetworkPolicy ${names} isolates ${subject} and no rule of it ${verb}`
    : `NetworkPolicies ${names} isolate ${subject} and no rule of theirs ${verb}`;
}

function typesOf({ spec }: NetworkPolicy): readonly string[] {
  return spec?.policyTypes ?? ['Ingress', ...(spec?.egress === undefined ? [] : ['Egress'])];
}

function allows(
  view: NetworkView,
  policy: NetworkPolicy,
  direction: Direction,
  { peer, connection }: Side,
): boolean {
  const namespace = policy.metadata.namespace ?? '';
  const rules =
    direction === 'Ingress'
      ? (policy.spec?.ingress ?? []).map(({ from, ports }) => ({ peers: from, ports }))
      : (policy.spec?.egress ?? []).map(({ to, ports }) => ({ peers: to, ports }));
  return rules.some(
    ({ peers = [], ports = [] }) =>
      (peers.length === 0 ||
        peers.some(candidate => matchesPeer(view, candidate, peer, namespace))) &&
      (ports.length === 0 || ports.some(port => matchesPort(port, connection))),
  );
}

function matchesPeer(
  view: NetworkView,
  candidate: NetworkPolicyPeer,
  { pod, address }: Party,
  policyNamespace: string,
): boolean {
  const { ipBlock, namespaceSelector, podSelector } = candidate;
  if (ipBlock !== undefined) {
    const isExcepted = (ipBlock.except ?? []).some(cidr => isInside(address, cidr));
    return isInside(address, ipBlock.cidr) && !isExcepted;
  }
  if (pod === undefined || pod.spec?.hostNetwork === true) {
    return false;
  }
  const namespace = pod.metadata.namespace ?? '';
  const found = view.get('Namespace', '', namespace) as Namespace | undefined;
  const inNamespace =
    namespaceSelector === undefined
      ? namespace === policyNamespace
      : matchesSelector(namespaceSelector, found?.metadata.labels);
  return (
    inNamespace && (podSelector === undefined || matchesSelector(podSelector, pod.metadata.labels))
  );
}

/** Rules speak of the pod's port, by number, range or name. */
function matchesPort(
  { port, endPort, protocol = 'TCP' }: NetworkPolicyPort,
  connection: Connection,
): boolean {
  if (protocol !== connection.protocol) {
    return false;
  }
  if (port === undefined) {
    return true;
  }
  if (typeof port === 'number') {
    return connection.port >= port && connection.port <= (endPort ?? port);
  }
  return (connection.to.pod?.spec?.containers ?? []).some(container =>
    container.ports?.some(
      candidate =>
        candidate.name === port &&
        candidate.containerPort === connection.port &&
        (candidate.protocol ?? 'TCP') === protocol,
    ),
  );
}

function isInside(address: string, cidr: string): boolean {
  if (!ipaddr.isValid(address) || !ipaddr.isValidCIDR(cidr)) {
    return false;
  }
  const parsed = ipaddr.parse(address);
  const [range, bits] = ipaddr.parseCIDR(cidr);
  return parsed.kind() === range.kind() && parsed.match(range, bits);
}
