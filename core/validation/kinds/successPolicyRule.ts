/**
 * One rule of a Job's successPolicy: which indexes, and how many of them.
 *
 *     { succeededIndexes: '0-2,5', succeededCount: 5 }   # there are but four
 */
import type { SuccessPolicyRule } from '../../../schemas/built/types.js';
import type { Place } from '../place.js';

const maxIndexesLength = 64 * 1024;

/** A rule of an Indexed Job with so many completions. */
export function checkSuccessPolicyRule(
  { succeededCount, succeededIndexes }: SuccessPolicyRule,
  completions: number,
  at: Place,
): void {
  if (succeededCount === undefined && succeededIndexes === undefined) {
    at.required('at least one of succeededCount or succeededIndexes must be specified');
  }
  const named =
    succeededIndexes === undefined ? undefined : countIndexes(succeededIndexes, completions);
  const atIndexes = at.field('succeededIndexes');
  if ((succeededIndexes ?? '').length > maxIndexesLength) {
    atIndexes.tooLong(maxIndexesLength);
  }
  if (typeof named === 'string') {
    atIndexes.invalid(succeededIndexes, `error parsing succeededIndexes: ${named}`);
  }
  if (succeededCount !== undefined) {
    const most = typeof named === 'string' ? 0 : named;
    checkCount(succeededCount, { completions, named: most }, at.field('succeededCount'));
  }
}

interface Most {
  readonly completions: number;
  /** How many indexes the rule names; undefined where it names none. */
  readonly named: number | undefined;
}

function checkCount(count: number, { completions, named }: Most, at: Place): void {
  if (count < 0) {
    at.invalid(count, 'must be greater than or equal to 0');
  }
  if (count > completions) {
    const detail = `must be less than or equal to ${completions} (the number of specified completions)`;
    at.invalid(count, detail);
  }
  if (named !== undefined && count > named) {
    const what = 'the number of indexes in the specified succeededIndexes field';
    at.invalid(count, `must be less than or equal to ${named} (${what})`);
  }
}

/** How many indexes the text names, or what is wrong with it. */
function countIndexes(text: string, completions: number): number | string {
  let total = 0;
  let last = -1;
  for (const interval of text === '' ? [] : text.split(',')) {
    const read = readInterval(interval, completions);
    if (typeof read === 'string') {
      return read;
    }
    if (last >= read.first) {
      return `non-increasing order, previous: ${last}, current: ${read.first}`;
    }
    total += read.last - read.first + 1;
    last = read.last;
  }
  return total;
}

interface Interval {
  readonly first: number;
  readonly last: number;
}

function readInterval(text: string, completions: number): Interval | string {
  const limits = text.split('-');
  if (limits.length > 2) {
    const rule = "an index interval can have at most two parts separated by '-'";
    return `the fragment ${JSON.stringify(text)} violates the requirement that ${rule}`;
  }
  const fault = limits.map(limit => limitFault(limit, completions)).find(one => one !== undefined);
  if (fault !== undefined) {
    return fault;
  }
  const [first = 0, last = first] = limits.map(Number);
  return limits.length === 2 && first >= last
    ? `non-increasing order, previous: ${first}, current: ${last}`
    : { first, last };
}

function limitFault(text: string, completions: number): string | undefined {
  const quoted = JSON.stringify(text);
  if (!/^[+-]?\d+$/.test(text)) {
    return `cannot convert string to integer for index: ${quoted}`;
  }
  return Number(text) >= completions ? `too large index: ${quoted}` : undefined;
}
