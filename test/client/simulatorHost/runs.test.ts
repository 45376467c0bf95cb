// The window and the worker speak over a real port; only the wall clock is the test's.
import { MessageChannel } from 'node:worker_threads';
import { expect, onTestFinished, test } from 'vitest';
import {
  createMessageConnection,
  type MessageConnection,
  PortMessageReader,
  PortMessageWriter,
} from 'vscode-jsonrpc/node';
import { RemoteRun } from '../../../client/remoteRun.js';
import {
  drawRequest,
  endServingRequest,
  type Failure,
  failedNotice,
  lookNotice,
  type Picture,
  type StartParams,
  startRequest,
  stopNotice,
} from '../../../client/simulatorHost/messages.js';
import { Runs } from '../../../client/simulatorHost/runs.js';
import { untranslated } from '../../../client/simulatorHost/translate.js';
import { createCatalogue } from '../../../core/kubernetes/catalogue.js';
import { testStructure } from '../../support/catalogue.js';
import { webManifest } from './fakeRun.js';

const source = { uri: 'file:///shop.yaml', label: 'shop.yaml', text: webManifest() };
const params: StartParams = {
  sources: [source],
  cluster: undefined,
  seed: 1,
  speed: 600,
  autoplay: true,
};
const web = { groupKind: 'apps/Deployment', namespace: 'default', name: 'web' };

/** A worker's end and the window's, in one process; the clock may fail once. */
function connect({ faultyCall = 0 } = {}) {
  const { port1, port2 } = new MessageChannel();
  const [line, worker] = [port1, port2].map(toLine) as [MessageConnection, MessageConnection];
  const served: string[] = [];
  let calls = 0;
  const clock = {
    nowMs: () => {
      calls += 1;
      if (calls === faultyCall) {
        throw new Error('broken clock');
      }
      return performance.now();
    },
    after: (delayMs: number, call: () => void) => {
      const timer = setTimeout(call, delayMs);
      return () => clearTimeout(timer);
    },
  };
  const t = untranslated;
  const catalogue = createCatalogue(testStructure(), '1.36');
  const serve = async () => async (_run: unknown, file: string) => {
    served.push(file);
    return { close: async () => void served.push('closed') };
  };
  new Runs({ line: worker, clock, t, catalogue, serve });
  const pictures: Picture[] = [];
  line.onRequest(drawRequest, picture => void pictures.push(picture));
  worker.listen();
  line.listen();
  onTestFinished(async () => {
    await line.sendNotification(stopNotice);
    line.dispose();
    port1.close();
  });
  return { line, pictures, served };
}

function toLine(port: MessageChannel['port1']): MessageConnection {
  return createMessageConnection(new PortMessageReader(port), new PortMessageWriter(port));
}

async function startShop(changes: Partial<StartParams> = {}) {
  const window = connect();
  const result = await window.line.sendRequest(startRequest, { ...params, ...changes });
  return { ...window, result, run: new RemoteRun(window.line, result.title, [source]) };
}

/** Waits for a picture that a test looks for. */
async function seen(pictures: readonly Picture[], isIt: (picture: Picture) => boolean) {
  return expect.poll(() => pictures.some(isIt), { timeout: 10_000, interval: 10 }).toBe(true);
}

test('starts, plays and draws what can be seen', async () => {
  const { line, pictures, result } = await startShop();
  expect(result).toEqual({ title: 'shop.yaml', refusals: [], clusterProblem: undefined });
  await line.sendNotification(lookNotice, { pane: { tab: 'why' }, tree: true, panelAge: 1 });
  await seen(pictures, picture => picture.status.ready === 3);
  await seen(pictures, picture => picture.panel?.workloads[0]?.status === '3/3 ready');
  await seen(pictures, picture => picture.tree?.[0]?.label === 'Services');
});

test('acts, and says what the API refuses', async () => {
  const { run, pictures } = await startShop();
  expect(await run.replicasOf(web)).toBe(3);
  const scaled = await run.act('scale', false, { type: 'scale', target: web, replicas: 5 });
  expect(scaled).toEqual({ done: true });
  await seen(pictures, picture => picture.status.ready === 5);
  const undone = await run.act('undo', false, { type: 'undoRollout', target: web });
  expect(undone).toEqual({
    done: false,
    message: 'no rollout history found for deployment "web"',
  });
});

test('an edit is applied, and what is refused comes back with its place', async () => {
  const { run } = await startShop();
  expect(await run.apply([{ ...source, text: webManifest('nginx:1.28') }])).toEqual([]);
  const wrong = webManifest().replace('replicas: 3', 'replicas: -3');
  const [refusal] = await run.apply([{ ...source, text: wrong }]);
  expect(refusal?.causes[0]?.range.start.line).toBe(5);
});

test('finds texts of objects and objects of texts', async () => {
  const { run } = await startShop({ autoplay: false });
  const id = 'apps/Deployment:default/web';
  expect((await run.findManifest(id))?.start.line).toBe(3);
  expect(await run.findManifest('Node:/node-1')).toBeUndefined();
  expect(await run.findObjectAt(source.uri, 4)).toBe(id);
  expect(await run.findObjectAt('file:///other.yaml', 4)).toBeUndefined();
  expect(await run.findPlace(99)).toBeUndefined();
  expect(await run.candidates(['Node'])).toHaveLength(3);
});

test('a cluster file with faults is said and not taken', async () => {
  const cluster = { name: 'cluster.yaml', text: 'nodes: { name: a' };
  const { result, run } = await startShop({ cluster });
  expect(result.clusterProblem).toMatch(/^cluster\.yaml: /);
  expect(await run.candidates(['Node'])).toHaveLength(3);
});

test('a cluster file is taken', async () => {
  const cluster = { name: 'cluster.yaml', text: 'nodes: [{ name: only }]' };
  const { run } = await startShop({ cluster });
  expect((await run.candidates(['Node'])).map(({ name }) => name)).toEqual(['only']);
});

test('kubectl follows from one run to the next until serving ends', async () => {
  const { line, run, served } = await startShop();
  await run.serve('/kubeconfig');
  await line.sendRequest(startRequest, params);
  await run.serve('/kubeconfig');
  await line.sendRequest(endServingRequest);
  expect(served).toEqual(['/kubeconfig', 'closed', '/kubeconfig', 'closed']);
});

test('nothing is drawn after the stop', async () => {
  const { line, run, pictures } = await startShop();
  await seen(pictures, picture => picture.status.pods === 3);
  await line.sendNotification(stopNotice);
  expect(await run.candidates(['Pod'])).toEqual([]);
  const before = pictures.length;
  await new Promise(resolve => setTimeout(resolve, 200));
  expect(pictures).toHaveLength(before);
});

test('a fault of the simulation is told once, with what replays it', async () => {
  const { line } = connect({ faultyCall: 2 });
  const failures: Failure[] = [];
  line.onNotification(failedNotice, failure => void failures.push(failure));
  await line.sendRequest(startRequest, { ...params, seed: 7 });
  await expect.poll(() => failures).toMatchObject([{ message: 'broken clock', seed: 7 }]);
});
