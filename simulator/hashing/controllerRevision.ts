// The bytes and names of ControllerRevisions: what StatefulSets and DaemonSets keep of their
// templates.

import { fnv1, safeEncode } from './fnv.js';

const NAME_PREFIX_MAX = 223;

/** ControllerRevision.data of a template: `{"spec":{"template":{...,"$patch":"replace"}}}`. */
export function revisionData(template: object): object {
  return { spec: { template: { ...template, $patch: 'replace' } } };
}

/** The data as Go's JSON encoder writes it: keys sorted, `<`, `>` and `&` escaped. */
export function revisionBytes(data: unknown): string {
  return goJson(data).replace(/[<>&\u2028\u2029]/g, escaped);
}

/** The hash of a StatefulSet's revision; `collisionCount` is 0 on the first try. */
export function revisionHash(data: unknown, collisionCount: number): string {
  return safeEncode(fnv1(`${revisionBytes(data)}${collisionCount}`));
}

/** `<owner>-<hash>`, the owner cut where the name would grow too long. */
export function revisionName(owner: string, hash: string): string {
  return `${owner.slice(0, NAME_PREFIX_MAX)}-${hash}`;
}

function escaped(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
}

function goJson(value: unknown): string {
  if (Array.isArray(value)) {
    return `[${value.map(goJson).join(',')}]`;
  }
  if (typeof value !== 'object' || value === null) {
    return JSON.stringify(value) ?? 'null';
  }
  const entries = Object.entries(value).filter(([, item]) => item !== undefined);
  const sorted = entries.sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${sorted.map(([key, item]) => `${JSON.stringify(key)}:${goJson(item)}`).join(',')}}`;
}
