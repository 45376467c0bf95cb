// `drydock simulate`: applies manifests to a simulated cluster, lets it run, prints what exists.
import process from 'node:process';
import { type Command, InvalidArgumentError, Option } from 'commander';
import { parseDuration } from '../core/kubernetes/duration.js';
import { createSimulation } from '../simulator/index.js';
import type { ApplyOutcome, Simulation } from '../simulator/simulation.js';
import { simulatedVersion } from '../simulator/version.js';
import { readApplied } from './builds.js';
import { loadCatalogue } from './bundles.js';
import { UsageError } from './files.js';
import type { ReadObject } from './manifests.js';
import { paletteFor } from './output/colour.js';
import { type OutputFormat, outputFormats, printers } from './output/printers.js';
import { readCluster, toSeed } from './simulated.js';

interface SimulateOptions {
  readonly cluster?: string;
  readonly for?: number;
  readonly seed?: number;
  readonly start?: number;
  readonly namespace: string;
  readonly output: OutputFormat;
}

/** A step of virtual time between two signs of life on a terminal. */
const eventsPerProgress = 20_000;

/** Adds `simulate` to the program; `finish` gets the exit code. */
export function simulateCommand(program: Command, finish: (exitCode: number) => void): void {
  program
    .command('simulate')
    .description('apply manifests to a simulated Kubernetes 1.36 cluster and print what exists')
    .argument('<path...>', 'files or folders; - reads standard input')
    .option('--cluster <file>', 'nodes and container behaviour (docs/cluster-file.md)')
    .option('--for <duration>', 'run this virtual time, for example 90s or 10m', toMilliseconds)
    .option('--seed <number>', 'same seed, same run', toSeed)
    .option('--start <time>', 'virtual time of the start, RFC 3339', toTime)
    .option('-n, --namespace <name>', 'namespace of objects that name none', 'default')
    .addOption(
      new Option('-o, --output <format>', 'what to print').choices(outputFormats).default('table'),
    )
    .addHelpText(
      'after',
      '\nWithout --for it runs until nothing changes any more.\n' +
        'Exit code 1: the simulated API server refused an object.',
    )
    .action((paths: string[], options: SimulateOptions) => {
      finish(simulate(paths, options));
    });
}

function simulate(paths: readonly string[], options: SimulateOptions): number {
  const read = readApplied(paths);
  for (const fault of read.faults) {
    console.error(`${fault.file}:${fault.line}: ${fault.message}`);
  }
  for (const note of read.notes) {
    console.error(note);
  }
  if (read.objects.length === 0) {
    throw new UsageError(`no Kubernetes objects in ${paths.join(', ')}`);
  }
  const simulation = createSimulation({
    catalogue: loadCatalogue(simulatedVersion),
    ...(options.seed === undefined ? {} : { seed: options.seed }),
    ...(options.start === undefined ? {} : { startMs: options.start }),
    ...(options.cluster === undefined ? {} : { cluster: readCluster(options.cluster) }),
  });
  const outcomes = simulation.apply(
    read.objects.map(entry => entry.object),
    { namespace: options.namespace, summary: `apply ${paths.join(' ')}` },
  );
  sayWhatApplyDid(read.objects, outcomes);
  runOn(simulation, options.for);
  const refused = outcomes.filter(outcome => outcome.result === 'refused');
  process.stdout.write(
    `${printers[options.output]({ simulation, refused, palette: paletteFor(process.stdout) })}\n`,
  );
  return refused.length > 0 || read.faults.length > 0 ? 1 : 0;
}

/** Refusals and warnings go to the error stream with the place they come from. */
function sayWhatApplyDid(read: readonly ReadObject[], outcomes: readonly ApplyOutcome[]): void {
  const palette = paletteFor(process.stderr);
  for (const [index, outcome] of outcomes.entries()) {
    const source = read[index];
    const [cause] = outcome.errors ?? [];
    const at = (cause && source?.at?.(cause.path)) ?? source;
    const place = at === undefined ? '' : `${at.file}:${at.line}: `;
    for (const warning of outcome.warnings) {
      console.error(`${place}${palette.yellow('warning')} ${warning}`);
    }
    if (outcome.result === 'refused') {
      console.error(`${place}${palette.red('refused')} ${outcome.message ?? outcome.reason ?? ''}`);
    }
  }
}

function runOn(simulation: Simulation, forMs: number | undefined): void {
  if (forMs === undefined) {
    simulation.settle();
    return;
  }
  const untilMs = simulation.nowMs + forMs;
  const isTerminal = process.stderr.isTTY === true;
  while (simulation.runUntil(untilMs, eventsPerProgress) === eventsPerProgress) {
    if (isTerminal) {
      const done = 1 - (untilMs - simulation.nowMs) / forMs;
      process.stderr.write(`\r${Math.floor(done * 100)} % of the virtual time`);
    }
  }
  if (isTerminal) {
    process.stderr.write('\r\u001b[K');
  }
}

function toMilliseconds(text: string): number {
  const milliseconds = parseDuration(text);
  if (milliseconds === undefined || milliseconds < 0) {
    throw new InvalidArgumentError('expected a duration such as 500ms, 90s, 10m or 2h');
  }
  return milliseconds;
}

function toTime(text: string): number {
  const milliseconds = Date.parse(text);
  if (Number.isNaN(milliseconds)) {
    throw new InvalidArgumentError('expected a time such as 2030-01-01T08:00:00Z');
  }
  return milliseconds;
}
