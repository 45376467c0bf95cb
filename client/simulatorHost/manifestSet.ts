// What a run follows, files and builds: read, applied, and compared with what was applied before.

import type { KubernetesObject } from '../../core/kubernetes/object.js';
import type { ObjectId } from '../../core/protocol.js';
import type { Simulation } from '../../simulator/simulation.js';
import { describeChange } from './changeWords.js';
import { parseObjectId } from './objectId.js';
import { readSource } from './readSource.js';
import { type Refusal, toRefusal } from './refusals.js';
import type { ReadSource, Source, SourceObject } from './sources.js';

/** What came of applying files. */
export interface ApplyReport {
  readonly summary: string;
  readonly at: ReturnType<typeof describeChange>['at'];
  readonly refusals: readonly Refusal[];
  readonly warnings: readonly string[];
  readonly changed: boolean;
}

/** Sources by their uri, each as last read. */
export class ManifestSet {
  readonly #read = new Map<string, ReadSource>();
  #refusals: readonly Refusal[] = [];

  get objects(): readonly SourceObject[] {
    return [...this.#read.values()].flatMap(read => read.objects);
  }

  /** What stands refused, over all files. */
  get refusals(): readonly Refusal[] {
    return this.#refusals;
  }

  /** Reads the sources and applies all there are, as `kubectl apply` does; objects that left them are deleted. */
  apply(simulation: Simulation, sources: readonly Source[]): ApplyReport {
    const before = this.objects;
    for (const source of sources) {
      const known = this.#read.get(source.uri);
      this.#read.set(source.uri, readSource(ofSameDocument(source, known?.source), known));
    }
    const after = this.objects;
    const words = describeChange(before, after);
    const isSame = before.length > 0 && words.at === undefined;
    const gone = this.#isReadable() ? missingFrom(before, after) : [];
    if (isSame && gone.length === 0) {
      return { ...words, refusals: this.#refusals, warnings: [], changed: false };
    }
    const outcomes = simulation.apply(
      after.map(entry => entry.object),
      { summary: words.at === undefined ? `remove ${gone.join(', ')}` : words.summary },
    );
    this.#refusals = [
      ...this.#problems(),
      ...outcomes.flatMap((outcome, place) => {
        const source = after[place];
        return source === undefined ? [] : (toRefusal(outcome, source) ?? []);
      }),
    ];
    removeObjects(simulation, gone);
    const warnings = outcomes.flatMap(outcome => outcome.warnings);
    return { ...words, refusals: this.#refusals, warnings, changed: true };
  }

  /** The object as the user wrote it; for a Pod that was made, nothing. */
  find(id: ObjectId): SourceObject | undefined {
    return this.objects.find(entry => sameObject(entry, id));
  }

  /** Half-typed text says nothing about what should go. */
  #isReadable(): boolean {
    return [...this.#read.values()].every(read => read.isWhole);
  }

  #problems(): readonly Refusal[] {
    return [...this.#read.values()].flatMap(read =>
      read.problems.map(problem => ({
        title: read.source.label,
        reason: 'YAML',
        causes: [
          {
            field: '',
            message: problem.message,
            range: problem.range,
            whole: problem.range,
            code: 'yaml',
          },
        ],
      })),
    );
  }
}

/** A text of which one document was run stays that document. */
function ofSameDocument(source: Source, known: Source | undefined): Source {
  const document = known !== undefined && 'text' in known ? known.document : undefined;
  return 'text' in source && document !== undefined ? { document, ...source } : source;
}

/** Manifests may leave the namespace to the request: it is `default` then. */
export function storedId(entry: SourceObject): ObjectId {
  const reference = parseObjectId(entry.id);
  return reference === undefined || reference.namespace !== ''
    ? entry.id
    : `${reference.groupKind}:default/${reference.name}`;
}

function sameObject(entry: SourceObject, id: ObjectId): boolean {
  return entry.id === id || storedId(entry) === id;
}

function missingFrom(
  before: readonly SourceObject[],
  after: readonly SourceObject[],
): readonly ObjectId[] {
  const present = new Set(after.map(entry => entry.id));
  return before.filter(entry => !present.has(entry.id)).map(storedId);
}

function removeObjects(simulation: Simulation, ids: readonly ObjectId[]): void {
  for (const id of ids) {
    const reference = parseObjectId(id);
    const found: KubernetesObject | undefined =
      reference && simulation.get(reference.groupKind, reference.namespace, reference.name);
    if (reference !== undefined && found !== undefined) {
      simulation.act(`remove ${found.kind} ${reference.name}`, cluster =>
        cluster.delete(reference.groupKind, reference),
      );
    }
  }
}
