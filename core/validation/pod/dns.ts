// DNS of pods: policy, name servers, search paths, host aliases.
import type { HostAlias, PodSpec } from '../../../schemas/built/types.js';
import { checkIp } from '../addresses.js';
import { dns1123Subdomain, dns1123SubdomainWithUnderscore } from '../names.js';
import type { Place } from '../place.js';

const maxServers = 3;
const maxSearches = 32;
const maxSearchCharacters = 2048;

/** dnsConfig, which the policy None needs. */
export function checkDnsConfig(spec: PodSpec, at: Place): void {
  const config = spec.dnsConfig;
  if (spec.dnsPolicy === 'None') {
    if (config === undefined) {
      at.required('must provide `dnsConfig` when `dnsPolicy` is None');
      return;
    }
    if ((config.nameservers ?? []).length === 0) {
      const detail = 'must provide at least one DNS nameserver when `dnsPolicy` is None';
      at.field('nameservers').required(detail);
      return;
    }
  }
  if (config !== undefined) {
    checkServers(config.nameservers ?? [], at.field('nameservers'));
    checkSearches(config.searches ?? [], at.field('searches'));
    for (const [index, option] of (config.options ?? []).entries()) {
      if ((option.name ?? '') === '') {
        at.field('options').item(index).required('must not be empty');
      }
    }
  }
}

/** Entries of the pod's hosts file. */
export function checkHostAliases(aliases: readonly HostAlias[], at: Place): void {
  for (const [index, alias] of aliases.entries()) {
    checkIp(alias.ip ?? '', at.item(index).field('ip'));
    for (const [nameIndex, name] of (alias.hostnames ?? []).entries()) {
      at.item(index).field('hostnames').item(nameIndex).invalidEach(name, dns1123Subdomain(name));
    }
  }
}

function checkServers(servers: readonly string[], at: Place): void {
  if (servers.length > maxServers) {
    at.invalid(servers, `must not have more than ${maxServers} nameservers`);
  }
  for (const [index, server] of servers.entries()) {
    checkIp(server, at.item(index));
  }
}

function checkSearches(searches: readonly string[], at: Place): void {
  if (searches.length > maxSearches) {
    at.invalid(searches, `must not have more than ${maxSearches} search paths`);
  }
  if (searches.join(' ').length > maxSearchCharacters) {
    const detail = `must not have more than ${maxSearchCharacters} characters (including spaces) in the search list`;
    at.invalid(searches, detail);
  }
  for (const [index, search] of searches.entries()) {
    if (search !== '.') {
      const name = search.endsWith('.') ? search.slice(0, -1) : search;
      at.item(index).invalidEach(name, dns1123SubdomainWithUnderscore(name));
    }
  }
}
