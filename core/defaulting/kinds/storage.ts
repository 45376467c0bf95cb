// Defaults of volumes, claims, storage classes and CSI drivers.
import type {
  CSIDriver,
  PersistentVolume,
  PersistentVolumeClaim,
  PersistentVolumeClaimSpec,
  PersistentVolumeSpec,
  StorageClass,
} from '../../../schemas/built/types.js';
import { defaultClaimSpec } from '../claim.js';
import { withCanonicalList } from '../resourceList.js';
import { withDefaults, withDefaultsForZero, withField, withSpec } from '../sharing.js';
import { defaultDiskSources } from '../volume.js';

/** A PersistentVolume with its defaults. */
export function defaultPersistentVolume(volume: PersistentVolume): PersistentVolume {
  return withSpec(volume, spec => {
    const policy = withDefaultsForZero(spec, { persistentVolumeReclaimPolicy: 'Retain' });
    const filled = withDefaults(policy, { volumeMode: 'Filesystem' });
    const withCapacity = withField(filled, 'capacity', withCanonicalList as never);
    return defaultSources(withCapacity);
  });
}

/** A PersistentVolumeClaim with its defaults. */
export function defaultPersistentVolumeClaim(claim: PersistentVolumeClaim): PersistentVolumeClaim {
  return withSpec(claim, spec => withMirroredSource(defaultClaimSpec(spec)));
}

/** A StorageClass with its defaults. */
export function defaultStorageClass(storageClass: StorageClass): StorageClass {
  return withDefaults(storageClass, { reclaimPolicy: 'Delete', volumeBindingMode: 'Immediate' });
}

/** A CSIDriver with its defaults. */
export function defaultCsiDriver(driver: CSIDriver): CSIDriver {
  return withSpec(driver, spec => {
    const modes = (spec.volumeLifecycleModes ?? []).length === 0;
    const filled = modes ? { ...spec, volumeLifecycleModes: ['Persistent'] } : spec;
    return withDefaults(filled, {
      attachRequired: true,
      podInfoOnMount: false,
      storageCapacity: false,
      fsGroupPolicy: 'ReadWriteOnceWithFSType',
      requiresRepublish: false,
      seLinuxMount: false,
    });
  });
}

/** dataSource and dataSourceRef are the same where only one of them is given. */
function withMirroredSource(spec: PersistentVolumeClaimSpec): PersistentVolumeClaimSpec {
  const { dataSource, dataSourceRef } = spec;
  if (dataSource !== undefined && dataSourceRef === undefined) {
    return { ...spec, dataSourceRef: dataSource };
  }
  if (dataSource !== undefined || dataSourceRef === undefined || dataSourceRef.namespace) {
    return spec;
  }
  const { apiGroup = null, kind, name } = dataSourceRef;
  return { ...spec, dataSource: { apiGroup: apiGroup as string, kind, name } };
}

function defaultSources(spec: PersistentVolumeSpec): PersistentVolumeSpec {
  const result = withField(spec, 'hostPath', source => withDefaults(source, { type: '' }));
  const filled = withField(result, 'azureFile', source =>
    source.secretNamespace === undefined
      ? { ...source, secretNamespace: null as unknown as string }
      : source,
  );
  return defaultDiskSources(filled);
}
