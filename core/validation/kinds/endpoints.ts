/**
 * Endpoints and EndpointSlices: addresses and ports.
 *
 *     addressType: IPv4
 *     endpoints: [{ addresses: [] }]   # at least one address
 */
import type {
  DiscoveryEndpointPort,
  Endpoint,
  EndpointAddress,
  EndpointSlice,
  Endpoints,
} from '../../../schemas/built/types.js';
import { checkIp, checkNonSpecialIp, ipFamily } from '../addresses.js';
import { checkName, checkRequiredOneOf } from '../checks.js';
import { checkImmutable } from '../immutable.js';
import { type KindRules, rulesOf } from '../kindRules.js';
import { qualifiedName } from '../labels.js';
import { dns1123Label, dns1123Subdomain, portNumber } from '../names.js';
import type { Place } from '../place.js';
import { protocols } from '../pod/ports.js';

const addressTypes = ['FQDN', 'IPv4', 'IPv6'];
const maxEndpoints = 1000;
const maxAddresses = 100;
const maxPorts = 20_000;

/** Rules of Endpoints. */
export const endpointsRules: KindRules = rulesOf<Endpoints>({
  group: '',
  kind: 'Endpoints',
  create: ({ subsets }, root) => {
    for (const [index, subset] of (subsets ?? []).entries()) {
      const at = root.field('subsets').item(index);
      const { addresses = [], notReadyAddresses = [], ports = [] } = subset;
      if (addresses.length + notReadyAddresses.length === 0) {
        at.required('must specify `addresses` or `notReadyAddresses`');
      }
      checkAddresses(addresses, at.field('addresses'));
      checkAddresses(notReadyAddresses, at.field('notReadyAddresses'));
      for (const [portIndex, port] of ports.entries()) {
        const atPort = at.field('ports').item(portIndex);
        if (ports.length > 1 && (port.name ?? '') === '') {
          atPort.field('name').required();
        }
        checkName(port.name, dns1123Label, atPort.field('name'));
        atPort.field('port').invalidEach(port.port ?? 0, portNumber(port.port ?? 0));
        checkRequiredOneOf(port.protocol, protocols, atPort.field('protocol'));
        checkName(port.appProtocol, qualifiedName, atPort.field('appProtocol'));
      }
    }
  },
  warnings: () => ['v1 Endpoints is deprecated in v1.33+; use discovery.k8s.io/v1 EndpointSlice'],
});

/** Rules of EndpointSlices. */
export const endpointSliceRules: KindRules = rulesOf<EndpointSlice>({
  group: 'discovery.k8s.io',
  kind: 'EndpointSlice',
  create: (slice, root) => {
    checkRequiredOneOf(slice.addressType, addressTypes, root.field('addressType'));
    const endpoints = slice.endpoints ?? [];
    if (endpoints.length > maxEndpoints) {
      root.field('endpoints').tooMany(endpoints.length, maxEndpoints);
    }
    for (const [index, endpoint] of endpoints.entries()) {
      checkEndpoint(endpoint, slice.addressType, root.field('endpoints').item(index));
    }
    checkSlicePorts(slice.ports ?? [], root.field('ports'));
  },
  update: (next, previous, root) =>
    checkImmutable(next.addressType, previous.addressType, root.field('addressType')),
});

function checkAddresses(addresses: readonly EndpointAddress[], at: Place): void {
  for (const [index, address] of addresses.entries()) {
    const atAddress = at.item(index);
    checkIp(address.ip ?? '', atAddress.field('ip'));
    checkName(address.hostname, dns1123Label, atAddress.field('hostname'));
    if (address.nodeName !== undefined) {
      const messages = dns1123Subdomain(address.nodeName);
      atAddress.field('nodeName').invalidEach(address.nodeName, messages);
    }
    checkNonSpecialIp(address.ip ?? '', atAddress.field('ip'));
  }
}

function checkEndpoint(endpoint: Endpoint, type: string, at: Place): void {
  const addresses = endpoint.addresses ?? [];
  if (addresses.length === 0) {
    at.field('addresses').required('must contain at least 1 address');
  } else if (addresses.length > maxAddresses) {
    at.field('addresses').tooMany(addresses.length, maxAddresses);
  }
  for (const [index, address] of addresses.entries()) {
    checkSliceAddress(address, type, at.field('addresses').item(index));
  }
  checkName(endpoint.nodeName, dns1123Subdomain, at.field('nodeName'));
  for (const key in endpoint.deprecatedTopology) {
    at.field('deprecatedTopology').invalidEach(key, qualifiedName(key));
  }
  checkName(endpoint.hostname, dns1123Label, at.field('hostname'));
}

function checkSliceAddress(address: string, type: string, at: Place): void {
  if (type === 'FQDN') {
    at.invalidEach(address, dns1123Subdomain(address));
    return;
  }
  if (type !== 'IPv4' && type !== 'IPv6') {
    return;
  }
  if (checkIp(address, at)) {
    if (ipFamily(address) !== type) {
      at.invalid(address, `must be an ${type} address`);
    }
    checkNonSpecialIp(address, at);
  }
}

function checkSlicePorts(ports: readonly DiscoveryEndpointPort[], at: Place): void {
  if (ports.length > maxPorts) {
    at.tooMany(ports.length, maxPorts);
  }
  const names = new Set<string>();
  for (const [index, port] of ports.entries()) {
    const atPort = at.item(index);
    const name = port.name ?? '';
    if (name !== '') {
      atPort.field('name').invalidEach(name, dns1123Label(name));
    }
    if (names.has(name)) {
      atPort.field('name').duplicate(name);
    }
    names.add(name);
    checkRequiredOneOf(port.protocol, protocols, atPort.field('protocol'));
    checkName(port.appProtocol, qualifiedName, atPort.field('appProtocol'));
  }
}
