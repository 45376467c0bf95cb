// What a kustomization builds: the objects of its files, bases, generators and components with the fields, namespaces,
// labels and images they end up with. In kustomize's order, so that a patch meets the names it may use. What became of
// an object is kept: after an edit only what it touches is built again.

import type { GraphObject } from '../graph/objectGraph.js';
import { type Fields, fieldsOf } from '../json.js';
import type { ManifestDocument } from '../manifest/node.js';
import { itemsAt, textAt } from './buildFields.js';
import { type BuiltObject, withContent } from './builtObject.js';
import { imagesOf } from './images.js';
import { isKustomization, isLocalPath } from './kustomization.js';
import { readStage, type Stage, type Work } from './stage.js';
import { mergePartial } from './strategicMerge.js';
import { changedAt, fieldOf } from './traced.js';

/** Where a build reads. */
export interface BuildSources {
  documentsOf(uri: string): readonly ManifestDocument[];
  /** The objects of a document of a file, generated ones of a kustomization included. */
  objectsIn(uri: string, document: ManifestDocument): readonly GraphObject[];
  /** The kustomization file of a folder. */
  kustomizationIn(folder: string): string | undefined;
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

const nothing: Built = { accumulated: [], objects: [], isComplete: false };

/** The builds of a workspace, kept until told that a file has changed. */
export class KustomizeBuilds {
  readonly #sources: BuildSources;
  readonly #work: Work = { count: 0 };
  /** Kustomizations as they stand now: what they say may be the same in another text. */
  readonly #documents = new Map<string, ManifestDocument>();
  readonly #stages = new Map<string, Stage>();
  readonly #written = new WeakMap<GraphObject, BuiltObject>();
  readonly #merged = new WeakMap<GraphObject, WeakMap<BuiltObject, BuiltObject>>();
  readonly #known = new Map<string, Built>();

  constructor(sources: BuildSources) {
    this.#sources = sources;
  }

  /** How often objects were worked on so far: what was kept does not count. */
  get workDone(): number {
    return this.#work.count;
  }

  /** Builds a kustomization. Never throws: what cannot be read is left out. */
  build(uri: string): Built {
    return this.#buildAlone(uri, []);
  }

  /** Some files of these kustomizations have changed. */
  forget(uris: Iterable<string>): void {
    for (const uri of uris) {
      this.#known.delete(uri);
    }
  }

  #buildAlone(uri: string, visiting: readonly string[]): Built {
    const built = this.#known.get(uri) ?? this.#build(uri, [], visiting);
    // Inside a circle less is built than there is.
    if (visiting.length === 0 || built.isComplete) {
      this.#known.set(uri, built);
    }
    return built;
  }

  /** `given`: what a component works on. `visiting`: the kustomizations around this one. */
  #build(uri: string, given: readonly BuiltObject[], visiting: readonly string[]): Built {
    const stage =
      visiting.includes(uri) || visiting.length > depthMax ? undefined : this.#stageOf(uri);
    if (stage === undefined) {
      return { ...nothing, accumulated: given, objects: given };
    }
    const around = [...visiting, uri];
    const parts = stage.entries.map(entry => this.#accumulate(entry, around));
    const taken = [...given, ...parts.flatMap(part => part.objects)];
    let accumulated = this.#withGenerated(taken, stage);
    let isComplete = !hasPlugins(stage.fields) && parts.every(part => part.isComplete);
    for (const folder of stage.components) {
      const component = this.#sources.kustomizationIn(folder);
      const part = component && this.#build(component, accumulated, around);
      accumulated = part ? part.objects : accumulated;
      isComplete = isComplete && part !== undefined && part !== '' && part.isComplete;
    }
    return { accumulated, objects: stage.apply(accumulated), isComplete };
  }

