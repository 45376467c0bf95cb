// CustomResourceDefinitions, and the objects of the kinds they define.

import type { KubernetesObject } from '../../../core/kubernetes/object.js';
import type { CustomResourceDefinition } from '../../../schemas/built/types.js';
import type { Strategy } from './strategy.js';

export const customResourceDefinition: Strategy = {
  generation: true,
  status: 'separate',
  initialStatus: object => ({
    conditions: null,
    acceptedNames: { plural: '', kind: '' },
    storedVersions: [storedVersionOf(object)],
  }),
  allocate: withStoredVersion,
};

/** Objects may be stored in the new version from now on, and are in the former ones still. */
function withStoredVersion(object: KubernetesObject): KubernetesObject {
  const status = (object['status'] ?? {}) as { readonly storedVersions?: readonly string[] };
  const { storedVersions = [] } = status;
  const version = storedVersionOf(object);
  return storedVersions.includes(version)
    ? object
    : { ...object, status: { ...status, storedVersions: [...storedVersions, version] } };
}

/** The version objects of the kind are stored with. */
function storedVersionOf(object: KubernetesObject): string {
  const { spec } = object as unknown as Partial<CustomResourceDefinition>;
  const versions = spec?.versions ?? [];
  return versions.find(version => version.storage)?.name ?? versions[0]?.name ?? 'v1';
}

const withStatus: Strategy = { generation: true, status: 'separate' };
const withoutStatus: Strategy = { generation: true };

/** The strategy of a custom kind's objects. */
export function customStrategy(object: KubernetesObject): Strategy {
  const { spec } = object as unknown as CustomResourceDefinition;
  const version = spec.versions.find(({ storage }) => storage);
  return version?.subresources?.status === undefined ? withoutStatus : withStatus;
}
