// Schedules of CronJobs, read as the control plane reads them (robfig/cron v3, ParseStandard): five fields with names,
// ranges and steps, or a descriptor such as `@hourly` or `@every 90m`. https://pkg.go.dev/github.com/robfig/cron/v3

import { Cron } from 'croner';
import { parseDuration } from './duration.js';

/** A schedule that is well formed. */
export type Schedule =
  /** Every value that each field allows, as a pattern of plain lists; `*` where a field is unrestricted. */
  | { readonly kind: 'fields'; readonly pattern: string }
  /** Counted from the time asked about. */
  | { readonly kind: 'every'; readonly delayMs: number };

/** The schedule, or why the server refuses it, in its words. */
export type ScheduleResult =
  | { readonly schedule: Schedule; readonly problem?: undefined }
  | { readonly schedule?: undefined; readonly problem: string };

interface Bounds {
  readonly min: number;
  readonly max: number;
  readonly names: readonly string[];
}

const months = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');
const days = 'sun mon tue wed thu fri sat'.split(' ');
const fields: readonly Bounds[] = [
  { min: 0, max: 59, names: [] },
  { min: 0, max: 23, names: [] },
  { min: 1, max: 31, names: [] },
  { min: 1, max: 12, names: months },
  { min: 0, max: 6, names: days },
];
const descriptors: { readonly [name: string]: string } = {
  '@yearly': '0 0 1 1 *',
  '@annually': '0 0 1 1 *',
  '@monthly': '0 0 1 * *',
  '@weekly': '0 0 * * 0',
  '@daily': '0 0 * * *',
  '@midnight': '0 0 * * *',
  '@hourly': '0 * * * *',
};

/** Reads `spec.schedule` of a CronJob. */
export function parseSchedule(text: string): ScheduleResult {
  if (text === '') {
    return { problem: 'empty spec string' };
  }
  if (text.startsWith('@')) {
    return parseDescriptor(text);
  }
  const words = text.split(/\s+/).filter(word => word !== '');
  if (words.length !== fields.length) {
    const found = `found ${words.length}: [${words.join(' ')}]`;
    return { problem: `expected exactly ${fields.length} fields, ${found}` };
  }
  const lists = fields.map((bounds, index) => parseField(words[index] ?? '', bounds));
  const wrong = lists.find(list => typeof list === 'string');
  if (wrong !== undefined) {
    return { problem: String(wrong) };
  }
  const pattern = lists
    .map(list => (list === every ? '*' : (list as number[]).join(',')))
    .join(' ');
  return { schedule: { kind: 'fields', pattern } };
}

function parseDescriptor(text: string): ScheduleResult {
  const pattern = descriptors[text];
  if (pattern !== undefined) {
    return { schedule: { kind: 'fields', pattern } };
  }
  if (!text.startsWith('@every ')) {
    return { problem: `unrecognized descriptor: ${text}` };
  }
  const delayMs = parseDuration(text.slice('@every '.length));
  if (delayMs === undefined) {
    const quoted = JSON.stringify(text.slice('@every '.length));
    return { problem: `failed to parse duration ${text}: time: invalid duration ${quoted}` };
  }
  const seconds = Math.max(1, Math.trunc(delayMs / 1000));
  return { schedule: { kind: 'every', delayMs: seconds * 1000 } };
}

/** A field that restricts nothing: it matters for the rule that either day field may match. */
const every: readonly number[] = [];

function parseField(text: string, bounds: Bounds): readonly number[] | string {
  const values = new Set<number>();
  let isUnrestricted = false;
  for (const part of text.split(',').filter(one => one !== '')) {
    const range = parseRange(part, bounds);
    if (typeof range === 'string') {
      return range;
    }
    isUnrestricted ||= range.isStar;
    for (let value = range.start; value <= range.end; value += range.step) {
      values.add(value);
    }
  }
  return isUnrestricted ? every : [...values].sort((a, b) => a - b);
}

interface Range {
  readonly start: number;
  readonly end: number;
  readonly step: number;
  readonly isStar: boolean;
}

function parseRange(text: string, { min, max, names }: Bounds): Range | string {
  const [range = '', stepText, ...tooMany] = text.split('/');
  const [low = '', high, ...more] = range.split('-');
  const isStar = low === '*' || low === '?';
  const start = isStar ? min : parseNumber(low, names);
  const written = high === undefined ? start : parseNumber(high, names);
  const step = stepText === undefined ? 1 : parseNumber(stepText, []);
  if (typeof start === 'string') {
    return start;
  }
  if (more.length > 0 && !isStar) {
    return `too many hyphens: ${text}`;
  }
  if (typeof written === 'string' && !isStar) {
    return written;
  }
  if (tooMany.length > 0) {
    return `too many slashes: ${text}`;
  }
  if (typeof step === 'string') {
    return step;
  }
  const isOpen = isStar || (high === undefined && stepText !== undefined);
  const end = isOpen ? max : Number(written);
  const problem = rangeProblem({ start, end, step, isStar }, { min, max, names });
  return problem === undefined
    ? { start, end, step, isStar: isStar && step <= 1 }
    : `${problem}: ${text}`;
}

function rangeProblem({ start, end, step }: Range, { min, max }: Bounds): string | undefined {
  if (start < min) {
    return `beginning of range (${start}) below minimum (${min})`;
  }
  if (end > max) {
    return `end of range (${end}) above maximum (${max})`;
  }
  if (start > end) {
    return `beginning of range (${start}) beyond end of range (${end})`;
  }
  return step === 0 ? 'step of range should be a positive number' : undefined;
}

function parseNumber(text: string, names: readonly string[]): number | string {
  const named = names.indexOf(text.toLowerCase());
  if (named >= 0) {
    return names === months ? named + 1 : named;
  }
  if (!/^[+-]?\d+$/.test(text)) {
    const reason = `strconv.Atoi: parsing ${JSON.stringify(text)}: invalid syntax`;
    return `failed to parse int from ${text}: ${reason}`;
  }
  const number = Number(text);
  return number < 0 ? `negative number (${number}) not allowed: ${text}` : number;
}

/** The first time strictly after `afterMs`, in milliseconds since the epoch; undefined where there is none. */
export function nextRunMs(
  schedule: Schedule,
  afterMs: number,
  timeZone = 'Etc/UTC',
): number | undefined {
  if (schedule.kind === 'every') {
    return Math.floor(afterMs / 1000) * 1000 + schedule.delayMs;
  }
  if (/(^| )( |$)/.test(schedule.pattern)) {
    return undefined;
  }
  const cron = new Cron(schedule.pattern, { mode: '5-part', paused: true, timezone: timeZone });
  return cron.nextRun(new Date(afterMs))?.getTime();
}

/** Whether a name is one of the IANA time zone database (`Europe/Madrid`). */
export function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== '';
  } catch {
    // Intl has no other way to say that it does not know a zone.
    return false;
  }
}
