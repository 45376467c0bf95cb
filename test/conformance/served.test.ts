// What the simulated API server stores of real manifests, beside what a recorded control plane stored of them.
import { existsSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { handleRequest } from '../../simulator/api/http/httpApi.js';
import { parseQuery } from '../../simulator/api/http/message.js';
import { ServedResources } from '../../simulator/api/http/servedResources.js';
import { createSimulation } from '../../simulator/index.js';
import { testCatalogue } from '../support/catalogue.js';
import { compareServed, readDefaulted } from './verdictScripts.js';

const open = path.resolve(import.meta.dirname, '../../../shared/conformance/public');
const simulator = { createSimulation, handleRequest, parseQuery, ServedResources };

test('objects posted to the API are stored as the recorded server stored them, status included', () => {
  const rows = existsSync(open) ? readDefaulted(open) : [];
  if (rows.length === 0) {
    console.log('public recordings are not here (../shared/conformance/public): nothing compared');
  }
  const result = compareServed(simulator, testCatalogue(), rows);
  expect(result.equal).toBeGreaterThanOrEqual(rows.length * 0.99);
}, 60_000);
