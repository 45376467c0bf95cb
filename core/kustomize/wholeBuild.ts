// Builds a kustomization whole, as `kubectl kustomize` prints it, with the place of every field: for running it and for
// who wants to see it. Looks at the files each time, open ones as they stand in the editor.

import { factsOf } from '../graph/objectFacts.js';
import type { GraphObject } from '../graph/objectGraph.js';
import { type Fields, fieldsOf } from '../json.js';
import { parseApiVersion } from '../kubernetes/gvk.js';
import type { Manifest, ManifestDocument, PlacedDocument } from '../manifest/node.js';
import { parseManifest } from '../manifest/parseManifest.js';
import type { FieldPath } from '../validation/fieldError.js';
import { KustomizeBuilds } from './build.js';
import type { BuildAnswer, BuildFault, BuildGap } from './buildAnswer.js';
import { type BuildFiles, kustomizationFileIn, textOf } from './buildFiles.js';
import { inBuildOrder } from './buildOrder.js';
import { withoutTarget } from './buildTargets.js';
import { type WalkFault, type WalkSources, walkBuild } from './buildWalk.js';
import type { BuiltObject } from './builtObject.js';
import { finished } from './finished.js';
import { generatedContent } from './generatedContent.js';
import { isKustomization } from './kustomization.js';
import { folderOf, resolvePath } from './paths.js';
import { noSpan, type PlaceSources, placeOfObject, spanIn, spanOf } from './places.js';
import type { Traced } from './traced.js';

/** Builds the kustomization of a file. Never throws: what is wrong is told. */
export function buildWhole(uri: string, files: BuildFiles): BuildAnswer {
  const reading = new Reading(files);
  const walk = walkBuild(uri, sourcesOf(reading, files));
  const builds = new KustomizeBuilds(reading);
  const built = builds.build(uri);
  const list = [...walk.files];
  const numbers = new Map(list.map((file, index) => [file, index]));
  const indexOf = (file: string): number => numbers.get(file) ?? 0;
  const content = finished(built.objects, files.sha256);
  const aimless =
    walk.gaps.length > 0 ? [] : list.flatMap(file => aimlessIn(file, builds, reading));
  const undone = undoneOf(built.objects, reading);
  const twice = duplicatesOf(content, reading);
  const problems = [...walk.faults, ...reading.faults, ...twice, ...aimless, ...undone];
  const faults = problems.map(fault => toFault(fault, indexOf(fault.uri)));
  const placedOf: PlaceSources['placedOf'] = (file, document) => reading.placedOf(file, document);
  const sorted = inBuildOrder(content, ({ value }) => value, reading.fieldsOf(uri));
  return {
    objects:
      faults.length > 0
        ? []
        : sorted.map(object => ({
            value: object.value,
            place: placeOfObject(object, { placedOf, indexOf }),
          })),
    files: list,
    faults,
    gaps: [...walk.gaps, ...reading.gaps],
  };
}

/** Every file that a kustomization is made of, itself first. */
export function filesOfBuild(uri: string, files: BuildFiles): readonly string[] {
  return [...walkBuild(uri, sourcesOf(new Reading(files), files)).files];
}

function sourcesOf(reading: Reading, files: BuildFiles): WalkSources {
  return {
    documentsOf: file => reading.manifestOf(file)?.documents,
    has: file => files.contentOf(file) !== undefined,
    isFolder: folder => (files.entriesOf(folder) ?? []).length > 0,
    kustomizationIn: folder => kustomizationFileIn(folder, files),
  };
}

type Fault = Omit<WalkFault, 'type'> & { readonly type: BuildFault['type'] };

function toFault({ type, about, placed, path, part }: Fault, file: number): BuildFault {
  const span = placed === undefined ? noSpan : (spanOf(placed, part) ?? spanIn(placed, path));
  return { type, about, file, span };
}

/** What a kustomization wants to change and does not build. A Component changes what it is given by others. */
function aimlessIn(uri: string, builds: KustomizeBuilds, reading: Reading): readonly Fault[] {
  const document = reading.documentsOf(uri).find(each => isKustomization(uri, each));
  const placed = document && reading.placedOf(uri, document);
  const fields = fieldsOf(document?.toValue());
  if (document === undefined || fields['kind'] === 'Component') {
    return [];
  }
  const { accumulated } = builds.build(uri);
  return withoutTarget(fields, accumulated, path =>
    reading.documentsOf(resolvePath(folderOf(uri), path)),
  ).map(({ about, path }) => ({ type: 'no-target', about, uri, placed, path }));
}

