// The bytes and names of ControllerRevisions: what StatefulSets and DaemonSets keep of their
// templates.

import { writeGoJson } from '../../core/writeGoJson.js';
import { fnv1, safeEncode } from './fnv.js';

const NAME_PREFIX_MAX = 223;

/** ControllerRevision.data of a template: `{"spec":{"template":{...,"$patch":"replace"}}}`. */
export function revisionData(template: object): object {
  return { spec: { template: { ...template, $patch: 'replace' } } };
}

/** The hash of a StatefulSet's revision; `collisionCount` is 0 on the first try. */
export function revisionHash(data: unknown, collisionCount: number): string {
  return safeEncode(fnv1(`${writeGoJson(data)}${collisionCount}`));
}

/** `<owner>-<hash>`, the owner cut where the name would grow too long. */
export function revisionName(owner: string, hash: string): string {
  return `${owner.slice(0, NAME_PREFIX_MAX)}-${hash}`;
}
