// What the window and the worker in which the simulation runs say to each other: data only, copied across.

import {
  NotificationType,
  NotificationType0,
  RequestType,
  RequestType0,
} from 'vscode-jsonrpc/node';
import type {
  FromPanel,
  LinkId,
  ObjectId,
  PanelState,
  PaneRequest,
  PaneView,
} from '../../core/protocol.js';
import type { Action, ActionResult } from './actions.js';
import type { Load } from './loads.js';
import type { ObjectReference } from './objectId.js';
import type { Refusal } from './refusals.js';
import type { RunStatus } from './runStatus.js';
import type { Source, SourceRange } from './sources.js';
import type { TreeEntry } from './view/tree.js';

/** What the worker is given when it is made. */
export interface WorkerSetup {
  /** The API's structure, built beside the extension. */
  readonly structureFile: string;
  /** The person's language by message; undefined for English. */
  readonly translations: Readonly<Record<string, string>> | undefined;
}

export interface StartParams {
  readonly sources: readonly Source[];
  /** The cluster file as it stands, with its name; undefined for the default cluster. */
  readonly cluster: { readonly name: string; readonly text: string } | undefined;
  readonly seed: number;
  readonly speed: number;
  readonly autoplay: boolean;
}

export interface StartResult {
  /** As people call what runs. */
  readonly title: string;
  readonly refusals: readonly Refusal[];
  /** Why the cluster file was not taken; the default cluster runs then. */
  readonly clusterProblem: string | undefined;
}

export interface ActParams {
  /** Said on the timeline. */
  readonly words: string;
  readonly isTrouble: boolean;
  readonly action: Action;
}

/** What the window can see just now; only that is drawn. */
export interface Look {
  /** The side pane of the panel; undefined while the panel is hidden. */
  readonly pane: PaneRequest | undefined;
  readonly tree: boolean;
  /** Grows when the panel has forgotten what it was sent. */
  readonly panelAge: number;
}

/** The views at one moment; what has not changed since the picture before is left out. */
export interface Picture {
  readonly status: RunStatus;
  readonly panel?: PanelState;
  readonly pane?: PaneView;
  readonly tree?: readonly TreeEntry[];
}

/** What the panel's controls do to what runs. */
export type Steering = Exclude<FromPanel, { readonly type: 'ready' | 'pane' | 'link' | 'command' }>;

/** Why a run cannot go on, with what is needed to replay it. */
export interface Failure {
  readonly message: string;
  readonly stack: string;
  /** Virtual milliseconds since the epoch. */
  readonly timeMs: number;
  readonly seed: number;
}

// Answers that there may be none of are null where there is none: that is how the protocol says it.
export const startRequest = new RequestType<StartParams, StartResult, void>('start');
export const applyRequest = new RequestType<readonly Source[], readonly Refusal[], void>('apply');
export const actRequest = new RequestType<ActParams, ActionResult, void>('act');
export const candidatesRequest = new RequestType<
  readonly string[],
  readonly ObjectReference[],
  void
>('candidates');
export const replicasRequest = new RequestType<ObjectReference, number | null, void>('replicas');
export const loadsRequest = new RequestType<ObjectReference, readonly Load[], void>('loads');
export const manifestRequest = new RequestType<ObjectId, SourceRange | null, void>('manifest');
export const placeRequest = new RequestType<LinkId, SourceRange | null, void>('place');
export const objectAtRequest = new RequestType<
  { readonly uri: string; readonly line: number },
  ObjectId | null,
  void
>('objectAt');
/** Serves what runs, and whatever runs after it, to kubectl; answered when the kubeconfig is written. */
export const serveRequest = new RequestType<string, void, void>('serve');
export const endServingRequest = new RequestType0<void, void>('endServing');

export const steerNotice = new NotificationType<Steering>('steer');
export const lookNotice = new NotificationType<Look>('look');
export const stopNotice = new NotificationType0('stop');

/** Worker to window. Answered when it is shown: the next picture waits for that. */
export const drawRequest = new RequestType<Picture, void, void>('draw');
export const failedNotice = new NotificationType<Failure>('failed');
