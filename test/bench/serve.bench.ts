// What serving costs: `npm run bench -- serve`. Gets, a list of 1,000 pods, creations and a change seen by many watches,
// each beside the same work on json-server, an API over plain objects without any rules; memory at 10,000 objects.
// Rates are per CPU second of the server, so that what else runs on the machine does not count.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import http from 'node:http';
import https from 'node:https';
import { tmpdir } from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { parse } from 'yaml';
import { median, printRow, showMegabytes, showMs } from './support/measure.js';

/** A server that runs, how it is asked, and where its objects are. */
interface Target {
  readonly name: string;
  readonly child: ChildProcess;
  readonly startMs: number;
  readonly collection: string;
  request(method: string, path: string, body?: object): Promise<string>;
  /** Bytes with `objectCount` objects in all; called last. */
  memoryWhenFull(): Promise<number>;
  /** Calls for every chunk that a watch brings. */
  watch?(path: string, chunk: (text: string) => void): Promise<void>;
}

const folder = mkdtempSync(path.join(tmpdir(), 'drydock-bench-'));
const peer = path.resolve('test/bench/peers/node_modules/json-server/lib/cli/bin.js');
const podCount = 1000;
const objectCount = 10_000;
const gets = 1000;
const lists = 20;
const parallel = 8;
const watchers = 100;
const changes = 20;
const starts = 7;

await main();

async function main(): Promise<void> {
  const own = await startOwn();
  await measure(own);
  if (existsSync(peer)) {
    await measure(await startPeer());
  } else {
    console.log('json-server is not there: npm ci --prefix test/bench/peers');
  }
  rmSync(folder, { recursive: true, force: true });
}

async function measure(target: Target): Promise<void> {
  const { request, collection } = target;
  const creations = await rateOf(target, podCount, number => create(target, `pod-${number}`));
  const getting = await rateOf(target, gets, number =>
    request('GET', `${collection}/pod-${number % podCount}`),
  );
  const listing = await rateOf(target, lists, () => request('GET', collection));
  const fanOutMs = await fanOut(target);
  const memory = await target.memoryWhenFull();
  target.child.kill('SIGTERM');
  printRow(target.name, {
    'start to ready': showMs(target.startMs),
    creations: creations,
    gets: getting,
    [`lists of ${podCount}`]: listing,
    [`a change to ${watchers} watches`]: fanOutMs === undefined ? 'none' : showMs(fanOutMs),
    [`memory at ${objectCount} objects`]: showMegabytes(memory),
  });
}

/** How many such requests a CPU second of the server answers. */
async function rateOf(
  target: Target,
  count: number,
  ask: (number: number) => Promise<unknown>,
): Promise<string> {
  const startMs = cpuMs(target.child);
  await askAll(count, ask);
  return `${((count / (cpuMs(target.child) - startMs)) * 1000).toFixed(0)}/s`;
}

/** A few at a time. */
async function askAll(count: number, ask: (number: number) => Promise<unknown>): Promise<void> {
  let next = 0;
  const lane = async (): Promise<void> => {
    while (next < count) {
      await ask(next++);
    }
  };
  await Promise.all(Array.from({ length: parallel }, lane));
}

function create(target: Target, name: string): Promise<string> {
  return target.request('POST', target.collection, podNamed(name));
}

function podNamed(name: string): object {
  const metadata = { name, labels: { app: 'web' } };
  const spec = {
    containers: [{ name: 'web', image: 'nginx:1.27' }],
    schedulingGates: [{ name: 'bench' }],
  };
  return { id: name, apiVersion: 'v1', kind: 'Pod', metadata, spec };
}

