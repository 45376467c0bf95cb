/**
 * NetworkPolicies: peers, ports, address blocks.
 *
 *     from: [{}]   # must specify a peer
 */
import type {
  IPBlock,
  NetworkPolicy,
  NetworkPolicyPeer,
  NetworkPolicyPort,
} from '../../../schemas/built/types.js';
import { checkCidr, cidrContains, cidrFamily } from '../addresses.js';
import { checkOneOf, checkPort, checkPresent } from '../checks.js';
import { type KindRules, rulesOf } from '../kindRules.js';
import { checkLabelSelector } from '../labels.js';
import { portNumber } from '../names.js';
import type { Place } from '../place.js';

const types = ['Ingress', 'Egress'];

/** Rules of NetworkPolicies. */
export const networkPolicyRules: KindRules = rulesOf<NetworkPolicy>({
  group: 'networking.k8s.io',
  kind: 'NetworkPolicy',
  create: ({ spec }, root) => {
    const at = root.field('spec');
    checkLabelSelector(spec?.podSelector, at.field('podSelector'));
    for (const [index, rule] of (spec?.ingress ?? []).entries()) {
      const atRule = at.field('ingress').item(index);
      checkPorts(rule.ports ?? [], atRule.field('ports'));
      checkPeers(rule.from ?? [], atRule.field('from'));
    }
    for (const [index, rule] of (spec?.egress ?? []).entries()) {
      const atRule = at.field('egress').item(index);
      checkPorts(rule.ports ?? [], atRule.field('ports'));
      checkPeers(rule.to ?? [], atRule.field('to'));
    }
    checkTypes(spec?.policyTypes ?? [], at.field('policyTypes'));
  },
});

function checkTypes(given: readonly string[], at: Place): void {
  if (given.length > types.length) {
    at.invalid(given, 'may not specify more than two policyTypes');
    return;
  }
  for (const [index, type] of given.entries()) {
    checkOneOf(type, types, at.item(index));
  }
}

function checkPorts(ports: readonly NetworkPolicyPort[], at: Place): void {
  for (const [index, { protocol, port, endPort }] of ports.entries()) {
    const atPort = at.item(index);
    const atEnd = atPort.field('endPort');
    checkOneOf(protocol, ['TCP', 'UDP', 'SCTP'], atPort.field('protocol'));
    if (port !== undefined) {
      checkPort(port, atPort.field('port'));
    }
    if (endPort === undefined) {
      continue;
    }
    if (port === undefined) {
      atEnd.invalid(endPort, 'may not be specified when `port` is not specified');
    } else if (typeof port === 'string') {
      atEnd.invalid(endPort, 'may not be specified when `port` is non-numeric');
    } else {
      if (endPort < port) {
        atEnd.invalid(endPort, 'must be greater than or equal to `port`');
      }
      atEnd.invalidEach(endPort, portNumber(endPort));
    }
  }
}

function checkPeers(peers: readonly NetworkPolicyPeer[], at: Place): void {
  for (const [index, peer] of peers.entries()) {
    const atPeer = at.item(index);
    const { podSelector, namespaceSelector, ipBlock } = peer;
    checkLabelSelector(podSelector, atPeer.field('podSelector'));
    checkLabelSelector(namespaceSelector, atPeer.field('namespaceSelector'));
    if (ipBlock !== undefined) {
      checkIpBlock(ipBlock, atPeer.field('ipBlock'));
    }
    const hasSelector = podSelector !== undefined || namespaceSelector !== undefined;
    if (!hasSelector && ipBlock === undefined) {
      atPeer.required('must specify a peer');
    } else if (hasSelector && ipBlock !== undefined) {
      atPeer.forbidden('may not specify both ipBlock and another peer');
    }
  }
}

function checkIpBlock(block: IPBlock, at: Place): void {
  const cidr = block.cidr ?? '';
  if (!checkPresent(cidr, at.field('cidr')) || !checkCidr(cidr, at.field('cidr'))) {
    return;
  }
  for (const [index, except] of (block.except ?? []).entries()) {
    const atExcept = at.field('except').item(index);
    if (!checkCidr(except, atExcept)) {
      continue;
    }
    const isSubset = cidrFamily(except) === cidrFamily(cidr) && cidrContains(cidr, except);
    if (!isSubset) {
      atExcept.invalid(except, 'must be a strict subset of `cidr`');
    }
  }
}
