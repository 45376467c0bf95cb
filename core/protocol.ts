// The messages between language server, extension and simulator panel. Types only: every side imports them, no
// side imports another. Everything a person reads is made in words by the sender; the panel only draws.

/** Server to client: how many Kubernetes objects a document holds by its content; buttons show by it. */
export const kubernetesDocumentsMethod = 'drydock/kubernetesDocuments';

export interface KubernetesDocumentsNotice {
  readonly uri: string;
  readonly version: number;
  /** Objects of any kind, patches and templates not counted. */
  readonly count: number;
}

/** The command of the `Run in simulator` lens; its only argument is a RunTarget. */
export const runInSimulatorCommand = 'drydock.runInSimulator';

/** What to run: a whole file, or one document of it. */
export interface RunTarget {
  readonly uri: string;
  /** Index of the document in the file, from 0; undefined is all of them. */
  readonly document?: number;
}

/** Names one object of the simulated cluster: `apps/Deployment:default/web`, `Node:/node-1`. */
export type ObjectId = string;

/** A place in the user's text that the host knows by this number; the panel cannot name files itself. */
export type LinkId = number;

/** How good or bad something is. Always said by a glyph or in words too. */
export type Tone = 'good' | 'busy' | 'warning' | 'bad' | 'neutral';

/** A run of text. Its text is hostile: draw it as text. */
export interface TextPiece {
  readonly text: string;
  readonly style?: 'strong' | 'code' | 'muted';
  readonly link?: LinkId;
  /** Selects an object. */
  readonly object?: ObjectId;
  readonly tone?: Tone;
}

export type RichText = readonly TextPiece[];

export type PodState =
  | 'ready'
  | 'starting'
  | 'unready'
  | 'failing'
  | 'pending'
  | 'terminating'
  | 'unknown'
  | 'completed';

/** One pod: a tile, or a dot where there are hundreds. */
export interface PodTile {
  readonly id: ObjectId;
  /** Its workload's name and what the pod's own name adds to it (`2mz79`). */
  readonly workload: string;
  readonly suffix: string;
  /** Which of the hues it has, from 0: one per revision of its workload. */
  readonly hue: number;
  readonly state: PodState;
  /** The whole of it in a sentence, for screen readers and tooltips. */
  readonly label: string;
}

/** Pods of one state on a node that holds too many to draw each. */
export interface PodCount {
  readonly state: PodState;
  readonly count: number;
  readonly label: string;
}

export interface ServiceCard {
  readonly id: ObjectId;
  readonly name: string;
  readonly kind: string;
  readonly address: string;
  readonly verdict: string;
  readonly tone: Tone;
  /** Workloads whose pods it reaches. */
  readonly targets: readonly { readonly id: ObjectId; readonly tone: Tone }[];
}

/** The replicas of one revision: segments while they are few, a proportional bar beyond. */
export interface RevisionBar {
  readonly id: ObjectId;
  readonly name: string;
  readonly note: string;
  readonly hue: number;
  readonly segments: readonly PodCount[];
  /** Asked for and not there (yet). */
  readonly missing: number;
  /** Numbers to write into the segments: ordinals of a StatefulSet. */
  readonly ordinals?: boolean;
}

export interface WorkloadCard {
  readonly id: ObjectId;
  readonly name: string;
  readonly kind: string;
  readonly status: string;
  readonly tone: Tone;
  readonly bars: readonly RevisionBar[];
  readonly notes: readonly RichText[];
  /** Nodes its pods are on. */
  readonly nodes: readonly ObjectId[];
}

export interface Meter {
  /** 0 to 1; above 1 is drawn full. */
  readonly fraction: number;
  readonly label: string;
}

export interface NodeCard {
  /** Undefined: the place of pods that are on no node. */
  readonly id: ObjectId | undefined;
  readonly name: string;
  readonly note: string;
  readonly tone: Tone;
  readonly cordoned: boolean;
  readonly failed: boolean;
  readonly cpu: Meter | undefined;
  readonly memory: Meter | undefined;
  readonly pods: readonly PodTile[];
  readonly counts: readonly PodCount[];
}

