// What one runs before each commit: types, lint, tidy, unit tests, build. Under a minute.
import { bin, run, step } from './run.mjs';

step('schemas', () => run(process.execPath, ['schemas/generator/main.mjs']));
step('types', () => bin('tsc', ['-b']));
step('lint', () => bin('biome', ['check', '--error-on-warnings', '.']));
step('build', () => run(process.execPath, ['scripts/build.mjs']));
// Random runs, other programs and whole recordings take their time: `npm test` has them.
const longer = [
  'test/**/fuzz*',
  'test/**/fuzz/**',
  'test/simulator/chaos*',
  'test/**/takenOut*',
  'test/serving/kubectl*',
  'test/neovim/**',
  'test/conformance/**',
];
step('tests', () =>
  bin('vitest', [
    'run',
    '--reporter=dot',
    '--maxWorkers=100%',
    ...longer.flatMap(glob => ['--exclude', glob]),
  ]),
);
