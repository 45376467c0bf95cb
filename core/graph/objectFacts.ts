// What one object of a manifest tells others: its identity, its pods' labels and ports, whom it selects and names.
// Computed once per document text; the graph holds these facts, never the text.

import { fieldsOf, isFields, textEntriesOf, valueAt } from '../json.js';
import { type GroupKind, groupKindOf } from '../kubernetes/groupKind.js';
import { podPlaceOf } from '../kubernetes/podTemplate.js';
import { type LabelSelector, type Labels, selectorOf } from '../kubernetes/selector.js';
import {
  type GeneratedObject,
  type KustomizationPath,
  readKustomization,
} from '../kustomize/kustomization.js';
import type { ManifestDocument } from '../manifest/node.js';
import { objectsOf } from '../manifest/objects.js';
import { parseManifest } from '../manifest/parseManifest.js';
import { findReferences, type Reference } from '../references/findReferences.js';
import type { FieldPath } from '../validation/fieldError.js';
import { type Claim, claimsOf } from './claims.js';

/** One object as others see it. Paths start at the document's root. */
export interface ObjectFacts {
  readonly groupKind: GroupKind;
  readonly apiVersion: string;
  readonly kind: string;
  readonly name: string;
  /** Undefined where the text says none: it may go to any. */
  readonly namespace: string | undefined;
  /** Where the object stands in its document: empty, or `['items', 3]`. */
  readonly at: FieldPath;
  readonly labels: Labels;
  /** The pods it makes or is; undefined for kinds without pods. */
  readonly pods: PodFacts | undefined;
  readonly selectors: readonly SelectorFacts[];
  readonly references: readonly Reference[];
  /** What it takes that only one may have. */
  readonly claims: readonly Claim[];
  /** Keys of a ConfigMap or Secret. */
  readonly keys: readonly string[];
  /** It has keys besides those: they come from files or from a controller. */
  readonly hasMoreKeys: boolean;
  /** Made by a kustomization: `at` is its generator, `value` what is known of it. */
  readonly isGenerated: boolean;
  /** Part of an object, written into a kustomization as a patch: `at` is the patch. Never judged by itself. */
  readonly isPartial?: true;
  /** The object as JSON; owned by the document. */
  readonly value: unknown;
}

/** The pods that an object is or makes, as its text says them. */
export interface PodFacts {
  readonly labels: Labels;
  /** The path of the pod's labels. */
  readonly labelsAt: FieldPath;
  readonly ports: readonly ContainerPortFacts[];
  /** How many pods are asked for; undefined where the kind or the text does not say. */
  readonly replicas: number | undefined;
}

/** A port that a container declares; `at` is its place in the document. */
export interface ContainerPortFacts {
  readonly name: string | undefined;
  readonly number: number;
  readonly protocol: string;
  readonly at: FieldPath;
}

/** Pods that the object selects by their labels. */
export interface SelectorFacts {
  readonly selector: LabelSelector;
  readonly at: FieldPath;
}

/** The facts of every object of a document; objects without a name or kind tell nothing. */
export function factsOf(document: ManifestDocument): readonly ObjectFacts[] {
  const kustomization = readKustomization(document);
  return kustomization === undefined
    ? factsOfObjects(document)
    : [
        ...kustomization.generated.map(factsOfGenerated),
        ...kustomization.inlinePatches.flatMap(factsOfInlinePatch),
      ];
}

/** What a patch gives to the object it names: its labels, ports and containers count where the object is built. */
function factsOfInlinePatch({ text, path }: KustomizationPath): ObjectFacts[] {
  return parseManifest(text).documents.flatMap(({ document }) =>
    factsOfObjects(document).map(facts => ({ ...facts, at: path, isPartial: true as const })),
  );
}

function factsOfGenerated(made: GeneratedObject): ObjectFacts {
  const { kind, name, namespace, keys, hasMoreKeys, type, at } = made;
  const metadata = { name, ...(namespace === undefined ? {} : { namespace }) };
  const data = Object.fromEntries(keys.map(key => [key, '']));
  return {
    groupKind: kind,
    apiVersion: 'v1',
    kind,
    name,
    namespace,
    at,
    labels: {},
    pods: undefined,
    selectors: [],
    references: [],
    claims: [],
    keys,
    hasMoreKeys: hasMoreKeys || made.behavior === 'merge',
    isGenerated: true,
    value: { apiVersion: 'v1', kind, metadata, ...(type === undefined ? {} : { type }), data },
  };
}

function factsOfObjects(document: ManifestDocument): readonly ObjectFacts[] {
  return objectsOf(document).flatMap(object => {
    const { apiVersion, kind, name, namespace, path } = object;
    if (apiVersion === undefined || kind === undefined || name === undefined) {
      return [];
    }
    return [factsOfValue({ apiVersion, kind, name, namespace }, object.value(), path)];
  });
}

