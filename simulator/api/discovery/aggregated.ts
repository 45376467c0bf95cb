// Aggregated discovery: apidiscovery.k8s.io/v2, which clients since 1.26 ask for first.

import type { ServedResource } from '../http/servedResources.js';
import type { ServedGroup } from './discovery.js';
import { subresourceFacts } from './subresourceKinds.js';

/** One item of the APIGroupDiscoveryList. */
export function aggregatedGroup({ name, versions }: ServedGroup): object {
  return {
    metadata: { name: name === '' ? undefined : name, creationTimestamp: null },
    versions: versions.map(version => ({
      version: version.name,
      resources: version.resources.map(toResource),
      freshness: 'Current',
    })),
  };
}

function toResource({ resource }: ServedResource): object {
  const { group, version, kind } = resource;
  const scope = resource.namespaced ? 'Namespaced' : 'Cluster';
  return {
    resource: resource.plural,
    responseKind: { group, version, kind },
    scope,
    singularResource: resource.singular,
    verbs: resource.verbs,
    ...(resource.shortNames.length > 0 && { shortNames: resource.shortNames }),
    ...(resource.categories.length > 0 && { categories: resource.categories }),
    ...(resource.subresources.length > 0 && {
      subresources: resource.subresources.map(name => {
        const facts = subresourceFacts(name, resource);
        const responseKind = { group: facts.group, version: facts.version, kind: facts.kind };
        return { subresource: name, responseKind, verbs: facts.verbs };
      }),
    }),
  };
}
