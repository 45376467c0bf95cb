// The border guard around every answer: what the client has given up is not worked out, and a fault of ours is logged
// with its trace and answered with the empty result.

import {
  type CancellationToken,
  type Connection,
  LSPErrorCodes,
  ResponseError,
} from 'vscode-languageserver/node';

/** Makes a request's answer out of a question to the service. */
export type Guard = <P, R, E>(
  ask: (params: P) => R,
  empty: E,
) => (params: P, token: CancellationToken) => R | E | ResponseError<void>;

/** A guard that logs to the client. A request is given up when a cancellation was read before it is begun. */
export function createGuard(connection: Connection): Guard {
  return (ask, empty) => (params, token) => {
    if (token.isCancellationRequested) {
      return new ResponseError(LSPErrorCodes.RequestCancelled, 'cancelled');
    }
    try {
      return ask(params);
    } catch (error) {
      connection.console.error(error instanceof Error ? (error.stack ?? '') : String(error));
      return empty;
    }
  };
}
