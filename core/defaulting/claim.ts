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
  return withField(filled, 'resources', withCanonicalRequirements);
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
