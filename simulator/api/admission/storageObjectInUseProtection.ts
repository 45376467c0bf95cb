// StorageObjectInUseProtection: claims and volumes are protected from going while they are used.

import type { AdmissionPlugin } from './types.js';

const finalizers: { readonly [groupKind: string]: string } = {
  PersistentVolumeClaim: 'kubernetes.io/pvc-protection',
  PersistentVolume: 'kubernetes.io/pv-protection',
  'storage.k8s.io/VolumeAttributesClass': 'kubernetes.io/vac-protection',
};

export const storageObjectInUseProtection: AdmissionPlugin = {
  name: 'StorageObjectInUseProtection',
  mutate(request) {
    const { object } = request;
    const finalizer = finalizers[request.groupKind];
    const present = object.metadata.finalizers ?? [];
    const isProtected = finalizer === undefined || present.includes(finalizer);
    if (isProtected || request.operation !== 'CREATE') {
      return object;
    }
    const metadata = { ...object.metadata, finalizers: [...present, finalizer] };
    return { ...object, metadata };
  },
};
