// What the server serves, as clients ask for it: aggregated in one document, or group by group as they used to.

import { compareVersions } from '../../../core/kubernetes/gvk.js';
import { jsonReply, type Reply } from '../http/message.js';
import { negotiate } from '../http/negotiate.js';
import type { ServedResource } from '../http/servedResources.js';
import { aggregatedGroup } from './aggregated.js';
import { resourceList } from './legacy.js';

/** A group with its versions, the preferred one first. */
export interface ServedGroup {
  readonly name: string;
  readonly versions: readonly ServedVersion[];
}

export interface ServedVersion {
  readonly name: string;
  readonly apiVersion: string;
  readonly resources: readonly ServedResource[];
}

const AGGREGATED = 'APIGroupDiscoveryList';
const AGGREGATED_TYPE = `application/json;g=apidiscovery.k8s.io;v=v2;as=${AGGREGATED}`;

/** The discovery document at a path, undefined where there is none. */
export function discoveryPage(
  resources: readonly ServedResource[],
  path: string,
  accept: string | undefined,
): Reply | undefined {
  const groups = groupsOf(resources);
  if (path === '/api' || path === '/apis') {
    const isCore = path === '/api';
    const shown = groups.filter(({ name }) => (name === '') === isCore);
    return negotiate(accept).as === AGGREGATED ? aggregated(shown) : legacyRoot(shown, isCore);
  }
  const [, root, name = '', version = ''] = path.split('/');
  if (root === 'api') {
    return version === '' ? versionPage(groups, '', name) : undefined;
  }
  const group = groups.find(entry => entry.name === name);
  if (root !== 'apis' || group === undefined || name === '') {
    return undefined;
  }
  return version === ''
    ? jsonReply(200, { kind: 'APIGroup', apiVersion: 'v1', ...legacyGroup(group) })
    : versionPage(groups, name, version);
}

/** The served resources by group and version. The core group comes first, custom groups last. */
function groupsOf(resources: readonly ServedResource[]): readonly ServedGroup[] {
  const byGroup = new Map<string, Map<string, ServedResource[]>>();
  for (const served of resources) {
    const { group, version } = served.resource;
    const versions = byGroup.get(group) ?? new Map<string, ServedResource[]>();
    byGroup.set(group, versions);
    versions.set(version, [...(versions.get(version) ?? []), served]);
  }
  return [...byGroup].map(([name, versions]) => ({
    name,
    versions: [...versions]
      .sort(([a], [b]) => compareVersions(a, b))
      .map(([version, list]) => ({
        name: version,
        apiVersion: name === '' ? version : `${name}/${version}`,
        resources: list,
      })),
  }));
}

function aggregated(groups: readonly ServedGroup[]): Reply {
  const reply = jsonReply(200, {
    kind: AGGREGATED,
    apiVersion: 'apidiscovery.k8s.io/v2',
    metadata: {},
    items: groups.map(aggregatedGroup),
  });
  return {
    ...reply,
    headers: [
      ['Content-Type', AGGREGATED_TYPE],
      ['Vary', 'Accept'],
    ],
  };
}

function legacyRoot(groups: readonly ServedGroup[], isCore: boolean): Reply {
  if (isCore) {
    const versions = groups.flatMap(group => group.versions.map(({ name }) => name));
    return jsonReply(200, { kind: 'APIVersions', versions, serverAddressByClientCIDRs: [] });
  }
  return jsonReply(200, {
    kind: 'APIGroupList',
    apiVersion: 'v1',
    groups: groups.map(legacyGroup),
  });
}

function legacyGroup({ name, versions }: ServedGroup): object {
  const all = versions.map(({ name: version, apiVersion }) => ({
    groupVersion: apiVersion,
    version,
  }));
  return { name, versions: all, preferredVersion: all[0] };
}

function versionPage(
  groups: readonly ServedGroup[],
  group: string,
  version: string,
): Reply | undefined {
  const versions = groups.find(({ name }) => name === group)?.versions;
  const found = versions?.find(({ name }) => name === version);
  return found && jsonReply(200, resourceList(found));
}
