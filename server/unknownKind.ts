// What to say about an object whose kind the chosen version does not serve, in words that help.

import type { BuiltInCatalogue } from '../core/kubernetes/catalogue.js';
import type { Catalogue, Resource } from '../core/kubernetes/schema.js';
import { nearestWord } from './suggest.js';

/** The verdict on an unknown kind. */
export interface UnknownKind {
  readonly severity: 'error' | 'hint';
  readonly code: 'unknown-kind' | 'unknown-api-version' | 'unknown-custom-resource';
  readonly message: string;
  /** What is at fault: the kind or the apiVersion. */
  readonly at: 'kind' | 'apiVersion';
  readonly replacements: readonly string[];
}

/** Explains why a version of Kubernetes does not know an object's type. */
export function explainUnknownKind(
  catalogue: Catalogue,
  apiVersion: string,
  kind: string,
): UnknownKind {
  const group = groupOf(apiVersion);
  const elsewhere = catalogue.resources.filter(resource => resource.kind === kind);
  const inGroup = catalogue.resources.filter(resource => resource.group === group);
  if (elsewhere.length > 0 && (inGroup.length > 0 || !isCustomGroup(group))) {
    return otherVersion(catalogue, apiVersion, kind, elsewhere);
  }
  const near = nearestWord(
    kind,
    catalogue.resources.map(resource => resource.kind),
  );
  if (inGroup.length > 0) {
    return unknownInGroup(catalogue, apiVersion, kind, inGroup);
  }
  const former = formerVersions(catalogue, apiVersion, kind);
  if (former !== undefined) {
    return former;
  }
  const nearVersion = nearestWord(apiVersion, new Set(catalogue.resources.map(versionOf)));
  if (elsewhere.length > 0 && nearVersion !== undefined) {
    return otherVersion(catalogue, apiVersion, kind, elsewhere);
  }
  if (near !== undefined && near !== kind && !isCustomGroup(group)) {
    return mistypedKind(catalogue, apiVersion, kind, near);
  }
  return {
    severity: isCustomGroup(group) ? 'hint' : 'error',
    code: isCustomGroup(group) ? 'unknown-custom-resource' : 'unknown-api-version',
    message: isCustomGroup(group)
      ? `No schema for ${kind} of ${apiVersion}: its CustomResourceDefinition is not known here.`
      : `Kubernetes ${catalogue.version} has no API ${apiVersion}.${meant(nearVersion)}`,
    at: isCustomGroup(group) ? 'kind' : 'apiVersion',
    replacements: nearVersion === undefined || isCustomGroup(group) ? [] : [nearVersion],
  };
}

/** `apps/v1` of a resource. */
export function versionOf(resource: Pick<Resource, 'group' | 'version'>): string {
  return resource.group === '' ? resource.version : `${resource.group}/${resource.version}`;
}

function otherVersion(
  catalogue: Catalogue,
  apiVersion: string,
  kind: string,
  elsewhere: readonly Resource[],
): UnknownKind {
  const versions = elsewhere.map(versionOf);
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
  inGroup: readonly Resource[],
): UnknownKind {
  const near =
    nearestWord(
      kind,
      inGroup.map(resource => resource.kind),
    ) ??
    nearestWord(
      kind,
      catalogue.resources.map(resource => resource.kind),
    );
  const former = near === undefined ? formerVersions(catalogue, apiVersion, kind) : undefined;
  return (
    former ?? {
      severity: 'error',
      code: 'unknown-kind',
      message: `no matches for kind "${kind}" in version "${apiVersion}".${meant(near)}`,
      at: 'kind',
      replacements: near === undefined ? [] : [near],
    }
  );
}

function mistypedKind(
  catalogue: Catalogue,
  apiVersion: string,
  kind: string,
  near: string,
): UnknownKind {
  const known = catalogue.resources.find(resource => resource.kind === near);
  const place = known === undefined ? '' : ` (${versionOf(known)})`;
  return {
    severity: 'error',
    code: 'unknown-kind',
    message: `no matches for kind "${kind}" in version "${apiVersion}". Did you mean ${near}${place}?`,
    at: 'kind',
    replacements: [near],
  };
}

/** A kind that other versions of Kubernetes serve. */
function formerVersions(
  catalogue: Catalogue,
  apiVersion: string,
  kind: string,
): UnknownKind | undefined {
  const builtIn = isBuiltIn(catalogue) ? catalogue : undefined;
  if (builtIn?.typeElsewhere(apiVersion, kind) === undefined) {
    return undefined;
  }
  const serving = builtIn.versionsServing(apiVersion, kind);
  const where =
    serving.length === 0
      ? 'It was removed from Kubernetes long ago.'
      : `Of the versions known here, ${serving.join(', ')} serve it.`;
  return {
    severity: 'error',
    code: 'unknown-api-version',
    message: `Kubernetes ${catalogue.version} does not serve ${kind} of ${apiVersion}. ${where}`,
    at: 'apiVersion',
    replacements: [],
  };
}

function isBuiltIn(catalogue: Catalogue): catalogue is BuiltInCatalogue {
  return 'typeElsewhere' in catalogue;
}

function groupOf(apiVersion: string): string {
  const slash = apiVersion.indexOf('/');
  return slash < 0 ? '' : apiVersion.slice(0, slash);
}

/** Groups with a dot that is not `k8s.io`'s belong to custom resources; those without were never free to take. */
function isCustomGroup(group: string): boolean {
  return group.includes('.') && !/(?:^|\.)k8s\.io$/.test(group);
}

function meant(word: string | undefined): string {
  return word === undefined ? '' : ` Did you mean ${word}?`;
}
