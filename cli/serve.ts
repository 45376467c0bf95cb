// `drydock serve`: a simulated cluster that kubectl and client libraries take for a real one.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { type Command, InvalidArgumentError, Option } from 'commander';
import { serveCluster } from '../serving/serve.js';
import { simulatedVersion } from '../simulator/version.js';
import { loadCatalogue } from './bundles.js';
import { UsageError } from './files.js';
import { readCluster, toSeed } from './simulated.js';

interface ServeCommandOptions {
  readonly cluster?: string;
  readonly port: number;
  readonly kubeconfig?: string;
  readonly clock: 'real' | 'fast';
  readonly speed: number;
  readonly seed?: number;
}

/** Adds `serve` to the program. It ends at SIGINT, SIGTERM or SIGHUP. */
export function serveCommand(program: Command): void {
  program
    .command('serve')
    .description('serve a simulated Kubernetes 1.36 cluster on 127.0.0.1 for kubectl')
    .option('--cluster <file>', 'nodes and container behaviour (docs/cluster-file.md)')
    .option('--port <number>', '0 takes any free one', toPort, 0)
    .option('--kubeconfig <file>', 'where to write the kubeconfig; a temporary file by default')
    .addOption(
      new Option('--clock <clock>', 'real: as the wall; fast: runs ahead between requests')
        .choices(['real', 'fast'])
        .default('real'),
    )
    .option('--speed <factor>', 'virtual seconds per second of the real clock', toSpeed, 1)
    .option('--seed <number>', 'same seed, same cluster', toSeed)
    .action(serve);
}

async function serve(options: ServeCommandOptions): Promise<void> {
  const cluster = options.cluster === undefined ? undefined : readCluster(options.cluster);
  const folder = options.kubeconfig === undefined ? temporaryFolder() : undefined;
  const removeFolder = (): void => {
    if (folder !== undefined) {
      rmSync(folder, { recursive: true, force: true });
    }
  };
  const kubeconfig = path.resolve(options.kubeconfig ?? path.join(folder ?? '', 'kubeconfig'));
  const served = await serveCluster({
    catalogue: loadCatalogue(simulatedVersion),
    clock: options.clock,
    speed: options.speed,
    port: options.port,
    kubeconfig,
    wallMs: () => Date.now(),
    ...(options.seed === undefined ? {} : { seed: options.seed }),
    ...(cluster === undefined ? {} : { cluster }),
  }).catch((error: unknown) => {
    removeFolder();
    throw new UsageError(error instanceof Error ? error.message : String(error));
  });
  console.log(`Simulated cluster at ${served.url}`);
  console.log(`export KUBECONFIG=${kubeconfig}`);
  // However the process ends, the kubeconfig goes with it: that part of closing does not wait.
  process.once('exit', () => {
    void served.close();
    removeFolder();
  });
  await untilInterrupted();
  await served.close();
}

function untilInterrupted(): Promise<void> {
  return new Promise(resolve => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
      process.once(signal, () => resolve());
    }
  });
}

function temporaryFolder(): string {
  return mkdtempSync(path.join(tmpdir(), 'drydock-'));
}

function toPort(text: string): number {
  const number = Number(text);
  if (!Number.isInteger(number) || number < 0 || number > 65_535) {
    throw new InvalidArgumentError('expected a whole number from 0 to 65535');
  }
  return number;
}

function toSpeed(text: string): number {
  const factor = Number(text);
  if (!(factor > 0 && factor <= 10_000)) {
    throw new InvalidArgumentError('expected a factor above 0');
  }
  return factor;
}
