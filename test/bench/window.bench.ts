// What the extension host waits while a large cluster starts and is looked at: `npm run bench -- window`. Plays the
// window's side of the line to the real worker, and does with each picture what VS Code does: writes it as JSON.
// Its waits are processor time of its own thread, as Linux counts it, so that what else runs does not count.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import {
  drawRequest,
  lookNotice,
  type Picture,
  type StartParams,
  startRequest,
} from '../../client/simulatorHost/messages.js';
import { startWorker } from '../../client/simulatorWorker.js';
import { median, printRow, showMs } from './support/measure.js';

const runs = 5;
const nodesPer = 50;

for (const replicas of [1000, 10_000]) {
  const results: Result[] = [];
  for (let run = 0; run < runs; run++) {
    results.push(await watchStart(replicas));
  }
  const middle = (of: (result: Result) => number) => median(results.map(of));
  printRow(`${replicas} pods`, {
    'until the first picture': showMs(middle(({ firstMs }) => firstMs)),
    'until all are ready': showMs(middle(({ readyMs }) => readyMs)),
    pictures: middle(({ pictures }) => pictures).toFixed(0),
    'longest work of the window at once': showMs(middle(({ longestMs }) => longestMs)),
  });
}
process.exit(0);

/** Wall times in milliseconds; the longest is processor time. */
interface Result {
  readonly firstMs: number;
  readonly readyMs: number;
  readonly pictures: number;
  readonly longestMs: number;
}

/** Starts a Deployment of so many replicas and looks at panel and tree until all are ready. */
async function watchStart(replicas: number): Promise<Result> {
  const dist = path.resolve('dist');
  const setup = { structureFile: path.join(dist, 'structure.json'), translations: undefined };
  const broken = (error: Error) => {
    throw error;
  };
  const { line, end } = startWorker(path.join(dist, 'simulatorWorker.cjs'), setup, broken);
  const startMs = performance.now();
  const seen: { readonly atMs: number; readonly picture: Picture }[] = [];
  const ready = new Promise<void>(resolve => {
    line.onRequest(drawRequest, picture => {
      JSON.stringify(picture);
      seen.push({ atMs: performance.now() - startMs, picture });
      if (picture.status.ready === replicas) {
        resolve();
      }
    });
  });
  const watch = watchThread();
  await line.sendNotification(lookNotice, { pane: { tab: 'objects' }, tree: true, panelAge: 0 });
  await line.sendRequest(startRequest, startOf(replicas));
  await ready;
  const longestMs = watch.stop();
  end();
  return {
    firstMs: seen[0]?.atMs ?? 0,
    readyMs: seen.at(-1)?.atMs ?? 0,
    pictures: seen.length,
    longestMs,
  };
}

/** Measures the most this thread does between two looks at its timers. */
function watchThread(): { stop(): number } {
  let [lastMs, longestMs] = [threadMs(), 0];
  const timer = setInterval(() => {
    const nowMs = threadMs();
    longestMs = Math.max(longestMs, nowMs - lastMs);
    lastMs = nowMs;
  }, 1);
  return {
    stop: () => {
      clearInterval(timer);
      return longestMs;
    },
  };
}

/** Processor time of the main thread so far, which has the process's number. */
function threadMs(): number {
  const counted = readFileSync(`/proc/self/task/${process.pid}/schedstat`, 'utf8');
  return Number(counted.split(' ')[0]) / 1e6;
}

function startOf(replicas: number): StartParams {
  const nodes = Array.from(
    { length: replicas / nodesPer },
    (_, index) => `  - { name: node-${index}, cpu: "64", memory: 256Gi, pods: "110" }\n`,
  );
  const text = `apiVersion: apps/v1
kind: Deployment
metadata: { name: web }
spec:
  replicas: ${replicas}
  selector: { matchLabels: { app: web } }
  template:
    metadata: { labels: { app: web } }
    spec: { containers: [{ name: web, image: nginx }] }
---
apiVersion: v1
kind: Service
metadata: { name: web }
spec: { selector: { app: web }, ports: [{ port: 80 }] }
`;
  return {
    sources: [{ uri: 'file:///web.yaml', label: 'web.yaml', text }],
    cluster: { name: 'cluster.yaml', text: `nodes:\n${nodes.join('')}` },
    seed: 1,
    speed: 600,
    autoplay: true,
  };
}
