// Defaults of PersistentVolumeClaims, also where they are templates.
import type {
  PersistentVolumeClaim,
  PersistentVolumeClaimSpec,
} from '../../schemas/built/types.js';
import { withCanonicalRequirements } from './resourceList.js';
import { withDefaults, withField } from './sharing.js';

/** The spec of a claim with its defaults. `dataSource` and `dataSourceRef` mirror each other. */
export function defaultClaimSpec(spec: PersistentVolumeClaimSpec): PersistentVolumeClaimSpec {
  const filled = withDefaults(spec, { volumeMode: 'Filesystem', resources: {} });
  const withResources = withField(filled, 'resources', withCanonicalRequirements);
  const withSource = withField(withResources, 'dataSource', withWrittenGroup);
  return withField(withSource, 'dataSourceRef', withWrittenGroup);
}

/** The group of a data source is always written, as null where there is none. */
function withWrittenGroup<T extends { readonly apiGroup?: string }>(source: T): T {
  return source.apiGroup === undefined ? { ...source, apiGroup: null } : source;
}

/** A claim of a StatefulSet's volumeClaimTemplates, stored as the whole object it is. */
export function defaultClaimTemplate(claim: PersistentVolumeClaim): PersistentVolumeClaim {
  const filled = withDefaults(claim, {
    apiVersion: 'v1',
    kind: 'PersistentVolumeClaim',
    metadata: {},
    spec: {},
    status: { phase: 'Pending' },
  });
  return withField(filled, 'spec', defaultClaimSpec);
}
