// The paths of an OpenAPI document: what can be done with each resource, and which parameters clients look for.

import type { Resource } from '../../../core/kubernetes/schema.js';
import type { ServedResource } from '../http/servedResources.js';

const METHODS: readonly (readonly [string, string, boolean])[] = [
  ['list', 'get', true],
  ['create', 'post', true],
  ['deletecollection', 'delete', true],
  ['get', 'get', false],
  ['update', 'put', false],
  ['patch', 'patch', false],
  ['delete', 'delete', false],
];

const WRITES = new Set(['post', 'put', 'patch']);

/** The paths of some resources, in all namespaces' form where they have namespaces. */
export function pathsOf(resources: readonly ServedResource[]): object {
  const paths: Record<string, Record<string, unknown>> = {};
  for (const served of resources) {
    for (const [verb, method, isCollection] of METHODS) {
      if (served.resource.verbs.includes(verb)) {
        const path = isCollection ? collectionPath(served) : `${collectionPath(served)}/{name}`;
        paths[path] = { ...paths[path], [method]: operation(served.resource, verb, method) };
      }
    }
  }
  return paths;
}

function collectionPath({ resource, apiVersion }: ServedResource): string {
  const root = resource.group === '' ? `/api/${apiVersion}` : `/apis/${apiVersion}`;
  return `${root}${resource.namespaced ? '/namespaces/{namespace}' : ''}/${resource.plural}`;
}

function operation({ group, version, kind }: Resource, verb: string, method: string): object {
  const names = WRITES.has(method) ? ['dryRun', 'fieldManager', 'fieldValidation'] : [];
  return {
    operationId: `${verb}${version}${kind}`,
    parameters: names.map(name => ({ name, in: 'query', schema: { type: 'string' } })),
    responses: { 200: { description: 'OK' } },
    'x-kubernetes-action': verb,
    'x-kubernetes-group-version-kind': { group, version, kind },
  };
}
