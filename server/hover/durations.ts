/**
 * Hover: times
 *
 * On a number of seconds: how long that is.
 */
import type { HoverContext } from './types.js';

/** Seconds up to this many need no words. */
const plainMax = 60;

const units: readonly (readonly [string, number])[] = [
  ['week', 604_800],
  ['day', 86_400],
  ['hour', 3600],
  ['minute', 60],
  ['second', 1],
];

/** Says a long time in plain units. */
export function durations({ at, path }: HoverContext): readonly string[] {
  const name = path.at(-1);
  const text = at.value?.kind === 'scalar' ? at.value.text : '';
  const isTime = typeof name === 'string' && /Seconds$|^ttlSecondsAfterFinished$/.test(name);
  const seconds = isTime && /^\d+$/.test(text) ? Number(text) : 0;
  return seconds > plainMax ? [`${seconds} seconds = ${durationWords(seconds)}`] : [];
}

/** `1 hour 30 minutes`; whole seconds. */
export function durationWords(seconds: number): string {
  let rest = seconds;
  const words: string[] = [];
  for (const [unit, size] of units) {
    const count = Math.floor(rest / size);
    rest -= count * size;
    if (count > 0) {
      words.push(`${count} ${unit}${count === 1 ? '' : 's'}`);
    }
  }
  return words.length === 0 ? '0 seconds' : words.join(' ');
}