/** Milliseconds from a change until every watch has told of it; undefined where there are no watches. */
async function fanOut(target: Target): Promise<number | undefined> {
  const { watch } = target;
  if (watch === undefined) {
    return undefined;
  }
  const maps = '/api/v1/namespaces/default/configmaps';
  let told = (): void => undefined;
  const where = `${maps}?watch=true&resourceVersion=0`;
  for (let number = 0; number < watchers; number++) {
    await watch(where, text => {
      for (const _ of text.matchAll(/"name":"change-/g)) {
        told();
      }
    });
  }
  const times: number[] = [];
  for (let number = 0; number < changes; number++) {
    const start = performance.now();
    let left = watchers;
    const everyone = new Promise<void>(resolve => {
      told = () => {
        left--;
        if (left === 0) {
          resolve();
        }
      };
    });
    const metadata = { name: `change-${number}` };
    await target.request('POST', maps, { apiVersion: 'v1', kind: 'ConfigMap', metadata });
    await everyone;
    times.push(performance.now() - start);
  }
  return median(times);
}

/** Until its first line, which says that it is ready. */
async function startServe(
  args: readonly string[],
): Promise<{ readonly child: ChildProcess; readonly startMs: number }> {
  const start = performance.now();
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  await new Promise(resolve => child.stdout.once('data', resolve));
  return { child, startMs: performance.now() - start };
}

async function startOwn(): Promise<Target> {
  const kubeconfig = path.join(folder, 'kubeconfig');
  const args = ['dist/cli.mjs', 'serve', '--clock', 'fast', '--kubeconfig', kubeconfig];
  const times: number[] = [];
  for (let round = 1; round < starts; round++) {
    const { child: tried, startMs: timeMs } = await startServe(args);
    times.push(timeMs);
    tried.kill('SIGTERM');
    await once(tried, 'exit');
  }
  const { child, startMs: lastMs } = await startServe(args);
  const startMs = median([...times, lastMs]);
  const config = parse(readFileSync(kubeconfig, 'utf8')) as Kubeconfig;
  const { server, 'certificate-authority-data': authority = '' } =
    config.clusters[0]?.cluster ?? {};
  const url = new URL(server ?? '');
  const options = {
    host: url.hostname,
    port: url.port,
    ca: Buffer.from(authority, 'base64'),
    headers: {
      authorization: `Bearer ${config.users[0]?.user.token}`,
      'content-type': 'application/json',
    },
    agent: new https.Agent({ keepAlive: true }),
  };
  const watch = (where: string, chunk: (text: string) => void): Promise<void> =>
    new Promise(resolve => {
      const agent = new https.Agent();
      https.get({ ...options, agent, path: where }, response => {
        response.setEncoding('utf8').on('data', chunk).on('error', ignore);
        resolve();
      });
    });
  const request = (method: string, where: string, body?: object): Promise<string> =>
    exchange(https.request({ ...options, method, path: where }), body);
  const collection = '/api/v1/namespaces/default/pods';
  const target = { name: 'drydock serve', child, startMs, collection, request, watch };
  const memoryWhenFull = async (): Promise<number> => {
    await askAll(objectCount - podCount, number => create(full, `more-${number}`));
    return residentBytes(child);
  };
  const full: Target = { ...target, memoryWhenFull };
  return full;
}

interface Kubeconfig {
  readonly clusters: readonly {
    readonly cluster: {
      readonly server: string;
      readonly 'certificate-authority-data': string;
    };
  }[];
  readonly users: readonly { readonly user: { readonly token: string } }[];
}

/** It writes its file anew with every object: what it holds when full, it is given at the start. */
async function startPeer(objects: readonly object[] = []): Promise<Target> {
  const port = 20_000 + ((process.pid + objects.length) % 10_001);
  const file = path.join(folder, `db-${objects.length}.json`);
  writeFileSync(file, JSON.stringify({ pods: objects }));
  const start = performance.now();
  const child = spawn(process.execPath, [peer, '--quiet', '--port', String(port), file], {
    stdio: 'ignore',
  });
  const agent = new http.Agent({ keepAlive: true });
  const headers = { 'content-type': 'application/json' };
  const request = (method: string, where: string, body?: object): Promise<string> =>
    exchange(http.request({ host: '127.0.0.1', port, agent, headers, method, path: where }), body);
  while (!(await request('GET', '/db').then(Boolean, () => false))) {
    await new Promise(resolve => setTimeout(resolve, 10));
  }
  const startMs = performance.now() - start;
  const memoryWhenFull = async (): Promise<number> => {
    const pods = Array.from({ length: objectCount }, (_, number) => podNamed(`pod-${number}`));
    const full = await startPeer(pods);
    await full.request('GET', '/pods/pod-1');
    const bytes = residentBytes(full.child);
    full.child.kill('SIGTERM');
    return bytes;
  };
  return { name: 'json-server', child, startMs, collection: '/pods', request, memoryWhenFull };
}

function exchange(request: http.ClientRequest, body: object | undefined): Promise<string> {
  return new Promise((resolve, reject) => {
    request.once('error', reject);
    request.once('response', response => {
      let text = '';
      response.setEncoding('utf8').on('data', chunk => {
        text += chunk;
      });
      response.once('end', () => {
        const status = response.statusCode ?? 0;
        return status < 300 ? resolve(text) : reject(new Error(`${status} ${text}`));
      });
    });
    request.end(body === undefined ? undefined : JSON.stringify(body));
  });
}

/** What the process used so far, as Linux counts it in hundredths of a second. */
function cpuMs(child: ChildProcess): number {
  const fields = readFileSync(`/proc/${child.pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
  return (Number(fields[11]) + Number(fields[12])) * 10;
}

/** What the process holds in memory, as Linux says it. */
function residentBytes(child: ChildProcess): number {
  const status = readFileSync(`/proc/${child.pid}/status`, 'utf8');
  return Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? 0) * 1024;
}

function ignore(): void {}
