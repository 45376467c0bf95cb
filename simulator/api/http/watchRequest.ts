// Watches: what exists or has changed since a version, then every change, as lines of JSON.

import type { KubernetesObject } from '../../../core/kubernetes/object.js';
import type { ChangeNotice } from '../../kernel/types.js';
import { ApiError } from '../apiError.js';
import { type ResourceRequest, representerOf } from './context.js';
import { checkWatchOptions, parseResourceVersion, refuseFuture } from './listOptions.js';
import { selectedObjects, selectionOf } from './listRequest.js';
import { isSet, type OpenStream, type Stream, type StreamSink } from './message.js';
import type { Representer } from './represent.js';
import { statusOf } from './status.js';

const TIMEOUT_SECONDS = 3600;
const INITIAL_EVENTS_END = 'k8s.io/initial-events-end';

type EventType = 'ADDED' | 'MODIFIED' | 'DELETED';

/** The stream of a watch request. Throws ApiError where the request itself is wrong. */
export function watchObjects(resource: ResourceRequest): Stream {
  const { query } = resource.request;
  const since = parseResourceVersion(query.get('resourceVersion'));
  checkWatchOptions(query);
  refuseFuture(since, resource.context.server.store.revision);
  const isSelected = selectionOf(resource);
  const seconds = Number(query.get('timeoutSeconds') ?? TIMEOUT_SECONDS);
  return {
    kind: 'stream',
    headers: [['Content-Type', 'application/json']],
    timeoutSeconds: seconds > 0 ? Math.min(seconds, TIMEOUT_SECONDS) : TIMEOUT_SECONDS,
    open: sink =>
      new Watch(resource, isSelected, sink).start(since, isSet(query, 'sendInitialEvents')),
  };
}

class Watch {
  readonly #resource: ResourceRequest;
  readonly #isSelected: (object: KubernetesObject) => boolean;
  readonly #sink: StreamSink;
  readonly #isBookmarked: boolean;
  #sentColumns = false;

  constructor(
    resource: ResourceRequest,
    isSelected: (object: KubernetesObject) => boolean,
    sink: StreamSink,
  ) {
    this.#resource = resource;
    this.#isSelected = isSelected;
    this.#sink = sink;
    this.#isBookmarked = isSet(resource.request.query, 'allowWatchBookmarks');
  }

  start(since: number | undefined, sendsInitial: boolean): OpenStream {
    const { server } = this.#resource.context;
    try {
      this.#begin(since, sendsInitial);
    } catch (error) {
      return this.#refuse(error);
    }
    const stop = server.subscribe(change => this.#tell(change));
    return { close: stop, bookmark: () => this.#bookmark({}) };
  }

  #begin(since: number | undefined, sendsInitial: boolean): void {
    if (sendsInitial || since === undefined || since === 0) {
      for (const object of selectedObjects(this.#resource).filter(this.#isSelected)) {
        this.#write('ADDED', object);
      }
      if (sendsInitial) {
        this.#bookmark({ annotations: { [INITIAL_EVENTS_END]: 'true' } });
      }
      return;
    }
    const { groupKind } = this.#resource.served;
    for (const { change } of this.#resource.context.server.history.since(since, groupKind)) {
      this.#tell(change);
    }
  }

  /** What went wrong is an event of the stream, as the real server's watch cache tells it. */
  #refuse(error: unknown): OpenStream {
    if (!(error instanceof ApiError)) {
      throw error;
    }
    this.#sink.write(`{"type":"ERROR","object":${JSON.stringify(statusOf(error))}}\n`);
    this.#sink.end();
    return { close: () => {}, bookmark: () => {} };
  }

  #tell(change: ChangeNotice): void {
    if (change.groupKind !== this.#resource.served.groupKind) {
      return;
    }
    const was = change.previous !== undefined && this.#isSelected(change.previous);
    const is = change.type !== 'DELETED' && this.#isSelected(change.object);
    if (was || is) {
      this.#write(
        typeOf(was, is),
        is || change.type === 'DELETED' ? change.object : lastOf(change),
      );
    }
  }

  #write(type: EventType, object: KubernetesObject): void {
    const text = this.#representer().object(object, !this.#sentColumns);
    this.#sentColumns = true;
    this.#sink.write(`{"type":"${type}","object":${text}}\n`);
  }

  #bookmark(metadata: object): void {
    if (!this.#isBookmarked) {
      return;
    }
    const { server } = this.#resource.context;
    const { apiVersion, resource } = this.#resource.served;
    const resourceVersion = String(server.store.revision);
    const object = {
      kind: resource.kind,
      apiVersion,
      metadata: { resourceVersion, creationTimestamp: null, ...metadata },
    };
    const isTable = this.#resource.form.as === 'Table';
    const text = isTable
      ? this.#representer().object(object as KubernetesObject, false)
      : JSON.stringify(object);
    this.#sink.write(`{"type":"BOOKMARK","object":${text}}\n`);
  }

  #representer(): Representer {
    return representerOf(this.#resource);
  }
}

function typeOf(was: boolean, is: boolean): EventType {
  if (was && is) {
    return 'MODIFIED';
  }
  return is ? 'ADDED' : 'DELETED';
}

/** An object that left the selection: as it was, at the version at which it left. */
function lastOf({ previous, object }: ChangeNotice): KubernetesObject {
  const { resourceVersion } = object.metadata;
  const last = previous ?? object;
  return { ...last, metadata: { ...last.metadata, resourceVersion } };
}
