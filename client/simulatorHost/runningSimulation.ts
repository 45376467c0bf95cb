// One running simulation as the editor's parts see it: its time, what is selected, and the views made of it.

import { groupKindIn } from '../../core/kubernetes/groupKind.js';
import type { KubernetesObject } from '../../core/kubernetes/object.js';
import type { Catalogue } from '../../core/kubernetes/schema.js';
import type { ObjectId, PanelState, PaneRequest, PaneView } from '../../core/protocol.js';
import { groupKindOf } from '../../simulator/api/resources.js';
import { createSimulation } from '../../simulator/index.js';
import type { ClusterFile, Simulation } from '../../simulator/simulation.js';
import { type Action, type ActionResult, perform } from './actions.js';
import { History } from './history.js';
import { Links } from './links.js';
import { type Load, loadsOf } from './loads.js';
import { type ApplyReport, ManifestSet, storedId } from './manifestSet.js';
import type { Steering } from './messages.js';
import type { ObjectReference } from './objectId.js';
import { Pacer, speeds, type WallClock } from './pacer.js';
import { type PaneScene, paneOf, verdictsOf } from './panes.js';
import { type Snapshot, snapshotAt, snapshotNow } from './snapshot.js';
import type { Source, SourceRange } from './sources.js';
import { steer } from './steer.js';
import type { FindResource } from './tables.js';
import type { Translate } from './translate.js';
import { type ClusterIndex, indexCluster } from './view/clusterIndex.js';
import { countObjects } from './view/countObjects.js';
import { toPanelState } from './view/panelState.js';
import { clusterTree, type TreeEntry } from './view/tree.js';
import { withVerdicts } from './view/treeVerdicts.js';

/** The tabs' numbers are counted this often. */
const countMs = 500;
/** So many objects are offered to choose from. */
const candidatesMax = 500;
/** What controllers do at once is done within this virtual time. */
const reactionMs = 25;

export interface RunOptions {
  readonly title: string;
  readonly cluster: ClusterFile | undefined;
  readonly seed: number;
  readonly clock: WallClock;
  readonly t: Translate;
  /** The API the objects are decoded and shown by. */
  readonly catalogue: Catalogue;
  /** Called often; the listener decides how often it draws. */
  readonly onProgress: () => void;
}

/** Owns a Simulation and the moment at which it is looked at. */
export class RunningSimulation {
  readonly simulation: Simulation;
  readonly manifests = new ManifestSet();
  readonly links = new Links();
  readonly pacer: Pacer;
  readonly title: string;
  /** The API the objects are decoded and shown by. */
  readonly catalogue: Catalogue;
  readonly #options: RunOptions;
  readonly #findResource: FindResource;
  readonly #startMs: number;
  readonly #history: History;
  #shownMs: number | undefined;
  /** Time passed when the person turned to the past: it goes on when they are back. */
  #resumes = false;
  #selection: ObjectId | undefined;
  #counted: { readonly counts: PanelState['counts']; readonly untilMs: number } | undefined;
  #cached: { readonly key: string; readonly index: ClusterIndex } | undefined;

  constructor(options: RunOptions) {
    const { cluster, seed, catalogue } = options;
    this.#options = options;
    this.title = options.title;
    this.catalogue = catalogue;
    this.simulation = createSimulation({
      seed,
      catalogue,
      ...(cluster === undefined ? {} : { cluster }),
    });
    this.#findResource = groupKind =>
      catalogue.resources.find(({ group, kind }) => groupKind === groupKindIn(group, kind));
    this.#startMs = this.simulation.nowMs;
    this.#history = new History(this.#startMs);
    this.pacer = new Pacer(this.simulation, options.clock, () => {
      // A little after each slice, so that a picture has little left to read.
      this.#history.follow(this.simulation);
      options.onProgress();
    });
  }

  get selection(): ObjectId | undefined {
    return this.#selection;
  }

  /** False while a past moment is shown. */
  get isLive(): boolean {
    return this.#shownMs === undefined;
  }

