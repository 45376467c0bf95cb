/**
 * Protection of VolumeAttributesClasses: one that a claim or a volume names is not removed before.
 * https://kubernetes.io/docs/concepts/storage/volume-attributes-classes/
 */
import type {
  PersistentVolume,
  PersistentVolumeClaim,
  VolumeAttributesClass,
} from '../../../schemas/built/types.js';
import type { Cluster, ControllerFactory } from '../../kernel/types.js';

const groupKind = 'storage.k8s.io/VolumeAttributesClass';
const finalizer = 'kubernetes.io/vac-protection';

export const attributesClassProtectionController: ControllerFactory = () => ({
  name: 'volumeattributesclass-protection-controller',
  watches: {
    [groupKind]: ({ object }) => (isGoing(object) ? [object.metadata.name ?? ''] : []),
    PersistentVolumeClaim: (_, cluster) => namesOfGoing(cluster),
    PersistentVolume: (_, cluster) => namesOfGoing(cluster),
  },
  reconcile(cluster, name) {
    const found = cluster.get<VolumeAttributesClass>(groupKind, '', name);
    if (found !== undefined && isGoing(found) && !isUsed(cluster, name)) {
      const kept = (found.metadata.finalizers ?? []).filter(each => each !== finalizer);
      cluster.update({ ...found, metadata: { ...found.metadata, finalizers: kept } });
    }
    return undefined;
  },
});

function isGoing({ metadata }: Pick<VolumeAttributesClass, 'metadata'>): boolean {
  return (
    metadata.deletionTimestamp !== undefined && metadata.finalizers?.includes(finalizer) === true
  );
}

function namesOfGoing(cluster: Pick<Cluster, 'list'>): readonly string[] {
  return cluster
    .list<VolumeAttributesClass>(groupKind)
    .filter(isGoing)
    .map(({ metadata }) => metadata.name ?? '');
}

function isUsed(cluster: Cluster, name: string): boolean {
  return (
    cluster
      .list<PersistentVolumeClaim>('PersistentVolumeClaim')
      .some(({ spec, status }) =>
        [
          spec?.volumeAttributesClassName,
          status?.currentVolumeAttributesClassName,
          status?.modifyVolumeStatus?.targetVolumeAttributesClassName,
        ].includes(name),
      ) ||
    cluster
      .list<PersistentVolume>('PersistentVolume')
      .some(({ spec }) => spec?.volumeAttributesClassName === name)
  );
}
