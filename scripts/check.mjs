// What one runs before each commit: types, lint, tidy, unit tests, build. Under a minute.
import { bin, run, step } from './run.mjs';

step('schemas', () => run(process.execPath, ['schemas/generator/main.mjs']));
step('types', () => bin('tsc', ['-b']));
step('lint', () => bin('biome', ['check', '--error-on-warnings', '.']));
step('build', () => run(process.execPath, ['scripts/build.mjs']));
step('tests', () => bin('vitest', ['run', '--reporter=dot']));
