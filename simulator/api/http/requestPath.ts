// What a URL path asks for: a resource of a group version, or one of the server's own pages.

import { decodePart } from './message.js';

/** A path below `/api/v1` or `/apis/<group>/<version>`. Empty text stands for what the path leaves out. */
export interface ResourcePath {
  readonly group: string;
  readonly version: string;
  readonly namespace: string;
  readonly plural: string;
  readonly name: string;
  readonly subresource: string;
}

const NAMESPACE_SUBRESOURCES = new Set(['status', 'finalize']);

/** Undefined for paths that name no resource: discovery, version, health. */
export function parseResourcePath(path: string): ResourcePath | undefined {
  const segments = path
    .split('/')
    .filter(part => part !== '')
    .map(decodeSegment);
  const [root, first = '', second = ''] = segments;
  if (root === 'api' && segments.length > 2) {
    return parseScope({ group: '', version: first }, segments.slice(2));
  }
  if (root === 'apis' && segments.length > 3) {
    return parseScope({ group: first, version: second }, segments.slice(3));
  }
  return undefined;
}

function decodeSegment(segment: string): string {
  return decodePart(segment.replaceAll('+', '%2B'));
}

function parseScope(
  groupVersion: { readonly group: string; readonly version: string },
  segments: readonly string[],
): ResourcePath {
  const isScoped =
    segments[0] === 'namespaces' &&
    segments.length > 2 &&
    !(segments.length === 3 && NAMESPACE_SUBRESOURCES.has(segments[2] ?? ''));
  const namespace = isScoped ? (segments[1] ?? '') : '';
  const [plural = '', name = '', ...rest] = isScoped ? segments.slice(2) : segments;
  return { ...groupVersion, namespace, plural, name, subresource: rest.join('/') };
}
