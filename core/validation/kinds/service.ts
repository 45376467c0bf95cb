/**
 * Services: ports, addresses, types and what each type may have.
 *
 *     type: ClusterIP
 *     ports: [{ port: 80, nodePort: 30080 }]   # nodePort may not be used when `type` is 'ClusterIP'
 */
import type { Service, ServicePort, ServiceSpec } from '../../../schemas/built/types.js';
import { checkCidr, checkIp, checkNonSpecialIp } from '../addresses.js';
import { checkOneOf, checkPort, checkRequiredOneOf } from '../checks.js';
import { internalServicePort } from '../internalForms.js';
import { type KindRules, rulesOf } from '../kindRules.js';
import { checkLabels, qualifiedName } from '../labels.js';
import { dns1123Label, dns1123Subdomain, nameIsLabel, portNumber } from '../names.js';
import type { Place } from '../place.js';
import { protocols } from '../pod/ports.js';
import { checkClusterIps, checkServiceUpdate, isHeadless } from './serviceAddresses.js';

const types = ['ClusterIP', 'ExternalName', 'LoadBalancer', 'NodePort'];
const trafficPolicies = ['Cluster', 'Local'];
const onlyBalanced = "may only be used when `type` is 'LoadBalancer'";
const maxAffinitySeconds = 86400;
const externalIpsWarning =
  'spec.externalIPs is deprecated and may no longer be implemented in some clusters';
const affinityWarning = 'spec.SessionAffinity is ignored for headless services';
const sourceRanges = 'service.beta.kubernetes.io/load-balancer-source-ranges';

/** Rules of Services. */
export const serviceRules: KindRules = rulesOf<Service>({
  group: '',
  kind: 'Service',
  name: nameIsLabel,
  create: (service, root) => checkService(service, service.spec ?? {}, root),
  update: (next, previous, root) =>
    checkServiceUpdate(next.spec ?? {}, previous.spec ?? {}, root.field('spec')),
  warnings: ({ spec }) => [
    ...((spec?.externalIPs ?? []).length === 0 ? [] : [externalIpsWarning]),
    ...(isHeadless(spec ?? {}) && spec?.sessionAffinity !== 'None' ? [affinityWarning] : []),
  ],
});

function checkService(service: Service, spec: ServiceSpec, root: Place): void {
  const at = root.field('spec');
  const ports = spec.ports ?? [];
  if (ports.length === 0 && !isHeadless(spec) && spec.type !== 'ExternalName') {
    at.field('ports').required();
  }
  checkType(spec, at);
  checkPorts(spec, at.field('ports'));
  checkLabels(spec.selector, at.field('selector'));
  checkAffinity(spec, at);
  checkClusterIps(spec, at);
  for (const [index, ip] of (spec.externalIPs ?? []).entries()) {
    const atIp = at.field('externalIPs').item(index);
    if (checkIp(ip, atIp)) {
      checkNonSpecialIp(ip, atIp);
    }
  }
  checkRequiredOneOf(spec.type, types, at.field('type'));
  checkRepeatedPorts(spec, at.field('ports'));
  checkSourceRanges(service, spec, root);
  checkBalancing(spec, at);
  checkTraffic(spec, at);
}

function checkType(spec: ServiceSpec, at: Place): void {
  if (spec.type === 'LoadBalancer' || spec.type === 'NodePort') {
    if (isHeadless(spec)) {
      const detail = `may not be set to 'None' for ${spec.type} services`;
      at.field('clusterIPs').item(0).invalid('None', detail);
    }
    return;
  }
  if (spec.type !== 'ExternalName') {
    return;
  }
  for (const name of ['clusterIPs', 'ipFamilies'] as const) {
    if ((spec[name] ?? []).length > 0) {
      at.field(name).forbidden('may not be set for ExternalName services');
    }
  }
  if (spec.ipFamilyPolicy !== undefined) {
    at.field('ipFamilyPolicy').forbidden('may not be set for ExternalName services');
  }
  const external = spec.externalName ?? '';
  const name = external.endsWith('.') ? external.slice(0, -1) : external;
  if (name === '') {
    at.field('externalName').required();
  } else {
    at.field('externalName').invalidEach(name, dns1123Subdomain(name));
  }
}

function checkPorts(spec: ServiceSpec, at: Place): void {
  const ports = spec.ports ?? [];
  const names = new Set<string>();
  for (const [index, port] of ports.entries()) {
    const atPort = at.item(index);
    const name = port.name ?? '';
    if (name !== '') {
      atPort.field('name').invalidEach(name, dns1123Label(name));
      if (names.has(name)) {
        atPort.field('name').duplicate(name);
      }
      names.add(name);
    } else if (ports.length > 1) {
      atPort.field('name').required();
    }
    checkPortNumbers(port, atPort);
    if (spec.type === 'ClusterIP' && port.nodePort) {
      const detail = "may not be used when `type` is 'ClusterIP'";
      atPort.field('nodePort').forbidden(detail);
    }
  }
}

function checkPortNumbers(port: ServicePort, at: Place): void {
  at.field('port').invalidEach(port.port ?? 0, portNumber(port.port ?? 0));
  checkRequiredOneOf(port.protocol, protocols, at.field('protocol'));
  // Where no target is given, the port itself is the target, and its fault is told twice.
  checkPort(port.targetPort, at.field('targetPort'));
  if (port.appProtocol !== undefined) {
    at.field('appProtocol').invalidEach(port.appProtocol, qualifiedName(port.appProtocol));
  }
}

