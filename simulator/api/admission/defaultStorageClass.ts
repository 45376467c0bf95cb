// DefaultStorageClass: a claim that names no class gets the default one.

import type { PersistentVolumeClaim } from '../../../schemas/built/types.js';
import { findDefaultStorageClass, namesClass } from '../../volumes/storageClass.js';
import { isCreationOf } from './common/requests.js';
import type { AdmissionPlugin } from './types.js';

export const defaultStorageClass: AdmissionPlugin = {
  name: 'DefaultStorageClass',
  mutate(request, view) {
    const { object } = request;
    if (!isCreationOf(request, 'PersistentVolumeClaim')) {
      return object;
    }
    const claim = object as PersistentVolumeClaim;
    const found = findDefaultStorageClass(view.list('storage.k8s.io/StorageClass'));
    if (namesClass(claim) || found === undefined) {
      return object;
    }
    return { ...object, spec: { ...claim.spec, storageClassName: found.metadata.name } };
  },
};
