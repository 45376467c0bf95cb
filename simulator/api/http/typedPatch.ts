// Server-side apply reads its patch by the kind's schema: what does not fit ends it, however lenient the request.

import { ApiError } from '../apiError.js';
import { isMap } from '../patch/jsonValue.js';
import { typedFaults } from '../patch/typedFaults.js';
import { shapeOfType } from '../patch/typedShape.js';
import type { ResourcePath } from './requestPath.js';
import { fieldsTypeOf, type ServedResource } from './servedResources.js';

/** Throws ApiError in the words of the typed conversion where the patch does not fit its schema. */
export function refuseUntyped(value: unknown, served: ServedResource, path: ResourcePath): void {
  const type = fieldsTypeOf(served);
  if (!isMap(value) || type === undefined) {
    return;
  }
  const faults = typedFaults(value, shapeOfType(type));
  if (faults.length === 0) {
    return;
  }
  const why = faults.length === 1 ? faults[0] : ['errors:', ...faults].join('\n  ');
  const { group, version, kind } = served.resource;
  const place = `${path.namespace}/${path.name}; ${group}/${version}, Kind=${kind}`;
  // The request is at fault; the real server says 500 without a reason all the same.
  throw new ApiError(500, '', `failed to create typed patch object (${place}): ${why}`);
}
