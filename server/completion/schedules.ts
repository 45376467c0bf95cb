/**
 * Completion: schedules
 *
 * Usual schedules of CronJobs, and time zones.
 *
 *     schedule: $0      →      schedule: "0 3 * * *"
 */
import { CompletionItemKind } from 'vscode-languageserver-types';
import { isValue, pathWords } from '../completionPlace.js';
import type { CompletionContext, Proposal } from './types.js';

const usual: readonly (readonly [string, string])[] = [
  ['*/5 * * * *', 'every 5 minutes'],
  ['*/15 * * * *', 'every 15 minutes'],
  ['0 * * * *', 'every hour'],
  ['0 */6 * * *', 'every 6 hours'],
  ['0 0 * * *', 'every day at midnight'],
  ['0 3 * * *', 'every day at 3:00'],
  ['0 9 * * 1-5', 'at 9:00 from Monday to Friday'],
  ['0 0 * * 0', 'every Sunday at midnight'],
  ['0 0 1 * *', 'the first of every month'],
  ['@hourly', 'every hour'],
  ['@daily', 'every day at midnight'],
  ['@weekly', 'every Sunday at midnight'],
  ['@monthly', 'the first of every month'],
];

/** Zones that say little about where most people are go last. */
const firstZones = ['Etc/UTC', 'Europe/London', 'Europe/Berlin', 'America/New_York'];

/** Proposes schedules and time zones. */
export function schedules(context: CompletionContext): readonly Proposal[] {
  if (context.object.kind !== 'CronJob' || !isValue(context)) {
    return [];
  }
  switch (pathWords(context.path)) {
    case 'spec.schedule':
      return usual.map(([schedule, words], rank) => ({
        label: schedule,
        kind: CompletionItemKind.Value,
        text: `"${schedule}"`,
        rank,
        detail: words,
      }));
    case 'spec.timeZone':
      return [...new Set([...firstZones, ...zones()])].map((zone, index) => ({
        label: zone,
        kind: CompletionItemKind.Value,
        text: zone,
        rank: Math.min(index, firstZones.length),
      }));
    default:
      return [];
  }
}

function zones(): readonly string[] {
  return Intl.supportedValuesOf('timeZone');
}