/** Something the user did, written above the line. */
export interface ActionMark {
  readonly entry: number;
  readonly timeMs: number;
  readonly text: RichText;
  readonly tone: Tone;
}

/** What happened by itself, gathered per stretch of the line. */
export interface TickMark {
  readonly timeMs: number;
  readonly tone: Tone;
  readonly count: number;
}

/** Times are virtual milliseconds since the simulation's start. */
export interface ClockView {
  readonly nowMs: number;
  /** The moment shown: `nowMs` unless the head was dragged back. */
  readonly shownMs: number;
  readonly live: boolean;
  readonly playing: boolean;
  readonly speed: number;
  readonly speeds: readonly number[];
  /** Nothing is planned: time waits for the user. */
  readonly waiting: boolean;
}

/** A step function of time, as [time, value] pairs. */
export type StepSeries = readonly (readonly [number, number])[];

export interface AvailabilityView {
  readonly title: string;
  readonly available: StepSeries;
  readonly desired: StepSeries;
  /** The least the strategy or a budget promises. */
  readonly promised: StepSeries;
  readonly desiredLabel: string;
  readonly promisedLabel: string;
}

/** Where the requests to a Service go at the moment shown. */
export interface TrafficView {
  readonly title: string;
  readonly bars: readonly {
    readonly id: ObjectId;
    readonly label: string;
    readonly share: number;
    readonly hue: number;
    readonly lost: boolean;
  }[];
  readonly caption: string;
}

/** An object that the API refused, or a file that could not be read. */
export interface RefusalView {
  readonly title: string;
  readonly reason: string;
  readonly causes: readonly {
    readonly field: string;
    readonly message: string;
    readonly link?: LinkId;
  }[];
}

export type Density = 'tiles' | 'dots' | 'counts';

/** Everything the picture shows at a moment. */
export interface PanelState {
  readonly phase: 'empty' | 'running';
  readonly title: string;
  readonly clock: ClockView;
  readonly activity: RichText;
  readonly density: Density;
  readonly services: readonly ServiceCard[];
  readonly workloads: readonly WorkloadCard[];
  readonly nodes: readonly NodeCard[];
  /** How many nodes, workloads and Services are left out because there are too many. */
  readonly left: { readonly services: number; readonly workloads: number; readonly nodes: number };
  readonly actions: readonly ActionMark[];
  readonly ticks: readonly TickMark[];
  readonly availability: AvailabilityView | undefined;
  readonly traffic: TrafficView | undefined;
  readonly refusals: readonly RefusalView[];
  readonly selection: ObjectId | undefined;
  /** What can be done with the selected object. */
  readonly verbs: readonly Verb[];
  readonly counts: { readonly objects: number; readonly events: number };
}

/** An action on an object; `command` is one of the panel's own list of commands. */
export interface Verb {
  readonly command: PanelCommand;
  readonly label: string;
  readonly icon: string;
}

export type PanelCommand =
  | 'drydock.deletePod'
  | 'drydock.scale'
  | 'drydock.setLoad'
  | 'drydock.restartRollout'
  | 'drydock.undoRollout'
  | 'drydock.cordonNode'
  | 'drydock.uncordonNode'
  | 'drydock.failNode'
  | 'drydock.healNode'
  | 'drydock.crashContainer'
  | 'drydock.makeUnready'
  | 'drydock.healContainer'
  | 'drydock.revealManifest'
  | 'drydock.runInSimulator'
  | 'drydock.stopSimulation'
  | 'drydock.injectFault'
  | 'drydock.actOnNode'
  | 'drydock.openKubectlTerminal';

/** A part of the answer to "why is it so". */
export interface WhyView {
  readonly title: string;
  readonly sentence: RichText;
  /** Per node, rule or condition. */
  readonly verdicts: readonly {
    readonly subject: string;
    readonly text: RichText;
    readonly tone: Tone;
  }[];
  /** Oldest first; the step's moment can be shown. */
  readonly causes: readonly { readonly timeMs: number; readonly text: RichText }[];
  readonly related: TableView | undefined;
}

