// What a list or watch asks for besides selectors: versions, pages, initial events; checked as the server checks it.

import type { FieldError } from '../../../core/validation/fieldError.js';
import { ApiError } from '../apiError.js';
import { invalid } from '../errors.js';
import { type Continuation, readToken } from './continueToken.js';
import type { Query } from './message.js';
import { badRequest } from './refusals.js';

/** Which version of a collection is meant, and how much of it. */
export interface ListOptions {
  /** Exactly this version; undefined: the newest. */
  readonly revision: number | undefined;
  /** 0: no limit. */
  readonly limit: number;
  readonly continuation: Continuation | undefined;
}

/** The options of a list. Throws ApiError. */
export function listOptionsOf(query: Query): ListOptions {
  const match = query.get('resourceVersionMatch') ?? '';
  const version = query.get('resourceVersion') ?? '';
  const token = query.get('continue') ?? '';
  refuse(matchFaults(query, match));
  if (query.get('sendInitialEvents') !== undefined) {
    refuse([fault('sendInitialEvents', 'Forbidden', 'sendInitialEvents is forbidden for list')]);
  }
  const wanted = parseResourceVersion(version);
  if (token !== '' && version !== '' && version !== '0') {
    throw badRequest('specifying resource version is not allowed when using continue');
  }
  const limit = Math.max(0, Number(query.get('limit') ?? 0) || 0);
  // A page of a version without a word on how to match it means exactly that version.
  const isExact = match === 'Exact' || (match === '' && limit > 0);
  return {
    revision: isExact && wanted !== 0 ? wanted : undefined,
    limit,
    continuation: token === '' ? undefined : readToken(token),
  };
}

/** Checks the options of a watch. Throws ApiError. */
export function checkWatchOptions(query: Query): void {
  const match = query.get('resourceVersionMatch') ?? '';
  const sendInitial = query.get('sendInitialEvents');
  const why = sendInitialFault(match, sendInitial !== undefined);
  refuse(why === undefined ? [] : [fault('resourceVersionMatch', 'Forbidden', why)]);
}

function sendInitialFault(match: string, sendsInitial: boolean): string | undefined {
  if (!sendsInitial) {
    return match === ''
      ? undefined
      : 'resourceVersionMatch is forbidden for watch unless sendInitialEvents is provided';
  }
  return match === 'NotOlderThan'
    ? undefined
    : 'sendInitialEvents requires setting resourceVersionMatch to NotOlderThan';
}

function matchFaults(query: Query, match: string): readonly FieldError[] {
  if (match === '') {
    return [];
  }
  const version = query.get('resourceVersion') ?? '';
  const forbidden = (why: string) => fault('resourceVersionMatch', 'Forbidden', why);
  const faults: FieldError[] = [];
  if (version === '') {
    faults.push(forbidden('resourceVersionMatch is forbidden unless resourceVersion is provided'));
  }
  if (query.get('continue')) {
    faults.push(forbidden('resourceVersionMatch is forbidden when continue is provided'));
  }
  if (match !== 'Exact' && match !== 'NotOlderThan') {
    const why = `"${match}": supported values: "Exact", "NotOlderThan", ""`;
    faults.push(fault('resourceVersionMatch', 'Unsupported value', why));
  }
  if (match === 'Exact' && version === '0') {
    faults.push(forbidden('resourceVersionMatch "exact" is forbidden for resourceVersion "0"'));
  }
  return faults;
}

function fault(field: string, type: 'Forbidden' | 'Unsupported value', detail: string): FieldError {
  const reason = type === 'Forbidden' ? 'FieldValueForbidden' : 'FieldValueNotSupported';
  return {
    type: reason,
    path: [field],
    field,
    message: `${type}: ${detail}`,
    code: 'list-options',
  };
}

function refuse(faults: readonly FieldError[]): void {
  if (faults.length > 0) {
    throw invalid('meta.k8s.io/ListOptions', { name: '' }, faults);
  }
}

/** The number of a resourceVersion parameter; undefined where none is given. Throws ApiError. */
export function parseResourceVersion(text: string | undefined): number | undefined {
  if (text === undefined || text === '') {
    return undefined;
  }
  if (!/^\d{1,15}$/.test(text)) {
    const why = `strconv.ParseUint: parsing "${text}": invalid syntax`;
    throw badRequest(`resourceVersion: Invalid value: "${text}": ${why}`);
  }
  return Number(text);
}

/** 504 for a version that is yet to come; the real server waits for it first. */
export function refuseFuture(wanted: number | undefined, revision: number): void {
  if (wanted !== undefined && wanted > revision) {
    const message = `Timeout: Too large resource version: ${wanted}, current: ${revision}`;
    const cause = { reason: 'ResourceVersionTooLarge', message: 'Too large resource version' };
    throw new ApiError(504, 'Timeout', message, { causes: [cause], retryAfterSeconds: 1 });
  }
}
