// `npm test`: installs what the tests need and runs all of them, the real-VS-Code ones included.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { installPackages } from './install.mjs';
import { root, run, step, tryRun } from './run.mjs';
import { installSystemPackages } from './systemPackages.mjs';

const unitReport = path.join(root, 'out', 'unit.json');
const e2eReport = path.join(root, 'out', 'e2e.json');

step('packages', installPackages);
const missing = step('system packages', installSystemPackages);
if (missing.length > 0) {
  console.error(
    `The tests in real editors need: ${missing.join(', ')}. Install them and run again.`,
  );
  process.exit(1);
}
step('schemas', () => run(process.execPath, ['schemas/generator/main.mjs']));
step('types', () => run('node_modules/.bin/tsc', ['-b']));
step('lint', () => run('node_modules/.bin/biome', ['check', '--error-on-warnings', '.']));
step('package', () => run(process.execPath, ['scripts/package.mjs']));
const unit = step('unit tests', () =>
  tryRun('node_modules/.bin/vitest', [
    'run',
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${unitReport}`,
  ]),
);
const e2e = step('tests in real VS Code', () =>
  tryRun(process.execPath, ['test/e2e/run.mjs', '--report', e2eReport]),
);
const { numPassedTests, numFailedTests } = JSON.parse(readFileSync(unitReport, 'utf8'));
const journeys = JSON.parse(readFileSync(e2eReport, 'utf8'));
console.log(
  `${numPassedTests + journeys.passed} passed, ${numFailedTests + journeys.failed} failed`,
);
process.exit(unit || e2e);
