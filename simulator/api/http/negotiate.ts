// Which form of an answer a client wants: JSON or YAML, the object itself, a Table, or its metadata alone.

import { notAcceptable } from './refusals.js';

/** The chosen form. `as` is empty for the object itself. */
export interface Representation {
  readonly format: 'json' | 'yaml';
  readonly as: string;
  readonly group: string;
  readonly version: string;
}

const PLAIN_JSON: Representation = { format: 'json', as: '', group: '', version: '' };
const TRANSFORMS = new Set(['Table', 'PartialObjectMetadata', 'PartialObjectMetadataList']);
const DISCOVERY = 'APIGroupDiscoveryList';

/** The first acceptable form of an Accept header. Throws ApiError 406 where there is none. */
export function negotiate(accept: string | undefined): Representation {
  if (accept === undefined || accept === '') {
    return PLAIN_JSON;
  }
  for (const clause of accept.split(',')) {
    const choice = readClause(clause);
    if (choice !== undefined) {
      return choice;
    }
  }
  throw notAcceptable();
}

function readClause(clause: string): Representation | undefined {
  const [mediaType = '', ...parts] = clause.split(';').map(part => part.trim());
  const parameters = new Map(parts.map(part => part.split('=', 2) as [string, string]));
  const format = formatOf(mediaType);
  if (format === undefined) {
    return undefined;
  }
  const as = parameters.get('as') ?? '';
  const [group, version] = [parameters.get('g') ?? '', parameters.get('v') ?? ''];
  if (as === '') {
    return { ...PLAIN_JSON, format };
  }
  return isServed(as, group, version) ? { format, as, group, version } : undefined;
}

function isServed(as: string, group: string, version: string): boolean {
  if (as === DISCOVERY) {
    return group === 'apidiscovery.k8s.io' && version === 'v2';
  }
  return TRANSFORMS.has(as) && group === 'meta.k8s.io' && /^v1(beta1)?$/.test(version);
}

function formatOf(mediaType: string): 'json' | 'yaml' | undefined {
  switch (mediaType) {
    case 'application/json':
    case 'application/*':
    case '*/*':
      return 'json';
    case 'application/yaml':
    case 'application/x-yaml':
      return 'yaml';
    default:
      return undefined;
  }
}
