// The fieldSelector query parameter: `status.phase!=Running,spec.nodeName=node-1`. Each kind supports the fields
// the real server indexes, and refuses the others in its words.

import type { KubernetesObject } from '../../../core/kubernetes/object.js';
import type { GroupKind } from '../../kernel/types.js';
import { badRequest } from './refusals.js';
import type { ServedResource } from './servedResources.js';

/** What a list keeps. `metadataName` is set where the selector pins one name. */
export interface FieldTest {
  readonly matches: (object: KubernetesObject) => boolean;
  readonly metadataName: string | undefined;
}

const COMMON = ['metadata.name', 'metadata.namespace'];
const INVOLVED = 'kind namespace name uid apiVersion resourceVersion fieldPath';

const fieldsByKind: Readonly<Record<GroupKind, readonly string[]>> = {
  Pod: words(
    'spec.nodeName spec.restartPolicy spec.schedulerName spec.serviceAccountName spec.hostNetwork status.phase status.podIP status.podIPs status.nominatedNodeName',
  ),
  Event: [
    ...words(INVOLVED).flatMap(field => [`involvedObject.${field}`, `regarding.${field}`]),
    ...words('reason reportingComponent reportingController source type'),
  ],
  Namespace: ['status.phase'],
  Node: ['spec.unschedulable'],
  Secret: ['type'],
  Service: words('spec.clusterIP spec.type'),
  ReplicationController: ['status.replicas'],
  'apps/ReplicaSet': ['status.replicas'],
  'batch/Job': ['status.successful'],
  'certificates.k8s.io/CertificateSigningRequest': ['spec.signerName'],
};

function words(text: string): string[] {
  return text.split(' ');
}

/** The test of a selector text; everything passes an empty one. Throws ApiError 400. */
export function parseFieldSelector(
  text: string | undefined,
  { groupKind, custom }: Pick<ServedResource, 'groupKind' | 'custom'>,
): FieldTest {
  const own = custom?.selectableFields ?? fieldsByKind[groupKind];
  const terms = (text ?? '').split(',').filter(term => term.trim() !== '');
  const requirements = terms.map(term => parseTerm(term, own));
  const pinned = requirements.find(({ field, isEqual }) => field === 'metadata.name' && isEqual);
  return {
    metadataName: pinned?.value,
    matches: object =>
      requirements.every(
        ({ field, isEqual, value }) => (fieldValue(object, field) === value) === isEqual,
      ),
  };
}

interface Requirement {
  readonly field: string;
  readonly isEqual: boolean;
  readonly value: string;
}

function parseTerm(term: string, own: readonly string[] | undefined): Requirement {
  const match = /^([^=!]*)(!=|==|=)(.*)$/.exec(term.trim());
  if (match === null) {
    throw badRequest(`invalid selector: '${term}'; can't understand '${term}'`);
  }
  const [, field = '', operator, value = ''] = match;
  if (!COMMON.includes(field) && !own?.includes(field)) {
    throw badRequest(
      own === undefined
        ? `"${field}" is not a known field selector: only "metadata.name", "metadata.namespace"`
        : `field label not supported: ${field}`,
    );
  }
  return { field, isEqual: operator !== '!=', value: value.replaceAll(/\\(.)/g, '$1') };
}

/** Fields whose name in a selector is not their path. */
const SPECIAL: Readonly<Record<string, (object: KubernetesObject) => unknown>> = {
  'status.successful': object => at(object, 'status.succeeded') ?? 0,
  'status.replicas': object => at(object, 'status.replicas') ?? 0,
  'spec.unschedulable': object => at(object, 'spec.unschedulable') ?? false,
  'spec.hostNetwork': object => at(object, 'spec.hostNetwork') ?? false,
  'status.podIPs': object => at(object, 'status.podIP'),
  source: object => at(object, 'source.component') ?? at(object, 'reportingComponent'),
  reportingController: object => at(object, 'reportingComponent'),
};

function fieldValue(object: KubernetesObject, field: string): string {
  const path = field.replace(/^regarding\./, 'involvedObject.');
  const value = SPECIAL[field]?.(object) ?? at(object, path);
  return value === undefined || value === null ? '' : String(value);
}

function at(object: unknown, path: string): unknown {
  return path
    .split('.')
    .reduce<unknown>(
      (value, key) =>
        typeof value === 'object' && value !== null
          ? (value as Record<string, unknown>)[key]
          : undefined,
      object,
    );
}
