// DefaultStorageClass: a claim that names no class gets the default one.

import { findDefaultClass } from './common/defaultClass.js';
import { isCreationOf } from './common/requests.js';
import type { AdmissionPlugin } from './types.js';

const annotation = 'storageclass.kubernetes.io/is-default-class';
const betaAnnotation = 'volume.beta.kubernetes.io/storage-class';

export const defaultStorageClass: AdmissionPlugin = {
  name: 'DefaultStorageClass',
  mutate(request, view) {
    const { object } = request;
    if (!isCreationOf(request, 'PersistentVolumeClaim')) {
      return object;
    }
    const spec = (object['spec'] ?? {}) as { readonly storageClassName?: string };
    const isNamed = object.metadata.annotations?.[betaAnnotation] !== undefined;
    const found = findDefaultClass(view.list('storage.k8s.io/StorageClass'), annotation);
    if (isNamed || spec.storageClassName !== undefined || found === undefined) {
      return object;
    }
    return { ...object, spec: { ...spec, storageClassName: found.metadata.name } };
  },
};
