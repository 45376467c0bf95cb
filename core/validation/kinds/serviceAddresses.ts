/**
 * Cluster IPs and IP families of Services, at creation and at update.
 *
 *     clusterIPs: [10.0.0.1, None]   # 'None' must be the first and only value
 */
import type { ServiceSpec } from '../../../schemas/built/types.js';
import { checkIp, ipFamily } from '../addresses.js';
import { checkOneOf } from '../checks.js';
import type { Place } from '../place.js';

const families = ['IPv4', 'IPv6'];
const familyPolicies = ['PreferDualStack', 'RequireDualStack', 'SingleStack'];
const fixed = 'may not change once set';

/** Whether a Service has no address of its own. */
export function isHeadless(spec: ServiceSpec): boolean {
  return spec.clusterIPs?.length === 1 && spec.clusterIPs[0] === 'None';
}

/** clusterIP, clusterIPs, ipFamilies and ipFamilyPolicy against each other. */
export function checkClusterIps(spec: ServiceSpec, at: Place): void {
  if (spec.type === 'ExternalName') {
    return;
  }
  const ips = spec.clusterIPs ?? [];
  const atIps = at.field('clusterIPs');
  const primary = spec.clusterIP ?? '';
  if (primary !== '' && ips.length > 0 && ips[0] !== primary) {
    atIps.invalid(ips, 'first value must match `clusterIP`');
  } else if (primary === '' && ips.length > 0) {
    atIps.invalid(ips, 'must be empty when `clusterIP` is not specified');
  }
  checkFamilies(spec, at);
  if (checkEachIp(ips, atIps)) {
    checkDualStack(ips, atIps);
    checkIpFamilies(spec, ips, atIps);
  }
}

/** What may not change of a Service's addresses and load balancer. */
export function checkServiceUpdate(next: ServiceSpec, previous: ServiceSpec, at: Place): void {
  if (next.type === 'LoadBalancer' && previous.type === 'LoadBalancer') {
    if (next.loadBalancerClass !== previous.loadBalancerClass) {
      at.field('loadBalancerClass').invalid(next.loadBalancerClass, fixed);
    }
    const isLocal =
      next.externalTrafficPolicy === 'Local' && previous.externalTrafficPolicy === 'Local';
    if (isLocal && next.healthCheckNodePort !== previous.healthCheckNodePort) {
      at.field('healthCheckNodePort').forbidden('field is immutable');
    }
  }
  if (next.type === 'ExternalName' || previous.type === 'ExternalName') {
    return;
  }
  if (!isHeadless(next) || !isHeadless(previous)) {
    checkListUpdate(next, previous, 'clusterIPs', at);
  }
  if (!isHeadless(next) && !isHeadless(previous)) {
    checkListUpdate(next, previous, 'ipFamilies', at);
  }
}

function checkFamilies(spec: ServiceSpec, at: Place): void {
  const seen = new Set<string>();
  for (const [index, family] of (spec.ipFamilies ?? []).entries()) {
    const atFamily = at.field('ipFamilies').item(index);
    checkOneOf(family, families, atFamily);
    if (seen.has(family)) {
      atFamily.duplicate(family);
    }
    seen.add(family);
  }
  checkOneOf(spec.ipFamilyPolicy, familyPolicies, at.field('ipFamilyPolicy'));
}

function checkEachIp(ips: readonly string[], at: Place): boolean {
  let areValid = true;
  for (const [index, ip] of ips.entries()) {
    if (index === 0 && ip === 'None') {
      if (ips.length > 1) {
        areValid = false;
        at.invalid(ips, "'None' must be the first and only value");
      }
    } else if (!checkIp(ip, at.item(index))) {
      areValid = false;
    }
  }
  if (ips.length > 2) {
    at.invalid(ips, 'may only hold up to 2 values');
  }
  return areValid;
}

function checkDualStack(ips: readonly string[], at: Place): void {
  if (ips.length > 1 && new Set(ips.map(ipFamily)).size < 2) {
    at.invalid(ips, 'may specify no more than one IP for each IP family');
  }
}

function checkIpFamilies(spec: ServiceSpec, ips: readonly string[], at: Place): void {
  if (isHeadless(spec)) {
    return;
  }
  for (const [index, ip] of ips.entries()) {
    const family = spec.ipFamilies?.[index];
    if (family !== undefined && families.includes(family) && ipFamily(ip) !== family) {
      const detail = `expected an ${family} value as indicated by \`ipFamilies[${index}]\``;
      at.item(index).invalid(ip, detail);
    }
  }
}

function checkListUpdate(
  next: ServiceSpec,
  previous: ServiceSpec,
  name: 'clusterIPs' | 'ipFamilies',
  at: Place,
): void {
  const now = next[name] ?? [];
  const before = previous[name] ?? [];
  const atFirst = at.field(name).item(0);
  const word = name === 'clusterIPs' ? 'clusterIP' : 'ipFamily';
  if (now.length === before.length) {
    for (const [index, value] of before.entries()) {
      if (value !== now[index]) {
        at.field(name)
          .item(name === 'clusterIPs' ? index : 0)
          .invalid(now, fixed);
      }
    }
    return;
  }
  if (now.length === 0) {
    atFirst.invalid(now, `primary ${word} can not be unset`);
  } else if (before.length > 0 && now[0] !== before[0]) {
    atFirst.invalid(now, fixed);
  }
  if (before.length > now.length && now.length === 1 && next.ipFamilyPolicy !== 'SingleStack') {
    const detail = `must be set to 'SingleStack' when releasing the secondary ${word}`;
    at.field('ipFamilyPolicy').invalid(next.ipFamilyPolicy, detail);
  }
}
