// What runs in the worker, as the window sees it: asks across, and remembers what the window itself decides.

import type { MessageConnection } from 'vscode-jsonrpc/node';
import type { LinkId, ObjectId } from '../core/protocol.js';
import type { Run } from './run.js';
import type { Action, ActionResult } from './simulatorHost/actions.js';
import type { Load } from './simulatorHost/loads.js';
import {
  actRequest,
  applyRequest,
  candidatesRequest,
  loadsRequest,
  manifestRequest,
  objectAtRequest,
  placeRequest,
  replicasRequest,
  type Steering,
  serveRequest,
  steerNotice,
} from './simulatorHost/messages.js';
import type { ObjectReference } from './simulatorHost/objectId.js';
import type { Refusal } from './simulatorHost/refusals.js';
import type { RunStatus } from './simulatorHost/runStatus.js';
import type { Source, SourceRange } from './simulatorHost/sources.js';

/** A file or a build that is part of a run. */
export interface RunSource {
  readonly uri: string;
  readonly isBuild: boolean;
  readonly files: ReadonlySet<string>;
}

/** One run, from its start until another takes its place or it is stopped. */
export class RemoteRun implements Run {
  readonly title: string;
  /** As of the latest picture. */
  status: RunStatus = { playing: false, pods: 0, ready: 0, troubled: false };
  readonly #line: MessageConnection;
  /** By uri, each with the files it is made of. */
  readonly #sources = new Map<string, RunSource>();
  #selection: ObjectId | undefined;

  constructor(line: MessageConnection, title: string, sources: readonly Source[]) {
    this.#line = line;
    this.title = title;
    sources.forEach(this.#note, this);
  }

  get selection(): ObjectId | undefined {
    return this.#selection;
  }

  /** Whether a file is part of the run. */
  follows(uri: string): boolean {
    return this.sourcesWith(uri).length > 0;
  }

  /** What has to be read again when a file has changed. */
  sourcesWith(uri: string): readonly RunSource[] {
    return [...this.#sources.values()].filter(source => source.files.has(uri));
  }

  steer(message: Steering): void {
    if (message.type === 'select') {
      this.#selection = message.id;
    }
    void this.#line.sendNotification(steerNotice, message);
  }

  /** Applies files and builds; the answer is what stands refused. */
  apply(sources: readonly Source[]): Promise<readonly Refusal[]> {
    sources.forEach(this.#note, this);
    return this.#line.sendRequest(applyRequest, sources);
  }

  act(words: string, isTrouble: boolean, action: Action): Promise<ActionResult> {
    return this.#line.sendRequest(actRequest, { words, isTrouble, action });
  }

  candidates(groupKinds: readonly string[]): Promise<readonly ObjectReference[]> {
    return this.#line.sendRequest(candidatesRequest, groupKinds);
  }

  async replicasOf(target: ObjectReference): Promise<number | undefined> {
    return (await this.#line.sendRequest(replicasRequest, target)) ?? undefined;
  }

  loadsOf(target: ObjectReference): Promise<readonly Load[]> {
    return this.#line.sendRequest(loadsRequest, target);
  }

  async findManifest(id: ObjectId): Promise<SourceRange | undefined> {
    return (await this.#line.sendRequest(manifestRequest, id)) ?? undefined;
  }

  /** The object whose text holds a line of a file; undefined between objects and in other files. */
  async findObjectAt(uri: string, line: number): Promise<ObjectId | undefined> {
    return this.follows(uri)
      ? ((await this.#line.sendRequest(objectAtRequest, { uri, line })) ?? undefined)
      : undefined;
  }

  /** The place a link of the panel stands for. */
  async findPlace(link: LinkId): Promise<SourceRange | undefined> {
    return (await this.#line.sendRequest(placeRequest, link)) ?? undefined;
  }

  /** Resolves when kubectl can be used with the kubeconfig; it leads to later runs as well. */
  serve(kubeconfig: string): Promise<void> {
    return this.#line.sendRequest(serveRequest, kubeconfig);
  }

  #note(source: Source): void {
    const { uri } = source;
    const isBuild = !('text' in source);
    const files = new Set(isBuild ? [uri, ...source.files] : [uri]);
    this.#sources.set(uri, { uri, isBuild, files });
  }
}