/** Operations of patches that cannot be done, each once however many objects it is for. */
function undoneOf(objects: readonly BuiltObject[], reading: Reading): readonly Fault[] {
  const found = new Map(
    objects
      .flatMap(({ undone = [] }) => undone)
      .map(operation => [JSON.stringify([operation.origin.path, operation.value]), operation]),
  );
  return [...found.values()].map(({ value, origin }) => {
    const { uri, document } = origin.source;
    const placed = reading.placedOf(uri, document);
    const about = String(fieldsOf(value)['path']);
    return { type: 'operation', about, uri, placed, path: origin.path };
  });
}

/** kustomize takes no object twice. */
function duplicatesOf(objects: readonly Traced[], reading: Reading): readonly Fault[] {
  const seen = new Set<string>();
  return objects.flatMap(({ value, origin }): readonly Fault[] => {
    const { apiVersion, kind, metadata } = fieldsOf(value);
    const { namespace = 'default', name } = fieldsOf(metadata);
    const { group } = parseApiVersion(String(apiVersion));
    const key = [group, kind, namespace, name].join(' ');
    const isNew = !seen.has(key);
    seen.add(key);
    const { uri, document } = origin.source;
    const placed = reading.placedOf(uri, document);
    const about = `${String(kind)} ${String(name)}`;
    return isNew ? [] : [{ type: 'twice', about, uri, placed, path: origin.path }];
  });
}

/** The files of one build, each parsed once. */
class Reading {
  readonly faults: Fault[] = [];
  readonly gaps: BuildGap[] = [];
  readonly #files: BuildFiles;
  readonly #manifests = new Map<string, Manifest | undefined>();
  readonly #placed = new Map<ManifestDocument, PlacedDocument>();
  readonly #objects = new Map<ManifestDocument, readonly GraphObject[]>();

  constructor(files: BuildFiles) {
    this.#files = files;
  }

  manifestOf(uri: string): Manifest | undefined {
    if (!this.#manifests.has(uri)) {
      const text = textOf(uri, this.#files);
      this.#manifests.set(uri, text === undefined ? undefined : parseManifest(text));
    }
    return this.#manifests.get(uri);
  }

  documentsOf(uri: string): readonly ManifestDocument[] {
    return this.manifestOf(uri)?.documents.map(({ document }) => document) ?? [];
  }

  kustomizationIn(folder: string): string | undefined {
    return kustomizationFileIn(folder, this.#files);
  }

  /** What a kustomization says. */
  fieldsOf(uri: string): Fields {
    const document = this.documentsOf(uri).find(each => isKustomization(uri, each));
    return fieldsOf(document?.toValue());
  }

  objectsIn(uri: string, document: ManifestDocument): readonly GraphObject[] {
    const known =
      this.#objects.get(document) ??
      factsOf(document)
        .filter(facts => facts.isPartial !== true)
        .map(facts => ({
          uri,
          document,
          facts: facts.isGenerated
            ? { ...facts, value: this.#generated(uri, document, facts.at) }
            : facts,
        }));
    this.#objects.set(document, known);
    return known;
  }

  #generated(uri: string, document: ManifestDocument, at: FieldPath): Fields {
    const folder = folderOf(uri);
    const { value, unknownKeys, badLiterals } = generatedContent(
      fieldsOf(document.toValue()),
      at,
      path => this.#files.contentOf(resolvePath(folder, path)),
    );
    this.gaps.push(...unknownKeys.map(about => ({ type: 'environment' as const, about })));
    const placed = this.placedOf(uri, document);
    this.faults.push(
      ...badLiterals.map(path => ({ type: 'literal' as const, about: '', uri, placed, path })),
    );
    return value;
  }

  placedOf(uri: string, document: ManifestDocument): PlacedDocument | undefined {
    const known = this.#placed.get(document);
    if (known === undefined) {
      for (const each of this.manifestOf(uri)?.documents ?? []) {
        this.#placed.set(each.document, each);
      }
    }
    return known ?? this.#placed.get(document);
  }
}
