// OpenAPI as clients ask for it: version 3 group by group with an index, version 2 in one document.

import type { ObjectType } from '../../../core/kubernetes/schema.js';
import { simulatedRelease } from '../../version.js';
import type { ApiContext } from '../http/context.js';
import { type HttpRequest, jsonReply, type Reply } from '../http/message.js';
import { negotiate } from '../http/negotiate.js';
import { unknownResource } from '../http/refusals.js';
import type { ServedResource } from '../http/servedResources.js';
import { isMap } from '../patch/jsonValue.js';
import { pathsOf } from './paths.js';
import { OPENAPI_V2, OPENAPI_V3, SchemaWriter } from './schemas.js';

/** The page below `/openapi/`. Throws ApiError 404 where there is none, 406 for protobuf alone. */
export function openApiPage(context: ApiContext, request: HttpRequest, path: string): Reply {
  const resources = context.resources.all;
  if (path === '/openapi/v2') {
    negotiate(request.headers['accept']);
    return jsonReply(200, documentV2(context, resources));
  }
  negotiate(request.headers['accept']?.replace(/^application\/com\.github.*$/, 'none/none'));
  if (path === '/openapi/v3') {
    return jsonReply(200, index(resources));
  }
  const groupPath = path.slice('/openapi/v3/'.length);
  const own = resources.filter(served => pathOfGroup(served) === groupPath);
  if (!path.startsWith('/openapi/v3/') || own.length === 0) {
    throw unknownResource();
  }
  return jsonReply(200, documentV3(context, own));
}

/** `api/v1`, `apis/apps/v1`. */
function pathOfGroup({ resource, apiVersion }: ServedResource): string {
  return resource.group === '' ? `api/${apiVersion}` : `apis/${apiVersion}`;
}

function index(resources: readonly ServedResource[]): object {
  const byGroup = new Map<string, ServedResource[]>();
  for (const served of resources) {
    const path = pathOfGroup(served);
    byGroup.set(path, [...(byGroup.get(path) ?? []), served]);
  }
  const paths = [...byGroup].map(([path, list]) => {
    return [path, { serverRelativeURL: `/openapi/v3/${path}?hash=${hashOf(list)}` }] as const;
  });
  return { paths: Object.fromEntries(paths) };
}

/** Changes whenever the schemas of a group do: only custom resources can. */
function hashOf(resources: readonly ServedResource[]): string {
  const text = JSON.stringify([
    simulatedRelease,
    ...resources.map(({ custom }) => custom?.schema ?? ''),
  ]);
  let hash = 5381;
  for (let i = 0; i < text.length; i += 1) {
    hash = (Math.imul(hash, 33) ^ text.charCodeAt(i)) >>> 0;
  }
  return hash.toString(16).toUpperCase().padStart(8, '0');
}

function documentV3(context: ApiContext, resources: readonly ServedResource[]): object {
  const writer = new SchemaWriter(OPENAPI_V3);
  addAll(writer, context, resources);
  return {
    openapi: '3.0.0',
    info: { title: 'Kubernetes', version: simulatedRelease },
    paths: pathsOf(resources),
    components: { schemas: writer.schemas() },
  };
}

function documentV2(context: ApiContext, resources: readonly ServedResource[]): object {
  const writer = new SchemaWriter(OPENAPI_V2);
  addAll(writer, context, resources);
  return {
    swagger: '2.0',
    info: { title: 'Kubernetes', version: simulatedRelease },
    paths: pathsOf(resources),
    definitions: writer.schemas(),
  };
}

function addAll(
  writer: SchemaWriter,
  context: ApiContext,
  resources: readonly ServedResource[],
): void {
  const meta = context.resources.catalogue.typeNamed(
    'io.k8s.apimachinery.pkg.apis.meta.v1.ObjectMeta',
  );
  for (const served of resources) {
    const { group, version, kind } = served.resource;
    if (served.custom !== undefined) {
      writer.addSchema(customName(served), customSchema(writer, served, meta));
    } else if (served.type !== undefined) {
      writer.addKind(served.type, { group, version, kind });
    }
  }
}

const CONVENTIONS =
  'https://git.k8s.io/community/contributors/devel/sig-architecture/api-conventions.md';
const METADATA_TEXT = `Standard object's metadata. More info: ${CONVENTIONS}#metadata`;
const API_VERSION_TEXT =
  'APIVersion defines the versioned schema of this representation of an object. Servers should ' +
  'convert recognized schemas to the latest internal value, and may reject unrecognized values. ' +
  `More info: ${CONVENTIONS}#resources`;
const KIND_TEXT =
  'Kind is a string value representing the REST resource this object represents. Servers may ' +
  'infer this from the endpoint the client submits requests to. Cannot be updated. In CamelCase. ' +
  `More info: ${CONVENTIONS}#types-kinds`;

/** `com.example.v1.Widget` for a Widget of example.com/v1. */
function customName({ resource }: ServedResource): string {
  const group = resource.group.split('.').reverse().join('.');
  return `${group}.${resource.version}.${resource.kind}`;
}

function customSchema(
  writer: SchemaWriter,
  { custom, resource }: ServedResource,
  meta: ObjectType | undefined,
): object {
  const schema = isMap(custom?.schema) ? custom.schema : { type: 'object' };
  const properties = isMap(schema['properties']) ? schema['properties'] : {};
  const { group, version, kind } = resource;
  const typeMeta = {
    apiVersion: { description: API_VERSION_TEXT, type: 'string' },
    kind: { description: KIND_TEXT, type: 'string' },
  };
  return {
    ...schema,
    properties: {
      ...properties,
      ...typeMeta,
      ...(meta && {
        metadata: { description: METADATA_TEXT, allOf: [writer.referenceTo(meta)] },
      }),
    },
    'x-kubernetes-group-version-kind': [{ group, version, kind }],
  };
}
