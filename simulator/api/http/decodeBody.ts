// Request bodies: JSON or YAML into objects, with the strict decoder's complaints about fields nobody knows.

import type { KubernetesObject } from '../../../core/kubernetes/object.js';
import { readDocument } from '../../../core/manifest/readDocument.js';
import { toJson } from '../../../core/manifest/toValue.js';
import { isMap, type JsonMap } from '../patch/jsonValue.js';
import { goKind } from './goText.js';
import type { HttpRequest } from './message.js';
import { badRequest, unsupportedMediaType } from './refusals.js';

const BODY_TYPES = ['application/json', 'application/yaml'];

/** The media type of a request's body, without parameters. */
export function mediaTypeOf({ headers }: HttpRequest): string {
  const [type = ''] = (headers['content-type'] ?? '').split(';');
  return type.trim().toLowerCase();
}

/** The body as JSON. Throws ApiError 400 where it is none, 415 for protobuf and others. */
export function parseBody(request: HttpRequest): unknown {
  const type = mediaTypeOf(request);
  if (type !== '' && !BODY_TYPES.includes(type)) {
    throw unsupportedMediaType(BODY_TYPES);
  }
  return parseText(request.body, type === 'application/yaml');
}

/** JSON, or YAML where the text may be that. Throws ApiError 400. */
export function parseText(text: string, isYaml: boolean): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (!isYaml) {
      throw badRequest(`the object provided is unrecognized: ${jsonFault(text, error)}`);
    }
  }
  const { root, problems } = readDocument(text);
  const problem = problems.find(({ code }) => code !== 'duplicate-key');
  if (problem !== undefined) {
    throw badRequest(`error converting YAML to JSON: yaml: ${problem.message}`);
  }
  return toJson(root);
}

function jsonFault(text: string, error: unknown): string {
  return text.trim() === ''
    ? 'unexpected end of JSON input'
    : `couldn't get version/kind; json parse error: ${error instanceof Error ? error.message : ''}`;
}

/** A body that is an object with a kind, metadata filled in where it is missing. Throws ApiError 400. */
export function toObject(
  value: unknown,
  expected: { apiVersion: string; kind: string },
): KubernetesObject {
  if (!isMap(value)) {
    throw badRequest(
      `the object provided is unrecognized (must be of type ${expected.kind}): couldn't get version/kind`,
    );
  }
  const apiVersion = value['apiVersion'] ?? expected.apiVersion;
  const kind = value['kind'] ?? expected.kind;
  if (typeof apiVersion !== 'string' || typeof kind !== 'string') {
    const [field, wrong] = typeof kind === 'string' ? ['apiVersion', apiVersion] : ['kind', kind];
    const why = `json: cannot unmarshal ${goKind(wrong)} into Go struct field .${field} of type string`;
    throw badRequest(`couldn't get version/kind; json parse error: ${why}`);
  }
  if (apiVersion !== expected.apiVersion || kind !== expected.kind) {
    throw badRequest(wrongKind(apiVersion, kind, expected));
  }
  const metadata = isMap(value['metadata']) ? value['metadata'] : {};
  return {
    ...withoutNulls(value),
    ...expected,
    metadata: withoutNulls(metadata),
  } as KubernetesObject;
}

function wrongKind(
  apiVersion: string,
  kind: string,
  expected: { readonly apiVersion: string; readonly kind: string },
): string {
  const version = apiVersion.split('/').at(-1) ?? '';
  if (kind !== expected.kind && kind.toLowerCase() === expected.kind.toLowerCase()) {
    return `${kind} in version "${version}" cannot be handled as a ${expected.kind}: no kind "${kind}" is registered for version "${apiVersion}" in scheme "pkg/api/legacyscheme/scheme.go:30"`;
  }
  if (kind !== expected.kind) {
    return `${kind} in version "${version}" cannot be handled as a ${expected.kind}: converting (${apiVersion}, Kind=${kind}) to (${expected.apiVersion}, Kind=${expected.kind}): unknown conversion`;
  }
  return `the API version in the data (${apiVersion}) does not match the expected API version (${expected.apiVersion})`;
}

/** A decoded null is the zero value: the field is absent. Atomic in lists, where it stays. */
function withoutNulls(map: JsonMap): JsonMap {
  const result: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(map)) {
    if (value !== null) {
      result[key] = isMap(value) && key !== 'data' ? withoutNulls(value) : dropNullsInItems(value);
    }
  }
  return result;
}

function dropNullsInItems(value: unknown): unknown {
  return Array.isArray(value)
    ? value.map(item => (isMap(item) ? withoutNulls(item) : item))
    : value;
}
