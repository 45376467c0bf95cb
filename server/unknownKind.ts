// What to say about an object whose kind the chosen version does not serve, in words that help.

import { distance } from 'fastest-levenshtein';
import { builtInPartOf } from '../core/customResources/catalogue.js';
import { apiLifecycles, findApiLifecycle, isRemoved } from '../core/kubernetes/apiLifecycle.js';
import type { BuiltInCatalogue } from '../core/kubernetes/catalogue.js';
import { parseApiVersion, toApiVersion } from '../core/kubernetes/gvk.js';
import type { Catalogue, Resource } from '../core/kubernetes/schema.js';
import { nearestWord } from './suggest.js';

/** The verdict on an unknown kind. */
export interface UnknownKind {
  readonly severity: 'error' | 'hint';
  readonly code: 'unknown-kind' | 'unknown-api-version' | 'removed-api' | 'unknown-custom-resource';
  readonly message: string;
  /** What is at fault: the kind or the apiVersion. */
  readonly at: 'kind' | 'apiVersion';
  readonly replacements: readonly string[];
}

/** Shorter kinds are too near to each other for a letter to mean anything: Role, Rule. */
const shortestMistyped = 5;

/** Explains why a version of Kubernetes does not know an object's type. */
export function explainUnknownKind(
  catalogue: Catalogue,
  apiVersion: string,
  kind: string,
): UnknownKind {
  const builtIn = builtInPartOf(catalogue);
  return (
    removed(builtIn, apiVersion, kind) ??
    otherKubernetes(builtIn, apiVersion, kind) ??
    otherVersion(builtIn, apiVersion, kind) ??
    unknownInGroup(builtIn, apiVersion, kind) ??
    mistyped(builtIn, apiVersion, kind) ??
    customResource(catalogue, apiVersion, kind)
  );
}

/** `apps/v1` of a resource. */
export function versionOf(resource: Pick<Resource, 'group' | 'version'>): string {
  return toApiVersion(resource.group, resource.version);
}

function removed(catalogue: Catalogue, apiVersion: string, kind: string): UnknownKind | undefined {
  const row = findApiLifecycle(apiVersion, kind);
  if (row === undefined || !isRemoved(row, catalogue.version)) {
    return undefined;
  }
  const { replacement, removedIn } = row;
  const instead =
    replacement === undefined
      ? 'Nothing takes its place.'
      : `Write ${replacement.apiVersion}${replacement.kind === kind ? '' : ` ${replacement.kind}`} instead.`;
  return {
    severity: 'error',
    code: 'removed-api',
    message: `no matches for kind "${kind}" in version "${apiVersion}". Kubernetes ${removedIn} removed it. ${instead}`,
    at: 'apiVersion',
    replacements: [],
  };
}

/** A kind that other versions of Kubernetes serve: newer ones, or old ones that no table tells of. */
function otherKubernetes(
  catalogue: Catalogue,
  apiVersion: string,
  kind: string,
): UnknownKind | undefined {
  if (!isBuiltIn(catalogue) || catalogue.typeElsewhere(apiVersion, kind) === undefined) {
    return undefined;
  }
  const serving = catalogue.versionsServing(apiVersion, kind);
  const where =
    serving.length === 0
      ? 'Versions that are long gone served it.'
      : `Of the versions known here, ${serving.join(', ')} serve it.`;
  return {
    severity: 'error',
    code: 'unknown-api-version',
    message: `no matches for kind "${kind}" in version "${apiVersion}". Kubernetes ${catalogue.version} does not serve it. ${where}`,
    at: 'apiVersion',
    replacements: servedVersions(catalogue, kind),
  };
}

/** The kind exists, elsewhere. A group with a dot may be anyone's, and then so may the kind. */
function otherVersion(
  catalogue: Catalogue,
  apiVersion: string,
  kind: string,
): UnknownKind | undefined {
  const versions = servedVersions(catalogue, kind);
  const group = parseApiVersion(apiVersion).group;
  if (versions.length === 0 || (group.includes('.') && !isBuiltInGroup(catalogue, group))) {
    return undefined;
  }
  return {
    severity: 'error',
    code: 'unknown-api-version',
    message:
      `no matches for kind "${kind}" in version "${apiVersion}". ` +
      `In Kubernetes ${catalogue.version}, ${kind} is in ${versions.join(', ')}.`,
    at: 'apiVersion',
    replacements: versions,
  };
}

function unknownInGroup(
  catalogue: Catalogue,
  apiVersion: string,
  kind: string,
): UnknownKind | undefined {
  const group = parseApiVersion(apiVersion).group;
  if (!isBuiltInGroup(catalogue, group)) {
    return undefined;
  }
  const inGroup = catalogue.resources.filter(resource => resource.group === group);
  const near =
    nearestWord(kind, kindsOf(inGroup)) ?? nearestWord(kind, kindsOf(catalogue.resources));
  return {
    severity: 'error',
    code: 'unknown-kind',
    message: `no matches for kind "${kind}" in version "${apiVersion}".${meant(near)}`,
    at: 'kind',
    replacements: near === undefined ? [] : [near],
  };
}

/** One letter from a built-in kind, whatever the group says. */
function mistyped(catalogue: Catalogue, apiVersion: string, kind: string): UnknownKind | undefined {
  const near = kindsOf(catalogue.resources).find(known => distance(kind, known) === 1);
  const isKind = catalogue.resources.some(resource => resource.kind === kind);
  if (near === undefined || isKind || kind.length < shortestMistyped) {
    return undefined;
  }
  return {
    severity: 'error',
    code: 'unknown-kind',
    message: `no matches for kind "${kind}" in version "${apiVersion}".${meant(near)}`,
    at: 'kind',
    replacements: [near],
  };
}

function customResource(catalogue: Catalogue, apiVersion: string, kind: string): UnknownKind {
  const inGroup = catalogue.resources.filter(
    ({ group }) => group === parseApiVersion(apiVersion).group,
  );
  const nearKind = nearestWord(kind, kindsOf(inGroup));
  const nearVersion = nearestWord(apiVersion, servedVersions(catalogue, kind));
  const near = nearVersion ?? nearKind;
  return {
    severity: 'hint',
    code: 'unknown-custom-resource',
    message:
      `No CustomResourceDefinition for ${kind} of ${apiVersion} is known: ` +
      `add its file to the workspace or to drydock.crds.${meant(near)}`,
    at: nearVersion === undefined ? 'kind' : 'apiVersion',
    replacements: near === undefined ? [] : [near],
  };
}

function servedVersions(catalogue: Catalogue, kind: string): string[] {
  return catalogue.resources.filter(resource => resource.kind === kind).map(versionOf);
}

function isBuiltInGroup(catalogue: Catalogue, group: string): boolean {
  return (
    catalogue.resources.some(resource => resource.group === group) ||
    apiLifecycles.some(row => parseApiVersion(row.apiVersion).group === group)
  );
}

function kindsOf(resources: readonly Resource[]): readonly string[] {
  return resources.map(resource => resource.kind);
}

function isBuiltIn(catalogue: Catalogue): catalogue is BuiltInCatalogue {
  return 'typeElsewhere' in catalogue;
}

function meant(word: string | undefined): string {
  return word === undefined ? '' : ` Did you mean ${word}?`;
}
