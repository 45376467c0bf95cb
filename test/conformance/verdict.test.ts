// Our verdict beside that of a recorded control plane, row by row. The same comparison as `npm run conformance`.
import { existsSync } from 'node:fs';
import path from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { testCatalogue } from '../support/catalogue.js';
import * as core from './verdictCore.js';
import {
  compareStored,
  compareVerdicts,
  readDefaulted,
  readMutants,
  readVerdicts,
} from './verdictScripts.js';

const own = path.resolve(import.meta.dirname, 'own');
const open = path.resolve(import.meta.dirname, '../../../shared/conformance/public');
const catalogue = testCatalogue();

beforeAll(() => {
  if (!existsSync(open)) {
    console.log(
      'public recordings are not here (../shared/conformance/public): only our own are compared',
    );
  }
});

test('agrees with the server on our own mutants', () => {
  const result = compareVerdicts(core, catalogue, readMutants(own));
  expect(result.rows).toBeGreaterThan(700);
  expect(result.agreed / result.rows).toBeGreaterThanOrEqual(0.99);
  expect(result.found / result.named).toBeGreaterThanOrEqual(0.98);
  expect(result.falseErrors).toBe(0);
});

test('agrees with the server on mutants of public manifests', () => {
  const result = compareVerdicts(core, catalogue, existsSync(open) ? readMutants(open) : []);
  expect(result.agreed).toBeGreaterThanOrEqual(result.rows * 0.99);
  expect(result.found).toBeGreaterThanOrEqual(result.named * 0.98);
});

test('agrees with the server on real documents, and accuses none that it takes', () => {
  const result = compareVerdicts(core, catalogue, existsSync(open) ? readVerdicts(open) : []);
  expect(result.agreed).toBeGreaterThanOrEqual(result.rows * 0.995);
  expect(result.found).toBeGreaterThanOrEqual(result.named * 0.98);
  expect(result.falseErrors).toBe(0);
});

test('stores what the server stores', () => {
  const result = compareStored(core, catalogue, existsSync(open) ? readDefaulted(open) : []);
  expect(result.equal).toBeGreaterThanOrEqual(result.rows * 0.99);
});