export interface TableView {
  readonly columns: readonly string[];
  readonly rows: readonly TableRow[];
  /** Rows that are not sent because there are too many. */
  readonly left: number;
}

export interface TableRow {
  readonly id: ObjectId | undefined;
  readonly cells: readonly string[];
  readonly tone: Tone;
}

export type PaneTab = 'why' | 'objects' | 'events' | 'yaml';

/** What the side pane wants to see; the host answers with a PaneView and again after each change. */
export interface PaneRequest {
  readonly tab: PaneTab;
  /** Objects: the kind whose table is shown. */
  readonly kind?: string;
  /** Objects and events: rows must contain it. */
  readonly filter?: string;
}

export type PaneView =
  | { readonly tab: 'why'; readonly why: WhyView }
  | {
      readonly tab: 'objects';
      readonly kinds: readonly {
        readonly kind: string;
        readonly label: string;
        readonly count: number;
      }[];
      readonly kind: string;
      readonly table: TableView;
    }
  | { readonly tab: 'events'; readonly table: TableView }
  | { readonly tab: 'yaml'; readonly title: string; readonly text: string };

/** The fixed words of the panel, in the person's language. */
export type PanelWord =
  | 'play'
  | 'pause'
  | 'step'
  | 'speed'
  | 'virtualTime'
  | 'fault'
  | 'node'
  | 'stop'
  | 'kubectl'
  | 'services'
  | 'workloads'
  | 'nodes'
  | 'cluster'
  | 'why'
  | 'objects'
  | 'events'
  | 'yaml'
  | 'cpu'
  | 'memory'
  | 'timeline'
  | 'backToNow'
  | 'showing'
  | 'waiting'
  | 'filter'
  | 'kind'
  | 'emptyTitle'
  | 'emptyText'
  | 'run'
  | 'refused'
  | 'cordoned'
  | 'more'
  | 'nothingHere'
  | 'nothingSelected'
  | 'causes'
  | 'verdicts'
  | 'actions'
  | 'noServices'
  | 'noWorkloads';

export type PanelWords = { readonly [word in PanelWord]: string };

/** Host to panel. The words come first, in answer to `ready`. */
export type ToPanel =
  | { readonly type: 'words'; readonly words: PanelWords }
  | { readonly type: 'state'; readonly state: PanelState }
  | { readonly type: 'pane'; readonly pane: PaneView };

/** Panel to host. The host checks every one of them at its border. */
export type FromPanel =
  | { readonly type: 'ready' }
  | { readonly type: 'play' | 'pause' | 'step' | 'now' }
  | { readonly type: 'speed'; readonly speed: number }
  | { readonly type: 'scrub'; readonly timeMs: number }
  | { readonly type: 'select'; readonly id: ObjectId | undefined }
  | { readonly type: 'pane'; readonly request: PaneRequest }
  | { readonly type: 'link'; readonly link: LinkId }
  | { readonly type: 'command'; readonly command: PanelCommand; readonly id?: ObjectId };

/** Client to server: the person trusts the workspace now; addresses of `drydock.crds` may be downloaded. */
export const workspaceTrustedMethod = 'drydock/workspaceTrusted';

/** Client to server: the Kubernetes objects of an open file, or of a text that is given along. */
export const objectsMethod = 'drydock/objects';

export interface ObjectsParams {
  readonly uri: string;
  /** Text to read instead of the open file's. */
  readonly text?: string;
}

/** One Kubernetes object of a file. */
export interface ManifestObject {
  /** Index of its document in the file, from 0. */
  readonly document: number;
  /** Where it stands in the document: empty, or `['items', 3]` in a List. */
  readonly path: readonly (string | number)[];
  readonly apiVersion: string;
  readonly kind: string;
  readonly name: string;
  readonly namespace: string | undefined;
  /** Lines and UTF-16 characters, from 0. */
  readonly range: {
    readonly start: { readonly line: number; readonly character: number };
    readonly end: { readonly line: number; readonly character: number };
  };
  /** The object as JSON. */
  readonly value: unknown;
}
