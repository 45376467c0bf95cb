// A refusal of the simulated API server: what becomes a Status object.

import type { FieldError } from '../../core/validation/fieldError.js';

/** One cause of a Status: a field and what is wrong with it. */
export interface StatusCause {
  readonly reason?: string;
  readonly message: string;
  readonly field?: string;
}

export interface StatusDetails {
  readonly name?: string;
  readonly group?: string;
  readonly kind?: string;
  readonly uid?: string;
  readonly causes?: readonly StatusCause[];
  readonly retryAfterSeconds?: number;
}

/** Thrown by the API layer; `reason` is the server's word: NotFound, Conflict, Invalid, Forbidden … */
export class ApiError extends Error {
  readonly code: number;
  readonly reason: string;
  readonly details: StatusDetails | undefined;
  /** The faults of an invalid object with their places; empty for other refusals. */
  fieldErrors: readonly FieldError[] = [];
  /** The token an expired list may go on with; undefined for other refusals. */
  continue: string | undefined;

  constructor(code: number, reason: string, message: string, details?: StatusDetails) {
    super(message);
    this.code = code;
    this.reason = reason;
    this.details = details;
  }
}
