// Subresources of pods that are no part of the object: binding and log.

import type { Pod } from '../../../schemas/built/types.js';
import { isMap } from '../patch/jsonValue.js';
import { isDryRun, type ResourceRequest } from './context.js';
import { parseBody, toObject } from './decodeBody.js';
import { isSet, jsonReply, type Query, type Reply, textReply } from './message.js';
import { badRequest } from './refusals.js';
import { write } from './writeRequest.js';

/** POST of a Binding, to a pod's subresource or to the collection of bindings. */
export function bindPod(resource: ResourceRequest): Reply {
  const { context, path, request } = resource;
  const binding = toObject(parseBody(request), { apiVersion: 'v1', kind: 'Binding' });
  const target = isMap(binding['target']) ? binding['target'] : {};
  const name = path.name === '' ? (binding.metadata.name ?? '') : path.name;
  const options = { actor: 'user', dryRun: isDryRun(request) };
  const key = { namespace: path.namespace, name };
  write(resource, 'Bound', () => context.server.bind(key, String(target['name'] ?? ''), options));
  return jsonReply(201, { kind: 'Status', apiVersion: 'v1', metadata: {}, status: 'Success' });
}

/** GET of a pod's log. What a container prints is its behaviour's to say. */
export function readLog({ context, path, request }: ResourceRequest): Reply {
  const key = { namespace: path.namespace, name: path.name };
  const object = context.server.require('Pod', key);
  const container = containerOf(object as unknown as Pod, request.query.get('container') ?? '');
  const isPrevious = isSet(request.query, 'previous');
  refuseUnstarted(object as unknown as Pod, container, isPrevious);
  const lines = context.logLines(object, container);
  return textReply(
    200,
    tail(lines, request.query)
      .map(line => `${line}\n`)
      .join(''),
  );
}

function tail(lines: readonly string[], query: Query): readonly string[] {
  const count = query.get('tailLines');
  const kept = count === undefined ? lines : lines.slice(Math.max(0, lines.length - Number(count)));
  return Number(count) === 0 ? [] : kept;
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

function refuseUnstarted(
  { metadata, spec, status }: Pod,
  container: string,
  isPrevious: boolean,
): void {
  const name = metadata.name ?? '';
  if (!spec?.nodeName) {
    throw badRequest(`pod ${name} does not have a host assigned`);
  }
  const statuses = [
    ...(status?.containerStatuses ?? []),
    ...(status?.initContainerStatuses ?? []),
    ...(status?.ephemeralContainerStatuses ?? []),
  ];
  const found = statuses.find(entry => entry.name === container);
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
