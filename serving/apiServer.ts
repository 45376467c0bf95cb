// The simulated API server on a socket: HTTPS on the loopback address, a random token, nothing else let in.

import { randomBytes } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer, type Server } from 'node:https';
import type { AddressInfo, Socket } from 'node:net';
import type { Catalogue } from '../core/kubernetes/schema.js';
import { ApiError } from '../simulator/api/apiError.js';
import type { ApiContext } from '../simulator/api/http/context.js';
import { handleRequest } from '../simulator/api/http/httpApi.js';
import { type HttpResponse, parseQuery } from '../simulator/api/http/message.js';
import { ServedResources } from '../simulator/api/http/servedResources.js';
import { errorReply } from '../simulator/api/http/status.js';
import type { Simulation } from '../simulator/simulation.js';
import { refusalOf } from './access.js';
import { makeCertificate } from './certificate.js';
import { kubeconfigText } from './kubeconfig.js';
import { decodeProtobuf } from './protobuf/decodeProtobuf.js';
import { asksForProtobuf, encodeOpenApiV2, OPENAPI_V2_PROTOBUF } from './protobuf/openApiV2.js';
import { readBody } from './requestBody.js';
import { Streams } from './streams.js';

/** What a server serves and where. */
export interface ApiServerOptions {
  readonly simulation: Simulation;
  readonly catalogue: Catalogue;
  /** 0 or undefined: any free one. */
  readonly port?: number;
  /** Milliseconds since the epoch, of the wall. */
  readonly nowMs: number;
  /** Called after every request that may have changed something. */
  readonly onWrite?: () => void;
  /** Called when a request depends on what a controller is about to do. */
  readonly onAwaited?: () => void;
  /** Answers `POST /drydock/settle?quiet=9s`; without it there is no such page. */
  readonly onSettle?: (quiet: string | undefined) => HttpResponse;
}

/** A server that listens. */
export interface RunningApiServer {
  readonly url: string;
  readonly port: number;
  readonly token: string;
  /** PEM. */
  readonly certificate: string;
  /** The open watches and followed logs. */
  readonly streams: Pick<Streams, 'size'>;
  /** The text of a kubeconfig for it. */
  readonly kubeconfig: string;
  /** Ends watches and connections; resolves when the port is free. */
  close(): Promise<void>;
}

const TOKEN_BYTES = 32;
/** As the real server: clients keep idle connections for as long, and selectors make long lines. */
const LIMITS = { keepAliveTimeout: 90_000, maxHeaderSize: 1024 * 1024 };
const NOT_CACHED = ['Cache-Control', 'no-cache, private'];
const READ_METHODS = new Set(['GET', 'HEAD', 'OPTIONS']);

/** Starts a server; resolves when it answers. Rejects when the port is taken. */
export async function startApiServer(options: ApiServerOptions): Promise<RunningApiServer> {
  const { key, certificate } = makeCertificate(options.nowMs);
  const token = randomBytes(TOKEN_BYTES).toString('base64url');
  const streams = new Streams();
  const context = contextOf(options);
  const server = createServer({ key, cert: certificate, keepAlive: true, ...LIMITS });
  const connected = followConnections(server);
  const port = await listen(server, options.port ?? 0);
  server.on('request', (request, response) => {
    void answer({ request, response }, { options, context, streams, access: { port, token } });
  });
  const url = `https://127.0.0.1:${port}`;
  return {
    url,
    port,
    token,
    certificate,
    streams,
    kubeconfig: kubeconfigText({ server: url, token, certificate }),
    close: () => close(server, streams, connected),
  };
}

function contextOf({ simulation, catalogue }: ApiServerOptions): ApiContext {
  return {
    server: simulation.server,
    resources: new ServedResources(
      simulation.server.store,
      catalogue,
      () => simulation.resourceUsage() !== undefined,
    ),
    resourceUsage: () => simulation.resourceUsage(),
    act: (summary, action) => simulation.act(summary, action),
    logLines: (pod, container) => simulation.logOf(pod, container),
  };
}

function listen(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => {
      server.removeListener('error', reject);
      resolve((server.address() as AddressInfo).port);
    });
  });
}

/** Notes who is connected, those too who have not said a word yet: closing a server leaves them be. */
function followConnections(server: Server): ReadonlySet<Socket> {
  const connected = new Set<Socket>();
  server.on('connection', (socket: Socket) => {
    connected.add(socket);
    socket.once('close', () => connected.delete(socket));
  });
  return connected;
}

