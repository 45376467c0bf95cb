// A short run of the fuzzer over the whole API. The long one: `node scripts/fuzz.mjs --api --runs 50000`.

import { test } from 'vitest';
import { testCatalogue } from '../../../support/catalogue.js';
import { createTestApi } from '../http/testApi.js';
import { fuzzApi } from './fuzzApi.js';

test('random requests to every resource are answered, and the cluster stays whole', () => {
  fuzzApi({ catalogue: testCatalogue(), createApi: createTestApi, requests: 3000, seed: 11 });
}, 120_000);