/** Who an object is. */
export type ObjectIdentity = Pick<ObjectFacts, 'apiVersion' | 'kind' | 'name' | 'namespace'>;

/** The facts of an object given as JSON that stands at a path. */
export function factsOfValue(
  { apiVersion, kind, name, namespace }: ObjectIdentity,
  value: unknown,
  path: FieldPath,
): ObjectFacts {
  return {
    groupKind: groupKindOf({ apiVersion, kind }),
    apiVersion,
    kind,
    name,
    namespace,
    at: path,
    labels: labelsAt(value, ['metadata', 'labels']),
    pods: podFacts(apiVersion, kind, value, path),
    selectors: selectorsOf(kind, value, path),
    references: findReferences({ apiVersion, kind }, value).map(reference =>
      movedUnder(reference, path),
    ),
    claims: claimsOf(kind, value, path),
    keys: keysOf(kind, value),
    hasMoreKeys: false,
    isGenerated: false,
    value,
  };
}

function podFacts(
  apiVersion: string,
  kind: string,
  value: unknown,
  at: FieldPath,
): PodFacts | undefined {
  const place = podPlaceOf(apiVersion, kind);
  if (place === undefined) {
    return undefined;
  }
  const containers = [
    ...listAt(value, [...place.specPath, 'containers']),
    ...listAt(value, [...place.specPath, 'initContainers']),
  ];
  return {
    labels: labelsAt(value, [...place.path, 'metadata', 'labels']),
    labelsAt: [...at, ...place.path, 'metadata', 'labels'],
    ports: containers.flatMap(({ item, path }) => portsOf(item, [...at, ...path])),
    replicas: replicasOf(kind, value),
  };
}

const replicatedKinds: readonly string[] =
  'Deployment ReplicaSet StatefulSet ReplicationController Rollout'.split(' ');

/** The server fills in 1. */
function replicasOf(kind: string, value: unknown): number | undefined {
  if (!replicatedKinds.includes(kind)) {
    return kind === 'Pod' ? 1 : undefined;
  }
  const replicas = valueAt(value, ['spec', 'replicas']) ?? 1;
  return typeof replicas === 'number' ? replicas : undefined;
}

function portsOf(container: unknown, at: FieldPath): ContainerPortFacts[] {
  return listAt(container, ['ports']).flatMap(({ item, path }) => {
    const { name, containerPort, protocol } = fieldsOf(item);
    return typeof containerPort === 'number'
      ? [
          {
            name: typeof name === 'string' ? name : undefined,
            number: containerPort,
            protocol: typeof protocol === 'string' ? protocol : 'TCP',
            at: [...at, ...path],
          },
        ]
      : [];
  });
}

/** Selectors of pods. A workload's own selector counts: rules compare it with other workloads'. */
function selectorsOf(kind: string, value: unknown, at: FieldPath): SelectorFacts[] {
  if (kind === 'Service' || kind === 'ReplicationController') {
    const labels = labelsAt(value, ['spec', 'selector']);
    return Object.keys(labels).length === 0
      ? []
      : [{ selector: { matchLabels: labels }, at: [...at, 'spec', 'selector'] }];
  }
  const path = kind === 'NetworkPolicy' ? ['spec', 'podSelector'] : ['spec', 'selector'];
  const selector = valueAt(value, path);
  return isFields(selector) ? [{ selector: selectorOf(selector), at: [...at, ...path] }] : [];
}

function keysOf(kind: string, value: unknown): string[] {
  const fields =
    kind === 'ConfigMap' ? ['data', 'binaryData'] : kind === 'Secret' ? ['data', 'stringData'] : [];
  return [...new Set(fields.flatMap(field => Object.keys(fieldsOf(valueAt(value, [field])))))];
}

function movedUnder(reference: Reference, at: FieldPath): Reference {
  if (at.length === 0) {
    return reference;
  }
  const move = <T extends { readonly path: FieldPath }>(place: T): T => ({
    ...place,
    path: [...at, ...place.path],
  });
  return {
    ...move(reference),
    keys: reference.keys.map(move),
    port: reference.port && move(reference.port),
  };
}

function labelsAt(value: unknown, path: readonly string[]): Labels {
  return Object.fromEntries(textEntriesOf(valueAt(value, path)));
}

function listAt(
  value: unknown,
  path: readonly string[],
): readonly { readonly item: unknown; readonly path: FieldPath }[] {
  const list = valueAt(value, path);
  return Array.isArray(list) ? list.map((item, index) => ({ item, path: [...path, index] })) : [];
}
