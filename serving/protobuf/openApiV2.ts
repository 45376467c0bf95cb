// OpenAPI version 2 in protobuf, the only form in which kubectl takes it. Only what kubectl looks for is in it: which
// kinds may be patched with which query parameters. Everything else kubectl reads from version 3.
// https://github.com/google/gnostic/blob/main/openapiv2/OpenAPIv2.proto

import type { Resource } from '../../core/kubernetes/schema.js';
import { simulatedRelease } from '../../simulator/version.js';

/** What the server calls this form; clients write an @ where it has a dot. */
export const OPENAPI_V2_PROTOBUF = 'application/com.github.proto-openapi.spec.v2.v1.0+protobuf';

const PARAMETERS = ['dryRun', 'fieldManager', 'fieldValidation'];

/** Whether a request asks for this form and no other. */
export function asksForProtobuf(accept: string | undefined): boolean {
  return accept?.includes('com.github.proto-openapi.spec.v2') ?? false;
}

/** The document of some resources. */
export function encodeOpenApiV2(resources: readonly Resource[]): Buffer {
  const info = Buffer.concat([text(1, 'Kubernetes'), text(2, simulatedRelease)]);
  const patchable = resources.filter(({ verbs }) => verbs.includes('patch'));
  const paths = Buffer.concat(patchable.map(resource => bytes(2, namedPath(resource))));
  return Buffer.concat([text(1, '2.0'), bytes(2, info), bytes(8, paths)]);
}

function namedPath(resource: Resource): Buffer {
  const { group, version, namespaced, plural } = resource;
  const root = group === '' ? `/api/${version}` : `/apis/${group}/${version}`;
  const path = `${root}${namespaced ? '/namespaces/{namespace}' : ''}/${plural}/{name}`;
  return Buffer.concat([text(1, path), bytes(2, bytes(8, patchOperation(resource)))]);
}

function patchOperation({ group, version, kind }: Resource): Buffer {
  const yaml = `group: "${group}"\nkind: ${kind}\nversion: ${version}\n`;
  const extension = Buffer.concat([
    text(1, 'x-kubernetes-group-version-kind'),
    bytes(2, text(2, yaml)),
  ]);
  return Buffer.concat([
    ...PARAMETERS.map(name => bytes(8, parameter(name))),
    bytes(13, extension),
  ]);
}

/** A parameter of the query: Parameter, NonBodyParameter, QueryParameterSubSchema. */
function parameter(name: string): Buffer {
  const schema = Buffer.concat([text(2, 'query'), text(4, name)]);
  return bytes(1, bytes(2, bytes(3, schema)));
}

function text(number: number, value: string): Buffer {
  return bytes(number, Buffer.from(value));
}

/** A length-delimited field. */
function bytes(number: number, value: Buffer): Buffer {
  return Buffer.concat([varint((number << 3) | 2), varint(value.length), value]);
}

function varint(value: number): Buffer {
  const groups: number[] = [];
  let rest = value;
  while (rest > 0x7f) {
    groups.push((rest & 0x7f) | 0x80);
    rest >>>= 7;
  }
  return Buffer.from([...groups, rest]);
}
