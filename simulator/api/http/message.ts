// What goes in and out of the simulated API server's HTTP side, without any socket.

/** A request, decoded as far as HTTP goes. Header names are in lower case. */
export interface HttpRequest {
  readonly method: string;
  /** Without the query, still percent-encoded. */
  readonly path: string;
  readonly query: Query;
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly body: string;
}

/** The first value of each query parameter. */
export type Query = ReadonlyMap<string, string>;

export type HttpResponse = Reply | Stream;

/** A complete answer. */
export interface Reply {
  readonly kind: 'reply';
  readonly status: number;
  readonly headers: readonly (readonly [string, string])[];
  readonly body: string;
}

/** An answer that goes on until its time is over or somebody closes it: a watch, a followed log. */
export interface Stream {
  readonly kind: 'stream';
  readonly headers: readonly (readonly [string, string])[];
  /** Real seconds after which the server ends it. */
  readonly timeoutSeconds: number;
  /** Starts to write; `end` is called when there is nothing more to come. */
  open(sink: StreamSink): OpenStream;
}

export interface StreamSink {
  write(text: string): void;
  end(): void;
}

export interface OpenStream {
  close(): void;
  /** Tells a watcher how far it has come; nothing for other streams. */
  bookmark(): void;
}

/** Splits `a=1&b=2`; of a repeated name the first value counts. Never throws. */
export function parseQuery(text: string): Query {
  const query = new Map<string, string>();
  for (const pair of text.split('&').filter(part => part !== '')) {
    const [name = '', ...rest] = pair.split('=');
    const key = decodePart(name);
    if (!query.has(key)) {
      query.set(key, decodePart(rest.join('=')));
    }
  }
  return query;
}

/** Percent-decodes; text that is not well-formed stays as it is. */
export function decodePart(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '));
  } catch {
    return text;
  }
}

/** A query flag: present and not `false` or `0`. */
export function isSet(query: Query, name: string): boolean {
  const value = query.get(name);
  return value !== undefined && value !== 'false' && value !== '0';
}

/** A JSON answer. */
export function jsonReply(status: number, value: unknown): Reply {
  return textReply(status, JSON.stringify(value), 'application/json');
}

/** An answer of any text. */
export function textReply(status: number, body: string, contentType = 'text/plain'): Reply {
  return { kind: 'reply', status, headers: [['Content-Type', contentType]], body };
}