function close(server: Server, streams: Streams, connected: ReadonlySet<Socket>): Promise<void> {
  return new Promise(resolve => {
    server.close(() => resolve());
    streams.closeAll();
    server.closeAllConnections();
    for (const socket of connected) {
      socket.destroy();
    }
  });
}

interface Exchange {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
}

interface Serving {
  readonly options: ApiServerOptions;
  readonly context: ApiContext;
  readonly streams: Streams;
  readonly access: { readonly port: number; readonly token: string };
}

async function answer(exchange: Exchange, serving: Serving): Promise<void> {
  const { request, response } = exchange;
  try {
    const refusal = refusalOf(request.headers, serving.access);
    if (refusal !== undefined) {
      throw refusal;
    }
    if (isOpenApiInProtobuf(request)) {
      const resources = serving.context.resources.all.map(({ resource }) => resource);
      sendBytes(encodeOpenApiV2(resources), OPENAPI_V2_PROTOBUF, exchange);
      return;
    }
    send(await respond(request, serving), exchange, serving.streams);
  } catch (error) {
    if (response.headersSent) {
      response.destroy();
      return;
    }
    send(errorReply(refusalFor(error)), exchange, serving.streams);
  }
}

/** The guard at the border: a fault of ours is answered, and the server goes on. */
function refusalFor(error: unknown): ApiError {
  const why = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return error instanceof ApiError
    ? error
    : new ApiError(500, 'InternalError', `Internal error occurred: ${why}`);
}

function isOpenApiInProtobuf({ url = '', headers }: IncomingMessage): boolean {
  return url.startsWith('/openapi/v2') && asksForProtobuf(headers.accept);
}

async function respond(request: IncomingMessage, serving: Serving): Promise<HttpResponse> {
  const { options, context } = serving;
  const method = request.method ?? 'GET';
  const bytes = READ_METHODS.has(method) ? Buffer.alloc(0) : await readBody(request);
  const [path = '/', ...query] = (request.url ?? '/').split('?');
  const parameters = parseQuery(query.join('?'));
  if (path === '/drydock/settle' && method === 'POST' && options.onSettle !== undefined) {
    return options.onSettle(parameters.get('quiet'));
  }
  const content = {
    method: method === 'HEAD' ? 'GET' : method,
    path,
    query: parameters,
    ...readContent(request.headers as Record<string, string | undefined>, bytes),
  };
  let response = handleRequest(context, content);
  if (isTooEarly(response)) {
    options.onAwaited?.();
    response = handleRequest(context, content);
  }
  if (!READ_METHODS.has(method)) {
    options.onWrite?.();
  }
  return response;
}

/** A namespace's ServiceAccount comes a moment after it: the real server waits for that too. */
function isTooEarly(response: HttpResponse): boolean {
  return (
    response.kind === 'reply' &&
    response.status === 403 &&
    response.body.includes('error looking up service account')
  );
}

/** Headers and text of the body; protobuf becomes the JSON it stands for. */
function readContent(
  headers: Record<string, string | undefined>,
  bytes: Buffer,
): { readonly headers: Record<string, string | undefined>; readonly body: string } {
  const object = decodeProtobuf(bytes);
  if (object === undefined) {
    return { headers, body: bytes.toString('utf8') };
  }
  return {
    headers: { ...headers, 'content-type': 'application/json' },
    body: JSON.stringify(object),
  };
}

function send(reply: HttpResponse, { request, response }: Exchange, streams: Streams): void {
  if (reply.kind === 'stream') {
    streams.start(reply, response);
    return;
  }
  const { body } = reply;
  const own = reply.headers.flat().map(toHeaderText);
  const length = String(Buffer.byteLength(body));
  response.writeHead(reply.status, [...own, ...NOT_CACHED, 'Content-Length', length]);
  if (request.method === 'HEAD') {
    response.end();
    return;
  }
  // Text goes out in one piece with its headers; with other letters in them it must not.
  const isPlain = own.every(text => !/[^\x20-\x7e]/.test(text));
  response.end(isPlain ? body : Buffer.from(body));
}

/** Headers go out byte by byte: any text as UTF-8, as the real server sends its warnings. */
function toHeaderText(text: string): string {
  return Buffer.from(text, 'utf8').toString('latin1');
}

function sendBytes(body: Buffer, contentType: string, { response }: Exchange): void {
  const headers = ['Content-Type', contentType, ...NOT_CACHED, 'Content-Length', `${body.length}`];
  response.writeHead(200, headers);
  response.end(body);
}
