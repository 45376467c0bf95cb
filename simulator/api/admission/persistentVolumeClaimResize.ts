// PersistentVolumeClaimResize: claims grow only where they are bound and their class allows it.
// After plugin/pkg/admission/storage/persistentvolume/resize.

import { compareQuantities, parseQuantity, quantityOf } from '../../../core/kubernetes/quantity.js';
import type { PersistentVolumeClaim, StorageClass } from '../../../schemas/built/types.js';
import { className } from '../../volumes/storageClass.js';
import { forbidden } from '../errors.js';
import type { ServerView } from '../serverView.js';
import type { AdmissionPlugin } from './types.js';

export const persistentVolumeClaimResize: AdmissionPlugin = {
  name: 'PersistentVolumeClaimResize',
  validate({ operation, subresource, groupKind, object, previous }, view) {
    if (groupKind !== 'PersistentVolumeClaim' || operation !== 'UPDATE' || subresource !== '') {
      return;
    }
    const claim = object as PersistentVolumeClaim & typeof object;
    const before = previous as (PersistentVolumeClaim & typeof object) | undefined;
    if (before === undefined || compareQuantities(sizeOf(claim), sizeOf(before)) <= 0) {
      return;
    }
    const fault = faultOf(before, claim, view);
    if (fault !== undefined) {
      throw forbidden(groupKind, claim.metadata.name ?? '', fault);
    }
  },
};

function faultOf(
  before: PersistentVolumeClaim,
  claim: PersistentVolumeClaim,
  view: ServerView,
): string | undefined {
  if (before.status?.phase !== 'Bound') {
    return 'Only bound persistent volume claims can be expanded';
  }
  const name = className(claim);
  const storageClass = view.get('storage.k8s.io/StorageClass', '', name) as
    | StorageClass
    | undefined;
  const isAllowed =
    name !== '' && name === className(before) && storageClass?.allowVolumeExpansion === true;
  return isAllowed
    ? undefined
    : 'only dynamically provisioned pvc can be resized and the storageclass that provisions the pvc must support resize';
}

function sizeOf({ spec }: PersistentVolumeClaim): ReturnType<typeof quantityOf> {
  return parseQuantity(spec?.resources?.requests?.['storage'] ?? '0') ?? quantityOf(0);
}
