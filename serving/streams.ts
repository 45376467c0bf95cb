// Open watches: their number, their end, and bookmarks that tell watchers how far they have come.

import type { ServerResponse } from 'node:http';
import { ApiError } from '../simulator/api/apiError.js';
import type { Stream } from '../simulator/api/http/message.js';

const STREAMS_MAX = 2000;
/** A watcher that does not read is closed when this much waits for it. */
const BACKLOG_BYTES_MAX = 64 * 1024 * 1024;
const BOOKMARK_MS = 60_000;

/** All open streams of one server. */
export class Streams {
  readonly #open = new Set<() => void>();

  get size(): number {
    return this.#open.size;
  }

  /** Writes a stream to a response until either side ends it. Throws ApiError 429 when there are too many. */
  start(stream: Stream, response: ServerResponse): void {
    if (this.#open.size >= STREAMS_MAX) {
      throw new ApiError(429, 'TooManyRequests', `too many open watches: limit is ${STREAMS_MAX}`);
    }
    response.writeHead(200, [...stream.headers, ['Cache-Control', 'no-cache, private']].flat());
    response.flushHeaders();
    const opened = stream.open({
      write: text => {
        response.write(text);
        if (response.writableLength > BACKLOG_BYTES_MAX) {
          response.destroy();
        }
      },
      end: () => response.end(),
    });
    this.#follow(response, opened, stream.timeoutSeconds * 1000);
  }

  /** Ends every stream. */
  closeAll(): void {
    for (const close of [...this.#open]) {
      close();
    }
  }

  #follow(
    response: ServerResponse,
    opened: { close(): void; bookmark(): void },
    timeoutMs: number,
  ): void {
    const end = (): void => {
      response.end();
    };
    const timeout = setTimeout(end, timeoutMs);
    const bookmarks = setInterval(() => opened.bookmark(), BOOKMARK_MS);
    this.#open.add(end);
    response.once('close', () => {
      opened.close();
      clearTimeout(timeout);
      clearInterval(bookmarks);
      this.#open.delete(end);
    });
  }
}
