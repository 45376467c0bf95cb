// Defaults of a pod's volumes, per kind of source.
import type {
  DownwardAPIVolumeFile,
  ProjectedVolumeSource,
  Volume,
  VolumeProjection,
} from '../../schemas/built/types.js';
import { defaultClaimSpec } from './claim.js';
import { withStoredDivisor } from './container.js';
import { defaultPullPolicy } from './image.js';
import { withStoredQuantity } from './resourceList.js';
import { eachItem, withDefaults, withDefaultsForZero, withField } from './sharing.js';

const defaultMode = { defaultMode: 420 } as const;

/** A volume with its defaults; one without a source becomes an emptyDir. */
export function defaultVolume(volume: Volume): Volume {
  if (!hasSource(volume)) {
    return { ...volume, emptyDir: {} };
  }
  let result = withField(volume, 'secret', source => withDefaults(source, defaultMode));
  result = withField(result, 'configMap', source => withDefaults(source, defaultMode));
  result = withField(result, 'projected', defaultProjected);
  result = withField(result, 'downwardAPI', source =>
    withField(withDefaults(source, defaultMode), 'items', items => eachItem(items, defaultFile)),
  );
  result = withField(result, 'hostPath', source => withDefaults(source, { type: '' }));
  result = withField(result, 'emptyDir', source =>
    withField(source, 'sizeLimit', withStoredQuantity as never),
  );
  result = withField(result, 'ephemeral', source =>
    withField(source, 'volumeClaimTemplate', template => ({
      metadata: {},
      ...template,
      spec: defaultClaimSpec(template.spec ?? {}),
    })),
  );
  return withField(defaultDiskSources(result), 'image', source =>
    withDefaultsForZero(source, { pullPolicy: defaultPullPolicy(source.reference) }),
  );
}

function hasSource(volume: Volume): boolean {
  for (const name in volume) {
    if (name !== 'name' && volume[name as keyof Volume] != null) {
      return true;
    }
  }
  return false;
}

type DiskSources = Pick<Volume, 'iscsi' | 'rbd' | 'azureDisk' | 'scaleIO'>;

/** Pods' volumes and PersistentVolumes name some disks alike, with the same defaults. */
export function defaultDiskSources<T extends DiskSources>(volume: T): T {
  let result: DiskSources = withField<DiskSources, 'iscsi'>(volume, 'iscsi', source =>
    withDefaultsForZero(source, { iscsiInterface: 'default' }),
  );
  result = withField(result, 'rbd', source =>
    withDefaultsForZero(source, { pool: 'rbd', user: 'admin', keyring: '/etc/ceph/keyring' }),
  );
  result = withField(result, 'azureDisk', source =>
    withDefaults(source, {
      cachingMode: 'ReadWrite',
      kind: 'Shared',
      fsType: 'ext4',
      readOnly: false,
    }),
  );
  result = withField(result, 'scaleIO', source =>
    withDefaultsForZero(source, { storageMode: 'ThinProvisioned', fsType: 'xfs' }),
  );
  return result as T;
}

function defaultProjected(source: ProjectedVolumeSource): ProjectedVolumeSource {
  return withField(withDefaults(source, defaultMode), 'sources', sources =>
    eachItem(sources, defaultProjection),
  );
}

function defaultProjection(projection: VolumeProjection): VolumeProjection {
  const withToken = withField(projection, 'serviceAccountToken', token =>
    withDefaults(token, { expirationSeconds: 3600 }),
  );
  return withField(withToken, 'downwardAPI', source =>
    withField(source, 'items', items => eachItem(items, defaultFile)),
  );
}

function defaultFile(file: DownwardAPIVolumeFile): DownwardAPIVolumeFile {
  const withReference = withField(file, 'fieldRef', reference =>
    withDefaultsForZero(reference, { apiVersion: 'v1' }),
  );
  return withField(withReference, 'resourceFieldRef', withStoredDivisor);
}
