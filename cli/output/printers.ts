// The forms in which `drydock simulate` prints a cluster: one function each, from the simulation to text.
import { stringify } from 'yaml';
import type { KubernetesObject } from '../../core/kubernetes/object.js';
import type { ApplyOutcome, Simulation } from '../../simulator/simulation.js';
import { simulatedVersion } from '../../simulator/version.js';
import { loadCatalogue } from '../bundles.js';
import type { Palette } from './colour.js';
import { layOut } from './columns.js';
import { printTables } from './tables.js';
import { printWaitingPods } from './waitingPods.js';

/** What there is to print of a run. */
export interface PrintInput {
  readonly simulation: Simulation;
  readonly refused: readonly ApplyOutcome[];
  readonly palette: Palette;
}

/** What `--output` of `simulate` takes. */
export const outputFormats = ['table', 'json', 'yaml', 'events', 'timeline'] as const;
export type OutputFormat = (typeof outputFormats)[number];

/** One printer per format. */
export const printers: Readonly<Record<OutputFormat, (input: PrintInput) => string>> = {
  table: ({ simulation, palette }) => {
    const input = { objects: simulation.objects(), nowMs: simulation.nowMs };
    const tables = printTables(input, loadCatalogue(simulatedVersion), palette);
    return [tables, printWaitingPods(simulation, palette)].filter(Boolean).join('\n\n');
  },
  json: input => JSON.stringify(contentOf(input), null, 2),
  yaml: input => stringify(contentOf(input), { aliasDuplicateObjects: false }),
  events: printEvents,
  timeline: printTimeline,
};

function contentOf({ simulation, refused }: PrintInput) {
  const objects = simulation.objects();
  return {
    time: new Date(simulation.nowMs).toISOString(),
    objects: objects.filter(object => object.kind !== 'Event'),
    events: objects.filter(object => object.kind === 'Event'),
    refused: refused.map(outcome => ({
      object: outcome.object,
      reason: outcome.reason,
      message: outcome.message,
      errors: outcome.errors,
    })),
  };
}

interface EventObject extends KubernetesObject {
  readonly involvedObject?: { readonly kind?: string; readonly name?: string };
  readonly type?: string;
  readonly reason?: string;
  readonly message?: string;
  readonly firstTimestamp?: string | null;
  readonly eventTime?: string | null;
  readonly count?: number;
}

function printEvents({ simulation, palette }: PrintInput): string {
  const events = simulation.list('Event') as readonly EventObject[];
  const rows = events
    .map(event => ({
      time: event.firstTimestamp ?? event.eventTime ?? event.metadata.creationTimestamp ?? '',
      cells: [
        event.type ?? '',
        event.reason ?? '',
        `${event.involvedObject?.kind?.toLowerCase() ?? ''}/${event.involvedObject?.name ?? ''}`,
        `${event.message ?? ''}${(event.count ?? 1) > 1 ? ` (x${event.count})` : ''}`,
      ],
    }))
    .sort((a, b) => (a.time < b.time ? -1 : a.time > b.time ? 1 : 0))
    .map(row => [row.time, ...row.cells]);
  const text = layOut(['TIME', 'TYPE', 'REASON', 'OBJECT', 'MESSAGE'], rows);
  return text.replaceAll(/^.*\bWarning\b.*$/gm, line => palette.yellow(line));
}

function printTimeline({ simulation, palette }: PrintInput): string {
  const startMs = simulation.timeline[0]?.timeMs ?? simulation.nowMs;
  return simulation.timeline
    .map(entry => {
      const seconds = `+${((entry.timeMs - startMs) / 1000).toFixed(3)}s`.padStart(12);
      return `${palette.dim(seconds)}  ${palette.cyan(entry.actor.padEnd(24))} ${entry.summary}`;
    })
    .join('\n');
}
