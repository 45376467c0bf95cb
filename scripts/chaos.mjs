// The long run of chaos on the simulator: `node scripts/chaos.mjs --seeds 10000 [--from 1]`, or one: `--seed 17`.
// Prints what was done and what was broken for every seed that fails.
import { parseArgs } from 'node:util';
import { importBundled } from './bundle.mjs';

const { values } = parseArgs({
  options: {
    seeds: { type: 'string', default: '10000' },
    from: { type: 'string', default: '1' },
    seed: { type: 'string' },
  },
});
const first = Number(values.seed ?? values.from);
const count = values.seed === undefined ? Number(values.seeds) : 1;
const saidEvery = 500;

const { playSeed } = await importBundled('chaos', "export * from './test/support/chaos/play.ts'");
const start = performance.now();
let failures = 0;
for (let seed = first; seed < first + count; seed++) {
  const faults = playSeed(seed);
  if (faults.length > 0) {
    failures++;
    console.error(`${faults.join('\n')}\n`);
  }
  const done = seed - first + 1;
  if (done % saidEvery === 0 || done === count) {
    const seconds = ((performance.now() - start) / 1000).toFixed(1);
    console.log(`${done} seeds in ${seconds} s: ${failures} failures`);
  }
}
process.exitCode = failures === 0 ? 0 : 1;
