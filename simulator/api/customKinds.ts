// Which kinds CustomResourceDefinitions add, and whether a kind lives in namespaces.

import type { KubernetesObject } from '../../core/kubernetes/object.js';
import type { CustomResourceDefinition } from '../../schemas/built/types.js';
import type { GroupKind } from '../kernel/types.js';
import { isBuiltIn, isNamespaced } from './resources.js';
import type { Store } from './store.js';

const definitionKind = 'apiextensions.k8s.io/CustomResourceDefinition';

/** The definition of a custom kind; undefined for other kinds. */
export function findDefinition(store: Store, groupKind: GroupKind): KubernetesObject | undefined {
  return store.list(definitionKind).find(object => {
    const { spec } = object as unknown as CustomResourceDefinition;
    return `${spec.group}/${spec.names.kind}` === groupKind;
  });
}

/** As `isNamespaced`, custom kinds included. */
export function isNamespacedKind(store: Store, groupKind: GroupKind): boolean {
  if (isBuiltIn(groupKind)) {
    return isNamespaced(groupKind);
  }
  const definition = findDefinition(store, groupKind) as unknown as
    | CustomResourceDefinition
    | undefined;
  return definition === undefined ? true : definition.spec.scope === 'Namespaced';
}
