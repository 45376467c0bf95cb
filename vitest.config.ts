import { defineConfig } from 'vitest/config';

// Pure unit tests share one module registry per worker: there is no state to isolate.
export default defineConfig({
  test: {
    include: ['test/**/*.test.ts', 'test/**/*.test.tsx'],
    exclude: ['test/e2e/**'],
    pool: 'threads',
    isolate: false,
    // A test that hangs fails; one on a busy machine does not.
    testTimeout: 60_000,
  },
});
