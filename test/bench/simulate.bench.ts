// What simulating costs: `npm run bench -- simulate [--long]`. The same work on @ngrok/webernetes and here (a Deployment
// with its Service until all pods are Ready and in the slices, a rolling update), then ours alone up to the sizes
// Kubernetes itself supports. Every measurement has a process of its own; `--long` adds those that take minutes.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { tuneCompiler } from '../../cli/tuneCompiler.js';
import { printRow, showMegabytes, showMs } from './support/measure.js';
import { type Cost, measureCluster, type Size } from './support/simulatedCluster.js';

const peerFolder = path.resolve('test/bench/peers');
const peerBundle = path.resolve('out/bench/webernetes.mjs');
const isLong = process.argv.includes('--long');
const alone: readonly Size[] = [
  { pods: 1000, nodes: 10, replicas: 1000, updates: true },
  { pods: 10_000, nodes: 200, replicas: 1000, updates: true },
  ...(isLong ? [{ pods: 150_000, nodes: 5000, replicas: 1000, updates: false }] : []),
];

const one = process.argv.indexOf('--one');
if (one >= 0) {
  // As the command line runs it.
  tuneCompiler();
  const size = JSON.parse(process.argv[one + 1] ?? '') as Size;
  console.log(JSON.stringify(await measureCluster(size)));
} else {
  compareWithPeer();
  measureAlone();
}

function compareWithPeer(): void {
  if (!preparePeer()) {
    console.log('@ngrok/webernetes is not there: npm ci --prefix test/bench/peers');
    return;
  }
  for (const replicas of isLong ? [100, 1000] : [100]) {
    const updates = replicas === 100;
    const own = costOf({ pods: replicas, nodes: replicas < 300 ? 3 : 10, replicas, updates });
    const peer = run<PeerCost>([peerBundle, String(replicas), ...(updates ? ['update'] : [])]);
    printComparison(replicas, own, peer);
  }
}

interface PeerCost {
  readonly readyMs: number;
  readonly updateMs?: number;
  readonly memory: number;
}

function printComparison(replicas: number, own: Cost, peer: PeerCost): void {
  printRow(`webernetes, ${replicas} replicas`, {
    ready: showMs(peer.readyMs),
    ...(peer.updateMs === undefined ? {} : { 'rolling update': showMs(peer.updateMs) }),
    memory: showMegabytes(peer.memory),
  });
  printRow(`drydock, ${replicas} replicas`, {
    ready: showMs(own.readyMs),
    ...(own.laterReadyMs === undefined ? {} : { 'run again': showMs(own.laterReadyMs) }),
    ...(own.updateMs === undefined ? {} : { 'rolling update': showMs(own.updateMs) }),
    memory: showMegabytes(own.memory),
  });
  printRow('  ours takes less by', {
    ready: times(peer.readyMs, own.readyMs),
    ...(own.laterReadyMs === undefined
      ? {}
      : { 'run again': times(peer.readyMs, own.laterReadyMs) }),
    ...(peer.updateMs === undefined || own.updateMs === undefined
      ? {}
      : { 'rolling update': times(peer.updateMs, own.updateMs) }),
    memory: times(peer.memory, own.memory),
  });
}

function times(more: number, less: number): string {
  return `${(more / less).toPrecision(3)}×`;
}

function measureAlone(): void {
  let smaller: { readonly size: Size; readonly cost: Cost } | undefined;
  for (const size of alone) {
    const cost = costOf(size);
    printCost(size, cost);
    if (smaller !== undefined) {
      printRow('  growth', {
        pods: times(size.pods, smaller.size.pods),
        cpu: times(cost.readyMs, smaller.cost.readyMs),
        heap: times(cost.heap, smaller.cost.heap),
      });
    }
    smaller = { size, cost };
  }
  const idle = costOf({ pods: 0, nodes: 3, replicas: 1, updates: false });
  printRow('default cluster', { 'idle day': showMs(idle.idleMs) });
}

function printCost({ pods, nodes }: Size, cost: Cost): void {
  printRow(`${pods} pods on ${nodes} nodes`, {
    ready: showMs(cost.readyMs),
    'pods per CPU second': Math.round(pods / (cost.readyMs / 1000)).toLocaleString('en'),
    heap: showMegabytes(cost.heap),
    memory: showMegabytes(cost.memory),
    ...(cost.updateMs === undefined ? {} : { 'rolling update': showMs(cost.updateMs) }),
    'one death': `${showMs(cost.deathMs)} (worst ${showMs(cost.worstDeathMs)})`,
    "worst without V8's compiler and collector": showMs(cost.worstDeathWorkMs),
    'longest collection': showMs(cost.longestCollectionMs),
    'idle day': showMs(cost.idleMs),
    ...(cost.longestMs === undefined ? {} : { 'longest event': showMs(cost.longestMs) }),
  });
}

function costOf(size: Size): Cost {
  return run<Cost>([process.argv[1] ?? '', '--one', JSON.stringify(size)]);
}

/** Runs a module in its own process; the last line it prints is the result. */
function run<Result>(args: readonly string[]): Result {
  const { stdout, status } = spawnSync(
    process.execPath,
    ['--expose-gc', '--max-old-space-size=8192', ...args],
    { encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] },
  );
  if (status !== 0) {
    throw new Error(`${args.join(' ')} ended with ${status}`);
  }
  return JSON.parse(stdout.trim().split('\n').at(-1) ?? '') as Result;
}

/** Bundles the peer's half of the work; false where it is not installed. */
function preparePeer(): boolean {
  if (!existsSync(path.join(peerFolder, 'node_modules/@ngrok/webernetes'))) {
    return false;
  }
  const options = ['--bundle', '--platform=node', '--format=esm', '--log-level=error'];
  const entry = path.join(peerFolder, 'webernetes.mjs');
  const esbuild = path.resolve('node_modules/.bin/esbuild');
  return spawnSync(esbuild, [entry, `--outfile=${peerBundle}`, ...options]).status === 0;
}
