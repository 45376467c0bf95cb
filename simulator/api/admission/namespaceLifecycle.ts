// NamespaceLifecycle: nothing is created in a namespace that is missing or going; three namespaces stay.

import { ApiError } from '../apiError.js';
import { forbidden, notFound } from '../errors.js';
import type { AdmissionPlugin, AdmissionRequest } from './types.js';

const immortal: ReadonlySet<string> = new Set(['default', 'kube-system', 'kube-public']);

export const namespaceLifecycle: AdmissionPlugin = {
  name: 'NamespaceLifecycle',
  mutate(request, view) {
    refuseDeletionOfImmortal(request);
    if (request.operation !== 'CREATE' || !view.isNamespaced(request.groupKind)) {
      return request.object;
    }
    const { namespace = '', name = '' } = request.object.metadata;
    const found = view.get('Namespace', '', namespace);
    if (found === undefined) {
      throw notFound('Namespace', namespace);
    }
    if (found.metadata.deletionTimestamp !== undefined) {
      const why = `unable to create new content in namespace ${namespace} because it is being terminated`;
      const refusal = forbidden(request.groupKind, name, why);
      const causes = [
        {
          reason: 'NamespaceTerminating',
          message: `namespace ${namespace} is being terminated`,
          field: 'metadata.namespace',
        },
      ];
      throw new ApiError(403, 'Forbidden', refusal.message, { ...refusal.details, causes });
    }
    return request.object;
  },
};

function refuseDeletionOfImmortal(request: AdmissionRequest): void {
  const { name = '' } = request.object.metadata;
  if (request.operation === 'DELETE' && request.groupKind === 'Namespace' && immortal.has(name)) {
    throw forbidden('Namespace', name, 'this namespace may not be deleted');
  }
}
