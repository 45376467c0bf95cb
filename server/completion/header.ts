/**
 * Completion: apiVersion and kind
 *
 * In either order: the kinds of the apiVersion that is there, the apiVersions that have the kind.
 */
import { CompletionItemKind } from 'vscode-languageserver-types';
import type { Resource } from '../../core/kubernetes/schema.js';
import { versionOf } from '../unknownKind.js';
import type { CompletionContext, Proposal } from './types.js';

/** Kinds and groups people write most, first. */
const commonKinds = [
  ...['Deployment', 'Service', 'ConfigMap', 'Secret', 'Ingress', 'Pod', 'StatefulSet', 'DaemonSet'],
  ...['Job', 'CronJob', 'Namespace', 'ServiceAccount', 'PersistentVolumeClaim', 'NetworkPolicy'],
  ...['HorizontalPodAutoscaler', 'PodDisruptionBudget', 'Role', 'RoleBinding', 'ClusterRole'],
  ...['ClusterRoleBinding', 'PersistentVolume', 'StorageClass', 'CustomResourceDefinition'],
];

const commonVersions = ['v1', 'apps/v1', 'batch/v1', 'networking.k8s.io/v1', 'autoscaling/v2'];

/** Proposes values of apiVersion and kind, and the two keys themselves where an object may start. */
export function header(context: CompletionContext): readonly Proposal[] {
  const { path, cursor, object } = context;
  if (cursor.place === 'value' && path.length === 1) {
    return path[0] === 'apiVersion'
      ? apiVersions(context)
      : path[0] === 'kind'
        ? kinds(context)
        : [];
  }
  const starts = path.length === 0 && cursor.place !== 'value' && !cursor.flow;
  return starts && context.place === undefined && isFree(object.path, cursor.path)
    ? startKeys(context)
    : [];
}

function isFree(
  objectPath: readonly (string | number)[],
  path: readonly (string | number)[],
): boolean {
  return objectPath.length === path.length;
}

function apiVersions({ catalogue, object }: CompletionContext): Proposal[] {
  const fitting = catalogue.resources.filter(
    resource => object.kind === undefined || resource.kind === object.kind,
  );
  const offered = fitting.length > 0 ? fitting : catalogue.resources;
  return [...new Set(offered.map(versionOf))].map(version => ({
    label: version,
    kind: CompletionItemKind.Module,
    text: version,
    rank: rankIn(commonVersions, version) + (/(alpha|beta)/.test(version) ? 200 : 0),
  }));
}

function kinds({ catalogue, object }: CompletionContext): Proposal[] {
  const inVersion = catalogue.resources.filter(
    resource => object.apiVersion === undefined || versionOf(resource) === object.apiVersion,
  );
  const offered = inVersion.length > 0 ? inVersion : catalogue.resources;
  const seen = new Set<string>();
  return offered
    .filter(resource => !seen.has(resource.kind) && seen.add(resource.kind))
    .map(resource => ({
      label: resource.kind,
      kind: CompletionItemKind.Class,
      text: resource.kind,
      rank: rankIn(commonKinds, resource.kind),
      detail: detailOf(resource),
      source: { apiVersion: versionOf(resource), kind: resource.kind },
    }));
}

function detailOf(resource: Resource): string {
  return resource.namespaced ? versionOf(resource) : `${versionOf(resource)}, cluster-wide`;
}

/** Where the object does not say yet what it is. */
function startKeys({ cursor, object }: CompletionContext): Proposal[] {
  const keys = ['apiVersion', 'kind', 'metadata', 'spec'].filter(key => !cursor.siblings.has(key));
  const known = object.apiVersion !== undefined || object.kind !== undefined;
  return keys
    .filter(key => known || key !== 'spec')
    .map((key, rank) => {
      const isBlock = key === 'metadata' || key === 'spec';
      const indent = ' '.repeat(cursor.column + 2);
      const block = key === 'metadata' ? `\n${indent}name: $1` : `\n${indent}$1`;
      return {
        label: key,
        kind: CompletionItemKind.Field,
        text: cursor.hasColon ? key : `${key}:${isBlock ? block : ' '}`,
        snippet: isBlock && !cursor.hasColon,
        rank,
        continues: !isBlock,
      };
    });
}

function rankIn(common: readonly string[], word: string): number {
  const index = common.indexOf(word);
  return index < 0 ? common.length : index;
}
