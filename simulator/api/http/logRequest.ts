// The log subresource of pods: what the container printed, all of it when it started.

import type { KubernetesObject } from '../../../core/kubernetes/object.js';
import type { ContainerStatus, Pod } from '../../../schemas/built/types.js';
import type { ResourceRequest } from './context.js';
import { type HttpResponse, isSet, type OpenStream, type Query, textReply } from './message.js';
import { badRequest } from './refusals.js';

const FOLLOW_SECONDS = 4 * 3600;

/** GET of a container's log; followed, it goes on until the container ends. Throws ApiError. */
export function readLog(resource: ResourceRequest): HttpResponse {
  const { path, context, request } = resource;
  const { query } = request;
  const key = { namespace: path.namespace, name: path.name };
  const object = context.server.require('Pod', key);
  const container = containerOf(object as unknown as Pod, query.get('container') ?? '');
  const isPrevious = isSet(query, 'previous');
  refuseUnstarted(object as unknown as Pod, container, isPrevious);
  const status = statusOf(object as unknown as Pod, container);
  const startedAt = startOf(status, isPrevious) ?? context.server.timestamp;
  const lines = isOlder(startedAt, query, context.server.nowMs)
    ? []
    : tail(context.logLines(object, container), query);
  const text = lines.map(line => `${stamp(startedAt, query)}${line}\n`).join('');
  const limited = text.slice(0, Number(query.get('limitBytes') ?? text.length));
  const isRunning = !isPrevious && status?.state?.running !== undefined;
  return isSet(query, 'follow') && isRunning
    ? followed(resource, container, limited)
    : textReply(200, limited);
}

function stamp(startedAt: string, query: Query): string {
  return isSet(query, 'timestamps') ? `${startedAt.replace(/Z$/, '.000000000Z')} ` : '';
}

/** Everything was printed at the start: before the time asked for, or not. */
function isOlder(startedAt: string, query: Query, nowMs: number): boolean {
  const seconds = query.get('sinceSeconds');
  const time = query.get('sinceTime');
  const since = seconds === undefined ? Date.parse(time ?? '') : nowMs - Number(seconds) * 1000;
  return Date.parse(startedAt) < since;
}

function tail(lines: readonly string[], query: Query): readonly string[] {
  const count = query.get('tailLines');
  const kept = count === undefined ? lines : lines.slice(Math.max(0, lines.length - Number(count)));
  return Number(count) === 0 ? [] : kept;
}

function followed(
  { context, path }: ResourceRequest,
  container: string,
  text: string,
): HttpResponse {
  const isMine = ({ metadata }: KubernetesObject): boolean =>
    metadata.name === path.name && metadata.namespace === path.namespace;
  return {
    kind: 'stream',
    headers: [['Content-Type', 'text/plain']],
    timeoutSeconds: FOLLOW_SECONDS,
    open: (sink): OpenStream => {
      sink.write(text);
      const close = context.server.subscribe(({ type, groupKind, object }) => {
        const isOver =
          type === 'DELETED' ||
          statusOf(object as unknown as Pod, container)?.state?.running === undefined;
        if (groupKind === 'Pod' && isMine(object) && isOver) {
          close();
          sink.end();
        }
      });
      return { close, bookmark: () => {} };
    },
  };
}

function statusOf({ status }: Pod, container: string): ContainerStatus | undefined {
  return [
    ...(status?.containerStatuses ?? []),
    ...(status?.initContainerStatuses ?? []),
    ...(status?.ephemeralContainerStatuses ?? []),
  ].find(({ name }) => name === container);
}

function startOf(status: ContainerStatus | undefined, isPrevious: boolean): string | undefined {
  const last = status?.lastState?.terminated?.startedAt;
  const now = status?.state?.running?.startedAt ?? status?.state?.terminated?.startedAt;
  return isPrevious ? last : (now ?? last);
}

function containerOf({ metadata, spec }: Pod, wanted: string): string {
  const main = (spec?.containers ?? []).map(({ name }) => name);
  const init = (spec?.initContainers ?? []).map(({ name }) => name);
  const ephemeral = (spec?.ephemeralContainers ?? []).map(({ name }) => name);
  if (wanted === '' && main.length === 1) {
    return main[0] ?? '';
  }
  if (wanted === '') {
    const inits = init.length > 0 ? ` or one of the init containers: [${init.join(' ')}]` : '';
    throw badRequest(
      `a container name must be specified for pod ${metadata.name}, choose one of: [${main.join(' ')}]${inits}`,
    );
  }
  if (![...main, ...init, ...ephemeral].includes(wanted)) {
    throw badRequest(`container ${wanted} is not valid for pod ${metadata.name}`);
  }
  return wanted;
}

function refuseUnstarted(pod: Pod, container: string, isPrevious: boolean): void {
  const { metadata, spec } = pod;
  const name = metadata.name ?? '';
  if (!spec?.nodeName) {
    throw badRequest(`pod ${name} does not have a host assigned`);
  }
  const found = statusOf(pod, container);
  if (isPrevious && found?.lastState?.terminated === undefined) {
    throw badRequest(`previous terminated container "${container}" in pod "${name}" not found`);
  }
  const waiting = found?.state?.waiting;
  const hasRun = found?.lastState?.terminated !== undefined;
  if (found === undefined || (waiting !== undefined && !hasRun)) {
    const why = waitingText(waiting?.reason ?? 'ContainerCreating');
    throw badRequest(`container "${container}" in pod "${name}" is waiting to start: ${why}`);
  }
}

function waitingText(reason: string): string {
  return reason === 'ErrImagePull' || reason === 'ImagePullBackOff'
    ? 'trying and failing to pull image'
    : reason;
}
