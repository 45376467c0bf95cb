// The token subresource of service accounts: a token that looks like one and opens nothing.

import { fieldsOf } from '../../../core/json.js';
import { encodeText } from '../../../core/kubernetes/base64.js';
import { invalid } from '../errors.js';
import { type ResourceRequest, requireObject } from './context.js';
import { parseBody, toObject } from './decodeBody.js';
import { jsonReply, type Reply } from './message.js';
import { admitSubresource } from './writeRequest.js';

const EXPIRATION_SECONDS = 3600;
const SECONDS_MIN = 600;
const SECONDS_MAX = 2 ** 32;
const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

/** POST of a TokenRequest. */
export function issueToken(resource: ResourceRequest): Reply {
  const { context, path } = resource;
  const account = requireObject(resource);
  const body = toObject(parseBody(resource.request), {
    apiVersion: 'authentication.k8s.io/v1',
    kind: 'TokenRequest',
  });
  admitSubresource(resource, 'CREATE', body);
  const spec = fieldsOf(body['spec']);
  const expirationSeconds = Number(spec['expirationSeconds'] ?? EXPIRATION_SECONDS);
  requireDuration(expirationSeconds);
  requireBoundObject(resource, spec['boundObjectRef']);
  const { nowMs } = context.server;
  const issued = Math.floor(nowMs / 1000);
  const subject = `system:serviceaccount:${path.namespace}:${path.name}`;
  const claims = { iss: 'drydock', sub: subject, iat: issued, exp: issued + expirationSeconds };
  const random = context.server.randomFor(`token|${account.metadata.uid}|${nowMs}`);
  const signature = Array.from({ length: 43 }, () => LETTERS[random.next(64)]).join('');
  const head = encode(JSON.stringify({ alg: 'none', typ: 'JWT' }));
  const expiration = new Date((issued + expirationSeconds) * 1000).toISOString();
  return jsonReply(201, {
    ...body,
    metadata: {
      name: path.name,
      namespace: path.namespace,
      creationTimestamp: context.server.timestamp,
    },
    spec: { audiences: ['https://kubernetes.default.svc'], expirationSeconds, ...spec },
    status: {
      token: `${head}.${encode(JSON.stringify(claims))}.${signature}`,
      expirationTimestamp: `${expiration.slice(0, 19)}Z`,
    },
  });
}

function requireDuration(seconds: number): void {
  const bound =
    seconds < SECONDS_MIN
      ? 'less than 10 minutes'
      : seconds > SECONDS_MAX
        ? 'larger than 2^32 seconds'
        : undefined;
  if (bound !== undefined) {
    const message = `Invalid value: ${seconds}: may not specify a duration ${bound}`;
    const path = ['spec', 'expirationSeconds'];
    const fault = { path, field: path.join('.'), code: 'token', message } as const;
    const groupKind = 'authentication.k8s.io/TokenRequest';
    throw invalid(groupKind, { name: '' }, [{ type: 'FieldValueInvalid', ...fault }]);
  }
}

/** Tokens may be bound to what is there. */
function requireBoundObject({ context, path }: ResourceRequest, reference: unknown): void {
  const { kind, name } = fieldsOf(reference);
  if (kind === 'Pod' || kind === 'Secret') {
    context.server.require(kind, { namespace: path.namespace, name: String(name) });
  }
}

/** Base64 as URLs take it. */
function encode(text: string): string {
  return encodeText(text).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}
