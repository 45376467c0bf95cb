// Which objects of a build a patch, a replacement or a number of replicas means.

import { type Fields, fieldsOf } from '../json.js';
import { parseApiVersion } from '../kubernetes/gvk.js';
import { parseManifest } from '../manifest/parseManifest.js';
import { textAt } from './buildFields.js';
import type { BuiltObject } from './builtObject.js';
import { tracedAt } from './traced.js';

/** An object as a partial object names it. */
export interface TargetIdentity {
  readonly apiVersion: string;
  readonly kind: string;
  readonly name: string;
  readonly namespace: string | undefined;
}

/** The objects a `target` or `select` means; undefined where it is no regular expression yet. */
export function selectedBy(
  target: Fields,
  objects: readonly BuiltObject[],
): readonly BuiltObject[] | undefined {
  const [group, version, kind, name, namespace] = (
    ['group', 'version', 'kind', 'name', 'namespace'] as const
  ).map(field => patternOf(textAt(target, field)));
  if (!group || !version || !kind || !name || !namespace) {
    return undefined;
  }
  return objects.filter(object => {
    const { apiVersion, kind: theirs } = object.origin.facts;
    const theirVersion = parseApiVersion(apiVersion);
    return (
      group.test(theirVersion.group) &&
      version.test(theirVersion.version) &&
      kind.test(theirs) &&
      object.names.some(each => name.test(each)) &&
      object.namespaces.some(each => namespace.test(each ?? '')) &&
      meets(textAt(target, 'labelSelector'), object.labels) &&
      meets(textAt(target, 'annotationSelector'), annotationsOf(object))
    );
  });
}

/** The objects a partial object means: same version and kind, a name and namespace they have or had. */
export function namedBy(
  { apiVersion, kind, name, namespace }: TargetIdentity,
  objects: readonly BuiltObject[],
): readonly BuiltObject[] {
  return objects.filter(({ origin, names, namespaces }) => {
    const { facts } = origin;
    return (
      facts.apiVersion === apiVersion &&
      facts.kind === kind &&
      names.includes(name) &&
      namespaces.some(each => (each ?? 'default') === (namespace ?? 'default'))
    );
  });
}

/** The workloads that an entry of `replicas` means. */
export function scaledBy(name: string, objects: readonly BuiltObject[]): readonly BuiltObject[] {
  return objects.filter(
    ({ origin, names }) => scalableKinds.has(origin.facts.kind) && names.includes(name),
  );
}

/** Kinds whose number of pods `replicas` sets. */
export const scalableKinds: ReadonlySet<string> = new Set([
  ...['Deployment', 'StatefulSet', 'ReplicaSet', 'ReplicationController'],
]);

/** The partial objects of a patch written in place; none where it is a list of operations or half typed. */
export function partialObjectsIn(patch: string): readonly TargetIdentity[] {
  return parseManifest(patch).documents.flatMap(
    ({ document }) => identityOf(document.toValue()) ?? [],
  );
}

/** What object a partial object is for; undefined where it does not say yet. */
export function identityOf(value: unknown): TargetIdentity | undefined {
  const fields = fieldsOf(value);
  const metadata = fieldsOf(fields['metadata']);
  const [apiVersion, kind, name] = [
    textAt(fields, 'apiVersion'),
    textAt(fields, 'kind'),
    textAt(metadata, 'name'),
  ];
  return apiVersion === undefined || kind === undefined || name === undefined
    ? undefined
    : { apiVersion, kind, name, namespace: textAt(metadata, 'namespace') };
}

/** kustomize matches the whole; what is left out matches everything. */
function patternOf(text: string | undefined): RegExp | undefined {
  try {
    return new RegExp(text === undefined ? '' : `^(?:${text})$`);
  } catch {
    return undefined;
  }
}

function annotationsOf({ content }: BuiltObject): Fields {
  return fieldsOf(tracedAt(content, ['metadata', 'annotations'])?.value);
}

/** A selector as kubectl takes it: `app=web,tier in (front, back),!canary`. What is half typed counts as met. */
function meets(selector: string | undefined, labels: Fields): boolean {
  return (selector?.match(/(?:[^,(]|\([^)]*\))+/g) ?? []).every(text => {
    const [, not, key = '', operator, rest = ''] =
      /^\s*(!?)\s*([\w./-]+)\s*(?:(==?|!=|\bin\b|\bnotin\b)\s*(.*?))?\s*$/.exec(text) ?? [];
    const value = labels[key];
    const isOneOf = rest.split(/[\s,()]+/).some(each => each === (value ?? undefined));
    switch (key === '' ? undefined : (operator ?? not)) {
      case undefined:
        return true;
      case '':
        return value !== undefined;
      case '!':
        return value === undefined;
      case '!=':
      case 'notin':
        return !isOneOf;
      default:
        return isOneOf;
    }
  });
}
