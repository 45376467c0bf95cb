/**
 * The naming controller of custom resources: accepts the names of a definition, which is established from then on.
 *
 *     status.conditions: NamesAccepted True, Established True
 */
import type { CustomResourceDefinition } from '../../schemas/built/types.js';
import { isEqual } from '../api/equal.js';
import type { ControllerFactory } from '../kernel/types.js';

const groupKind = 'apiextensions.k8s.io/CustomResourceDefinition';

export const customResourceDefinitionController: ControllerFactory = () => ({
  name: 'crd-naming-controller',
  watches: {
    [groupKind]: change => (change.type === 'DELETED' ? [] : [change.object.metadata.name ?? '']),
  },
  reconcile(cluster, name) {
    const object = cluster.get(groupKind, '', name);
    if (object === undefined) {
      return undefined;
    }
    const { spec, status } = object as unknown as CustomResourceDefinition;
    const { kind } = spec.names;
    const acceptedNames = { ...spec.names, listKind: spec.names.listKind ?? `${kind}List` };
    const next = {
      ...status,
      acceptedNames,
      conditions: status?.conditions ?? establishedConditions(cluster.timestamp),
    };
    if (!isEqual(status, next)) {
      cluster.updateStatus({ ...object, status: next });
    }
    return undefined;
  },
});

function establishedConditions(lastTransitionTime: string): readonly object[] {
  const accepted = { reason: 'NoConflicts', message: 'no conflicts found' };
  const established = {
    reason: 'InitialNamesAccepted',
    message: 'the initial names have been accepted',
  };
  return [
    { type: 'NamesAccepted', status: 'True', lastTransitionTime, ...accepted },
    { type: 'Established', status: 'True', lastTransitionTime, ...established },
  ];
}
