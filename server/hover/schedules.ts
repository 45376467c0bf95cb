/**
 * Hover: schedules
 *
 * A CronJob's schedule in words, with its next runs in its time zone.
 */

import cronstrue from 'cronstrue';
import { isTimeZone, nextRunMs, parseSchedule, type Schedule } from '../../core/kubernetes/cron.js';
import { fieldsIn } from '../objectPlace.js';
import type { HoverContext } from './types.js';

const shownRuns = 3;

/** Tells when a CronJob runs. */
export function schedules(context: HoverContext): readonly string[] {
  const { object, path, nowMs } = context;
  const isPlace = path.join('.') === 'spec.schedule' || path.join('.') === 'spec.timeZone';
  const { schedule: text, timeZone } = fieldsIn(context, ['spec']);
  if (object.kind !== 'CronJob' || !isPlace || typeof text !== 'string') {
    return [];
  }
  const { schedule, problem } = parseSchedule(text);
  if (schedule === undefined) {
    return [`Not a schedule: ${problem}`];
  }
  const isZoned = typeof timeZone === 'string' && isTimeZone(timeZone);
  const zone = isZoned ? timeZone : 'Etc/UTC';
  const title = `**${scheduleWords(text, schedule)}**`;
  const zoneWords = isZoned ? zone : `${zone}: the time zone of most control planes`;
  return [
    `${title} · ${zoneWords}`,
    ...(nowMs === undefined ? [] : nextRuns(schedule, zone, nowMs)),
  ];
}

/** `At 03:00`, `Every 90 minutes`. */
function scheduleWords(text: string, schedule: Schedule): string {
  if (schedule.kind === 'every') {
    return `Every ${text.slice('@every '.length)}`;
  }
  const pattern = text.startsWith('@') ? schedule.pattern : text;
  return cronstrue.toString(pattern, {
    use24HourTimeFormat: true,
    throwExceptionOnParseError: false,
  });
}

function nextRuns(schedule: Schedule, timeZone: string, nowMs: number): string[] {
  const runs: number[] = [];
  while (runs.length < shownRuns) {
    const next = nextRunMs(schedule, runs.at(-1) ?? nowMs, timeZone);
    if (next === undefined) {
      break;
    }
    runs.push(next);
  }
  const format = new Intl.DateTimeFormat('en-GB', {
    timeZone,
    weekday: 'short',
    day: '2-digit',
    month: 'short',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
  });
  const lines = runs.map(run => `- ${format.format(run)}`);
  return lines.length === 0 ? ['It never runs'] : [`Next runs:\n\n${lines.join('\n')}`];
}
