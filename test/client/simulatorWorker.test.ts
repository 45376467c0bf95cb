// The worker of a run, as far as the window depends on it: its line, its end, its breaking.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { startWorker } from '../../client/simulatorWorker.js';

/** Starts a worker of this code. */
function start(code: string) {
  const folder = mkdtempSync(path.join(tmpdir(), 'drydock-worker-'));
  const file = path.join(folder, 'worker.cjs');
  writeFileSync(
    file,
    `const { parentPort, workerData } = require('node:worker_threads');\n${code}`,
  );
  const broken: string[] = [];
  const setup = { structureFile: 'structure.json', translations: undefined };
  const worker = startWorker(file, setup, error => broken.push(error.message));
  onTestFinished(() => {
    worker.end();
    rmSync(folder, { recursive: true });
  });
  return { worker, broken };
}

test('is given its setup and answers on the line', async () => {
  const { worker, broken } = start(`parentPort.on('message', ({ id, method }) =>
    parentPort.postMessage({ jsonrpc: '2.0', id, result: method + ' ' + workerData.structureFile }));`);
  expect(await worker.line.sendRequest('hello')).toBe('hello structure.json');
  expect(broken).toEqual([]);
});

test('what breaks it is told, and nobody waits for its answer', async () => {
  const { worker, broken } = start(
    `parentPort.on('message', () => { throw new Error('out of memory'); });`,
  );
  await expect(worker.line.sendRequest('hello')).rejects.toThrow();
  await expect.poll(() => broken).toEqual(['out of memory']);
});

test('an endless loop ends with it', async () => {
  const { worker, broken } = start(`parentPort.on('message', () => { for (;;); });`);
  const answer = worker.line.sendRequest('hello');
  worker.end();
  await expect(answer).rejects.toThrow();
  expect(broken).toEqual([]);
});
