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
import type { SourceRange, SourceText } from './simulatorHost/sources.js';

/** One run, from its start until another takes its place or it is stopped. */
export class RemoteRun implements Run {
  readonly title: string;
  /** As of the latest picture. */
  status: RunStatus = { playing: false, pods: 0, ready: 0, troubled: false };
  readonly #line: MessageConnection;
  readonly #uris: Set<string>;
  #selection: ObjectId | undefined;

  constructor(line: MessageConnection, title: string, texts: readonly SourceText[]) {
    this.#line = line;
    this.title = title;
    this.#uris = new Set(texts.map(text => text.uri));
  }

  get selection(): ObjectId | undefined {
    return this.#selection;
  }

  /** Whether a file is part of the run. */
  follows(uri: string): boolean {
    return this.#uris.has(uri);
  }

  steer(message: Steering): void {
    if (message.type === 'select') {
      this.#selection = message.id;
    }
    void this.#line.sendNotification(steerNotice, message);
  }

  /** Applies files' texts; the answer is what stands refused. */
  apply(texts: readonly SourceText[]): Promise<readonly Refusal[]> {
    for (const text of texts) {
      this.#uris.add(text.uri);
    }
    return this.#line.sendRequest(applyRequest, texts);
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
}
