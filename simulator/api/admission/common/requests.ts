// Questions several plugins ask of a request.

import type { AdmissionRequest } from '../types.js';

/** A pod is being made. */
export function isPodCreation(request: AdmissionRequest): boolean {
  return (
    request.groupKind === 'Pod' && request.operation === 'CREATE' && request.subresource === ''
  );
}

/** How a refusal names the object: by the prefix of its name where that is still to be generated. */
export function shownName({ object, isUnnamed }: AdmissionRequest): string {
  const { name = '', generateName = '' } = object.metadata;
  return isUnnamed === true ? generateName : name;
}

/** An object of this kind is being made. */
export function isCreationOf(request: AdmissionRequest, groupKind: string): boolean {
  return request.groupKind === groupKind && request.operation === 'CREATE';
}