function checkRepeatedPorts(spec: ServiceSpec, at: Place): void {
  const isAllocated = spec.type === 'NodePort' || isAllocatingBalancer(spec);
  const nodePortsSeen = new Set<string>();
  const portsSeen = new Set<string>();
  for (const [index, port] of (spec.ports ?? []).entries()) {
    const { protocol = '', nodePort = 0 } = port;
    const key = `${protocol} ${port.port ?? 0}`;
    const nodeKey = `${protocol} ${nodePort}`;
    // Ports that are the same get the same node port, which then is there twice.
    const isTwice = isAllocated && nodePort === 0 && portsSeen.has(key);
    if (isTwice || (nodePort !== 0 && nodePortsSeen.has(nodeKey))) {
      at.item(index).field('nodePort').duplicate(nodePort);
    }
    nodePortsSeen.add(nodeKey);
    if (portsSeen.has(key)) {
      at.item(index).duplicate(internalServicePort(protocol, port.port ?? 0));
    }
    portsSeen.add(key);
  }
}

function isAllocatingBalancer(spec: ServiceSpec): boolean {
  return spec.type === 'LoadBalancer' && spec.allocateLoadBalancerNodePorts !== false;
}

function checkAffinity(spec: ServiceSpec, at: Place): void {
  checkRequiredOneOf(spec.sessionAffinity, ['ClientIP', 'None'], at.field('sessionAffinity'));
  const atConfig = at.field('sessionAffinityConfig');
  if (spec.sessionAffinity === 'None' && spec.sessionAffinityConfig !== undefined) {
    atConfig.forbidden('must not be set when session affinity is None');
  }
  if (spec.sessionAffinity === 'ClientIP') {
    const seconds = spec.sessionAffinityConfig?.clientIP?.timeoutSeconds ?? 0;
    if (seconds <= 0 || seconds > maxAffinitySeconds) {
      const detail = `must be greater than 0 and less than ${maxAffinitySeconds}`;
      atConfig.field('clientIP').field('timeoutSeconds').invalid(seconds, detail);
    }
  }
}

function checkSourceRanges(service: Service, spec: ServiceSpec, root: Place): void {
  const ranges = spec.loadBalancerSourceRanges ?? [];
  const annotation = service.metadata?.annotations?.[sourceRanges];
  if (ranges.length > 0) {
    const name = 'loadBalancerSourceRanges';
    const at = root.field('spec').fieldShownAs(name, 'LoadBalancerSourceRanges');
    if (spec.type !== 'LoadBalancer') {
      at.forbidden(onlyBalanced);
    }
    for (const [index, range] of ranges.entries()) {
      checkCidr(range.trim(), at.item(index));
    }
  } else if (annotation !== undefined) {
    const at = root.field('metadata').field('annotations').key(sourceRanges);
    if (spec.type !== 'LoadBalancer') {
      at.forbidden(onlyBalanced);
    }
    for (const range of annotation.trim() === '' ? [] : annotation.split(',')) {
      checkCidr(range.trim(), at);
    }
  }
}

function checkBalancing(spec: ServiceSpec, at: Place): void {
  if (spec.type !== 'LoadBalancer') {
    for (const name of ['allocateLoadBalancerNodePorts', 'loadBalancerClass'] as const) {
      if (spec[name] !== undefined) {
        at.field(name).forbidden(onlyBalanced);
      }
    }
  } else if (spec.loadBalancerClass !== undefined) {
    const name = spec.loadBalancerClass;
    at.field('loadBalancerClass').invalidEach(name, qualifiedName(name));
  }
}

function checkTraffic(spec: ServiceSpec, at: Place): void {
  const isExternal =
    spec.type === 'LoadBalancer' ||
    spec.type === 'NodePort' ||
    (spec.type === 'ClusterIP' && (spec.externalIPs ?? []).length > 0);
  const external = spec.externalTrafficPolicy ?? '';
  if (isExternal) {
    checkRequiredOneOf(external, trafficPolicies, at.field('externalTrafficPolicy'));
  } else if (external !== '') {
    const detail = 'may only be set for externally-accessible services';
    at.field('externalTrafficPolicy').invalid(external, detail);
  }
  const needsHealthCheck = spec.type === 'LoadBalancer' && external === 'Local';
  const healthPort = spec.healthCheckNodePort ?? 0;
  if (healthPort !== 0 && !needsHealthCheck) {
    at.field('healthCheckNodePort').invalid(
      healthPort,
      "may only be set when `type` is 'LoadBalancer' and `externalTrafficPolicy` is 'Local'",
    );
  } else if (healthPort !== 0) {
    at.field('healthCheckNodePort').invalidEach(healthPort, portNumber(healthPort));
  }
  checkOneOf(spec.internalTrafficPolicy, trafficPolicies, at.field('internalTrafficPolicy'));
  checkOneOf(
    spec.trafficDistribution,
    ['PreferClose', 'PreferSameNode', 'PreferSameZone'],
    at.field('trafficDistribution'),
  );
}
