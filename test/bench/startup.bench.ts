// How soon things are there: the extension's activation, the language server, the command line; sizes of the bundles.
import { spawn, spawnSync } from 'node:child_process';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { gzipSync } from 'node:zlib';
import { median, printRow, showMs } from './support/measure.js';

const rounds = 5;

await main();

async function main(): Promise<void> {
  const loads = repeat(() => loadExtension());
  printRow('extension: load of its bundle', { median: showMs(median(loads)) });
  const versions = repeat(() => timeOfCommand(['dist/cli.mjs', '--version']));
  printRow('command line: --version', { median: showMs(median(versions)) });
  const stack = repeat(() => timeOfCommand(['dist/cli.mjs', 'simulate', 'examples/stack']));
  printRow('command line: simulate the stack', { median: showMs(median(stack)) });
  const starts: number[] = [];
  for (let round = 0; round < rounds; round++) {
    starts.push(await startServe());
  }
  printRow('serve: start to ready', { median: showMs(median(starts)) });
  printSizes('dist');
  printSizes(path.join('dist', 'webview'));
}

function repeat(measure: () => number): number[] {
  return Array.from({ length: rounds }, measure);
}

/** Loads dist/extension.cjs in a process of its own with an empty `vscode` module. */
function loadExtension(): number {
  const script = `
    const Module = require('node:module');
    const load = Module._load;
    const any = new Proxy(function () {}, { get: (_, key) => (key === 'prototype' ? {} : any), apply: () => any, construct: () => any });
    Module._load = (name, ...rest) => (name === 'vscode' ? any : load(name, ...rest));
    const start = performance.now();
    require(${JSON.stringify(path.resolve('dist/extension.cjs'))});
    console.log(performance.now() - start);`;
  const { stdout } = spawnSync(process.execPath, ['-e', script], { encoding: 'utf8' });
  return Number(stdout);
}

function timeOfCommand(args: readonly string[]): number {
  const start = performance.now();
  spawnSync(process.execPath, args, { stdio: 'ignore' });
  return performance.now() - start;
}

/** Milliseconds from the start of the process to its first line, which says that it is ready. */
function startServe(): Promise<number> {
  return new Promise((resolve, reject) => {
    const start = performance.now();
    const child = spawn(process.execPath, ['dist/cli.mjs', 'serve', '--clock', 'fast'], {
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    child.once('error', reject);
    child.stdout.once('data', () => {
      resolve(performance.now() - start);
      child.kill('SIGTERM');
    });
  });
}

function printSizes(folder: string): void {
  for (const name of readdirSync(folder).sort()) {
    const file = path.join(folder, name);
    if (statSync(file).isFile() && !name.endsWith('.map')) {
      const bytes = readFileSync(file);
      printRow(`size of ${file}`, {
        bytes: `${(bytes.length / 1024).toFixed(0)} kB`,
        gzip: `${(gzipSync(bytes).length / 1024).toFixed(0)} kB`,
      });
    }
  }
}
