// Discovery group by group: APIResourceList, which older clients and many libraries still read.

import type { ServedResource } from '../http/servedResources.js';
import type { ServedVersion } from './discovery.js';
import { subresourceFacts } from './subresourceKinds.js';

/** The resources and subresources of one group version. */
export function resourceList({ apiVersion, resources }: ServedVersion): object {
  return {
    kind: 'APIResourceList',
    apiVersion: 'v1',
    groupVersion: apiVersion,
    resources: resources.flatMap(toEntries),
  };
}

function toEntries({ resource }: ServedResource): readonly object[] {
  const { plural, singular, namespaced, kind, verbs, shortNames, categories } = resource;
  const own = {
    name: plural,
    singularName: singular,
    namespaced,
    kind,
    verbs,
    ...(shortNames.length > 0 && { shortNames }),
    ...(categories.length > 0 && { categories }),
  };
  const parts = resource.subresources.map(name => {
    const facts = subresourceFacts(name, resource);
    const isForeign = facts.group !== resource.group || facts.version !== resource.version;
    return {
      name: `${plural}/${name}`,
      singularName: '',
      namespaced,
      ...(isForeign && { group: facts.group, version: facts.version }),
      kind: facts.kind,
      verbs: facts.verbs,
    };
  });
  return [own, ...parts];
}
