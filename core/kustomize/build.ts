// What a kustomization builds: the objects of its files, bases, generators and components with the names, namespaces,
// labels and images they end up with. In kustomize's order, so that a patch meets the names it may use.

import type { GraphObject } from '../graph/objectGraph.js';
import type { Labels } from '../kubernetes/selector.js';
import { type BuildFields, itemsAt, textAt, textsAt } from './buildFields.js';
import { type ImageUse, imagesOf, withImages } from './images.js';
import { isLocalPath } from './kustomization.js';
import { folderOf, resolvePath } from './scopes.js';

/** Where a build reads. */
export interface BuildSources {
  /** What a kustomization file says, as JSON; undefined where there is none. */
  fieldsOf(uri: string): BuildFields | undefined;
  /** The objects of a file, generated ones of a kustomization included; undefined for files nobody knows. */
  objectsOf(uri: string): readonly GraphObject[] | undefined;
  /** The kustomization file of a folder. */
  kustomizationIn(folder: string): string | undefined;
}

/** An object on its way through a build. */
export interface BuiltObject {
  readonly origin: GraphObject;
  /** Every name it has had; the last is what is applied (without the hash of generated objects). */
  readonly names: readonly string[];
  readonly namespaces: readonly (string | undefined)[];
  readonly labels: Labels;
  readonly images: readonly ImageUse[];
}

/** A build. */
export interface Built {
  /** What is there when the kustomization's own patches, names and images are applied. */
  readonly accumulated: readonly BuiltObject[];
  readonly objects: readonly BuiltObject[];
  /** False where parts are not known: addresses, missing files, charts, plugins. */
  readonly isComplete: boolean;
}

/** Builds deeper than this are not followed. */
const depthMax = 20;

/** Builds a kustomization. Never throws: what cannot be read is left out. */
export function buildKustomization(uri: string, sources: BuildSources): Built {
  return build(uri, [], { sources, visiting: [] });
}

interface Progress {
  readonly sources: BuildSources;
  /** The kustomizations around the current one. */
  readonly visiting: readonly string[];
}

const nothing: Built = { accumulated: [], objects: [], isComplete: false };

/** `given`: what a component works on. */
function build(uri: string, given: readonly BuiltObject[], progress: Progress): Built {
  const { sources, visiting } = progress;
  const fields = sources.fieldsOf(uri);
  if (fields === undefined || visiting.includes(uri) || visiting.length > depthMax) {
    return { ...nothing, accumulated: given, objects: given };
  }
  const inner = { sources, visiting: [...visiting, uri] };
  const accumulated = [...given];
  let isComplete = !hasPlugins(fields);
  for (const path of [...textsAt(fields, 'resources'), ...textsAt(fields, 'bases')]) {
    const part = accumulate(uri, path, inner);
    accumulated.push(...part.objects);
    isComplete = isComplete && part.isComplete;
  }
  accumulated.push(...generatedBy(uri, fields, sources));
  for (const path of textsAt(fields, 'components')) {
    const component = sources.kustomizationIn(resolvePath(folderOf(uri), path));
    const part = component === undefined ? undefined : build(component, accumulated, inner);
    if (part !== undefined) {
      accumulated.splice(0, accumulated.length, ...part.objects);
    }
    isComplete = isComplete && part?.isComplete === true;
  }
  return { accumulated, objects: accumulated.map(each => transform(each, fields)), isComplete };
}

/** Charts and plugins make and change what nobody can tell without running them. */
function hasPlugins(fields: BuildFields): boolean {
  const plugins = ['generators', 'transformers', 'helmCharts', 'helmChartInflationGenerator'];
  return plugins.some(field => itemsAt(fields, field).length > 0);
}

function accumulate(
  uri: string,
  path: string,
  progress: Progress,
): Pick<Built, 'objects' | 'isComplete'> {
  if (!isLocalPath(path)) {
    return nothing;
  }
  const target = resolvePath(folderOf(uri), path);
  const folder = progress.sources.kustomizationIn(target);
  if (folder !== undefined) {
    return build(folder, [], progress);
  }
  const objects = progress.sources.objectsOf(target);
  return objects === undefined ? nothing : { objects: objects.map(asWritten), isComplete: true };
}

function asWritten(origin: GraphObject): BuiltObject {
  const { name, namespace, labels, value } = origin.facts;
  return { origin, names: [name], namespaces: [namespace], labels, images: imagesOf(value) };
}

/** `merge` and `replace` change an object that is there. */
function generatedBy(uri: string, fields: BuildFields, sources: BuildSources): BuiltObject[] {
  const made = (sources.objectsOf(uri) ?? []).filter(({ facts }) => {
    const [field, index] = facts.at;
    const generator = itemsAt(fields, String(field))[Number(index)];
    return facts.isGenerated && ![`merge`, `replace`].includes(textAt(generator, 'behavior') ?? '');
  });
  return made.map(asWritten);
}

const keepsName = ['Namespace', 'CustomResourceDefinition', 'APIService'];

function transform(object: BuiltObject, fields: BuildFields): BuiltObject {
  const { kind } = object.origin.facts;
  const namespace = textAt(fields, 'namespace');
  const isSpace = kind === 'Namespace' && namespace !== undefined;
  const prefix = textAt(fields, 'namePrefix') ?? '';
  const suffix = textAt(fields, 'nameSuffix') ?? '';
  const before = object.names.at(-1) ?? '';
  const name = keepsName.includes(kind) ? before : prefix + before + suffix;
  const isPlaced = namespace !== undefined && !clusterKinds.has(kind);
  return {
    ...object,
    names: [...object.names, isSpace ? namespace : name],
    namespaces: isPlaced ? [...object.namespaces, namespace] : object.namespaces,
    labels: { ...object.labels, ...labelsOf(fields) },
    images: withImages(object.images, fields),
  };
}

/** Labels that go to the metadata of all objects. */
function labelsOf(fields: BuildFields): Labels {
  const rules = [fields['commonLabels'], ...itemsAt(fields, 'labels').map(each => each['pairs'])];
  return Object.fromEntries(
    rules
      .flatMap(pairs => Object.entries(typeof pairs === 'object' && pairs !== null ? pairs : {}))
      .filter((pair): pair is [string, string] => typeof pair[1] === 'string'),
  );
}

/** Kinds without a namespace, as kustomize knows them. */
const clusterKinds: ReadonlySet<string> = new Set(
  (
    'APIService CSIDriver CSINode CertificateSigningRequest ClusterRole ClusterRoleBinding ' +
    'ComponentStatus CustomResourceDefinition FlowSchema IngressClass ' +
    'MutatingWebhookConfiguration Namespace Node PersistentVolume PodSecurityPolicy ' +
    'PriorityClass PriorityLevelConfiguration RuntimeClass StorageClass ' +
    'ValidatingWebhookConfiguration VolumeAttachment ValidatingAdmissionPolicy ' +
    'ValidatingAdmissionPolicyBinding'
  ).split(' '),
);