  select(id: ObjectId | undefined): void {
    this.#selection = id;
    this.#options.onProgress();
  }

  /** Shows the moment this long after the start; the clock pauses, because one looks at the past in peace. */
  scrubTo(timeMs: number): void {
    if (timeMs >= this.simulation.nowMs - this.#startMs) {
      this.backToNow();
      return;
    }
    this.#resumes ||= this.pacer.playing;
    this.pacer.pause();
    this.#shownMs = Math.max(0, timeMs);
    this.#options.onProgress();
  }

  backToNow(): void {
    this.#shownMs = undefined;
    if (this.#resumes) {
      this.#resumes = false;
      this.pacer.play();
    }
    this.#options.onProgress();
  }

  play(): void {
    this.#shownMs = undefined;
    this.pacer.play();
    this.#options.onProgress();
  }

  pause(): void {
    this.#resumes = false;
    this.pacer.pause();
    this.#options.onProgress();
  }

  setSpeed(speed: number): void {
    this.pacer.setSpeed(speed);
    this.#options.onProgress();
  }

  step(): void {
    this.#shownMs = undefined;
    this.pacer.step();
  }

  /** Applies files and builds to the cluster and goes on with time. */
  apply(sources: readonly Source[]): ApplyReport {
    const report = this.manifests.apply(this.simulation, sources);
    if (report.changed) {
      const place = report.at?.object.locate(report.at.path);
      const isWhole = report.at?.path.length === 0 && report.summary.startsWith('apply ');
      const label = isWhole ? report.summary.slice('apply '.length) : undefined;
      this.#noteLatest({
        link: place && { id: this.links.add(place), label: label ?? this.#placeLabel(place) },
        isTrouble: report.refusals.length > 0,
        ...(label === undefined ? {} : { text: 'apply' }),
      });
      this.#afterAction();
    }
    return report;
  }

  /** Does something to the cluster; `words` say it on the timeline. */
  act(words: string, isTrouble: boolean, action: Action): ActionResult {
    const result = perform(this.simulation, action);
    if (result.done) {
      this.#noteLatest({ link: undefined, isTrouble, text: words });
    }
    this.#afterAction();
    return result;
  }

  /** Somebody else, such as kubectl, may have changed the cluster: time goes on and the views draw. */
  noteOutsideChange(): void {
    this.pacer.wake();
    this.#options.onProgress();
  }

  /** Lets controllers do what they do at once, for a request that depends on it; also while time stands. */
  react(): void {
    this.simulation.runUntil(this.simulation.nowMs + reactionMs);
    this.noteOutsideChange();
  }

  steer(message: Steering): void {
    steer(this, message);
  }

  /** Objects of these kinds, as many as a person may choose from. */
  candidates(groupKinds: readonly string[]): readonly ObjectReference[] {
    const references = groupKinds.flatMap(groupKind =>
      this.simulation.list(groupKind).map(({ metadata: { namespace = '', name = '' } }) => ({
        groupKind,
        namespace,
        name,
      })),
    );
    return references.slice(0, candidatesMax);
  }

  /** How many replicas a workload asks for; undefined where there is no such object. */
  replicasOf({ groupKind, namespace, name }: ObjectReference): number | undefined {
    const object = this.simulation.get(groupKind, namespace, name);
    return object && ((object['spec'] ?? {}) as { readonly replicas?: number }).replicas;
  }

  /** The loads that can be put on an object. */
  loadsOf(target: ObjectReference): readonly Load[] {
    return loadsOf(this.simulation, target);
  }

  /** The tree of the cluster at the moment looked at. */
  tree(): readonly TreeEntry[] {
    const scene = this.#scene();
    return withVerdicts(clusterTree(scene.index, scene.t), scene.index, verdictsOf(scene));
  }

  /** Everything the picture shows at the moment looked at. */
  panelState(): PanelState {
    this.#history.follow(this.simulation);
    const nowMs = this.simulation.nowMs - this.#startMs;
    return toPanelState(this.index(), {
      title: this.title,
      clock: {
        nowMs,
        shownMs: this.#shownMs ?? nowMs,
        live: this.isLive,
        playing: this.pacer.playing,
        speed: this.pacer.speed,
        speeds,
        waiting: this.pacer.waiting,
      },
      history: this.#history,
      refusals: this.manifests.refusals.map(refusal => ({
        title: refusal.title,
        reason: refusal.reason,
        causes: refusal.causes.map(cause => ({
          field: cause.field || this.#placeLabel(cause.range),
          message: cause.message,
          link: this.links.add(cause.range),
        })),
      })),
      selection: this.#selection,
      counts: this.#countNowAndThen(),
      t: this.#options.t,
    });
  }

  /** The side pane at the moment looked at. */
  pane(request: PaneRequest): PaneView {
    return paneOf(request, this.#scene());
  }

  /** The cluster at the moment looked at; indexed once per moment. */
  index(): ClusterIndex {
    const key = `${this.simulation.version}/${this.simulation.nowMs}/${this.#shownMs}`;
    if (this.#cached?.key !== key) {
      this.#cached = { key, index: indexCluster(this.#snapshot(), this.#cached?.index) };
    }
    return this.#cached.index;
  }

  /** Where the object, or the nearest owner that was written by the user, stands in the text. */
  findManifest(id: ObjectId): SourceRange | undefined {
    const seen = new Set<string>();
    let object = this.index().snapshot.get<KubernetesObject>(id);
    let found = this.manifests.find(id);
    while (found === undefined && object !== undefined && !seen.has(object.metadata.uid ?? '')) {
      seen.add(object.metadata.uid ?? '');
      const owner = object.metadata.ownerReferences?.find(reference => reference.controller);
      const ownerId =
        owner && `${groupKindOf(owner)}:${object.metadata.namespace ?? ''}/${owner.name}`;
      object = ownerId === undefined ? undefined : this.index().snapshot.get(ownerId);
      found = ownerId === undefined ? undefined : this.manifests.find(ownerId);
    }
    return found?.locate(['metadata', 'name']);
  }

  /** The object whose text holds a line of a file; undefined between objects and in other files. */
  findObjectAt(uri: string, line: number): ObjectId | undefined {
    const found = this.manifests.objects.find(object => object.holds(uri, line));
    return found && storedId(found);
  }

  dispose(): void {
    this.pacer.pause();
  }

  #snapshot(): Snapshot {
    return this.#shownMs === undefined
      ? snapshotNow(this.simulation, this.#startMs)
      : snapshotAt(this.simulation, this.#startMs, this.#startMs + this.#shownMs);
  }

  #scene(): PaneScene {
    this.#history.follow(this.simulation);
    return {
      simulation: this.simulation,
      history: this.#history,
      index: this.index(),
      untilMs: this.#startMs + (this.#shownMs ?? Number.POSITIVE_INFINITY),
      selection: this.#selection,
      refusalCount: this.manifests.refusals.length,
      findResource: this.#findResource,
      t: this.#options.t,
    };
  }

  #noteLatest(note: Parameters<History['note']>[1]): void {
    const action = this.simulation.timeline.findLast(entry => entry.verb === 'action');
    if (action !== undefined) {
      this.#history.note(action.id, note);
    }
  }

  #afterAction(): void {
    this.pacer.wake();
    this.backToNow();
  }

  #countNowAndThen(): PanelState['counts'] {
    const wallMs = this.#options.clock.nowMs();
    const { snapshot } = this.index();
    if (this.#counted === undefined || wallMs >= this.#counted.untilMs) {
      this.#counted = { counts: countObjects(snapshot), untilMs: wallMs + countMs };
    }
    return this.#counted.counts;
  }

  #placeLabel(place: SourceRange): string {
    const name = place.uri.slice(place.uri.lastIndexOf('/') + 1);
    return `${decodeName(name)}:${place.start.line + 1}`;
  }
}

function decodeName(name: string): string {
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}