  #stageOf(uri: string): Stage | undefined {
    const document = this.#sources.documentsOf(uri).find(each => isKustomization(uri, each));
    if (document === undefined) {
      this.#stages.delete(uri);
      return undefined;
    }
    const fields = fieldsOf(document.toValue());
    const current = (): ManifestDocument => this.#documents.get(uri) ?? document;
    const kustomization = {
      uri,
      get document() {
        return current();
      },
    };
    this.#documents.set(uri, document);
    const documentsOf = (file: string): readonly ManifestDocument[] =>
      this.#sources.documentsOf(file);
    const stage = readStage(
      this.#stages.get(uri),
      { kustomization, fields, documentsOf },
      { work: this.#work, isLocal: isLocalPath },
    );
    this.#stages.set(uri, stage);
    return stage;
  }

  #accumulate(
    target: string | undefined,
    visiting: readonly string[],
  ): Pick<Built, 'objects' | 'isComplete'> {
    const folder = target === undefined ? undefined : this.#sources.kustomizationIn(target);
    if (folder !== undefined) {
      return this.#buildAlone(folder, visiting);
    }
    const documents = target === undefined ? [] : this.#sources.documentsOf(target);
    const objects = documents.flatMap(document =>
      this.#sources.objectsIn(target ?? '', document).map(object => this.#asWritten(object)),
    );
    return { objects, isComplete: documents.length > 0 };
  }

  #asWritten(origin: GraphObject): BuiltObject {
    const known = this.#written.get(origin) ?? asWritten(origin);
    this.#written.set(origin, known);
    return known;
  }

  /** `merge` and `replace` change an object that is there. */
  #withGenerated(taken: readonly BuiltObject[], stage: Stage): readonly BuiltObject[] {
    const { source, fields } = stage;
    const made = this.#sources
      .objectsIn(source.uri, source.document)
      .filter(({ facts }) => facts.isGenerated);
    let objects = [...taken];
    for (const origin of made) {
      const [field, index] = origin.facts.at;
      const generator = itemsAt(fields, String(field))[Number(index)] ?? {};
      const behavior = textAt(generator, 'behavior') ?? '';
      if (behavior !== 'merge' && behavior !== 'replace') {
        objects.push(this.#asWritten(origin));
        continue;
      }
      objects = objects.map(object =>
        object.origin.facts.kind === origin.facts.kind && object.names.includes(origin.facts.name)
          ? this.#mergedWith(object, origin, { generator, behavior })
          : object,
      );
    }
    return objects;
  }

  #mergedWith(object: BuiltObject, origin: GraphObject, how: Merging): BuiltObject {
    const known = this.#merged.get(origin) ?? new WeakMap<BuiltObject, BuiltObject>();
    const merged = known.get(object) ?? mergeGenerated(object, this.#asWritten(origin), how);
    this.#merged.set(origin, known.set(object, merged));
    return merged;
  }
}

/** Charts and plugins make and change what nobody can tell without running them. */
function hasPlugins(fields: Fields): boolean {
  const plugins = ['generators', 'transformers', 'helmCharts', 'helmChartInflationGenerator'];
  return plugins.some(field => itemsAt(fields, field).length > 0);
}

function asWritten(origin: GraphObject): BuiltObject {
  const { name, namespace, labels, value, hasMoreKeys, at } = origin.facts;
  const { uri, document } = origin;
  return {
    origin,
    names: [name],
    namespaces: [namespace],
    labels,
    images: imagesOf(value),
    content: { value, origin: { source: { uri, document }, path: at } },
    hasMoreKeys,
  };
}

interface Merging {
  readonly generator: Fields;
  readonly behavior: string;
}

function mergeGenerated(
  object: BuiltObject,
  made: BuiltObject,
  { generator, behavior }: Merging,
): BuiltObject {
  const readsMore = ['envs', 'env'].some(field => generator[field] !== undefined);
  const isMerge = behavior === 'merge';
  const content = isMerge
    ? mergePartial(object.content, made.content)
    : changedAt(made.content, ['metadata'], metadata => {
        const before = fieldOf(object.content, 'metadata');
        return metadata && before ? mergePartial(before, metadata) : metadata;
      });
  return {
    ...withContent(object, content ?? object.content),
    hasMoreKeys: readsMore || (isMerge && object.hasMoreKeys),
  };
}
