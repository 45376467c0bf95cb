// The worker's entry: the simulation runs here, so that the extension host never waits for it.

import { readFileSync } from 'node:fs';
import { performance } from 'node:perf_hooks';
import { parentPort, workerData } from 'node:worker_threads';
import { config, t } from '@vscode/l10n';
import { createMessageConnection, PortMessageReader, PortMessageWriter } from 'vscode-jsonrpc/node';
import { createCatalogue } from '../../core/kubernetes/catalogue.js';
import type { Structure } from '../../core/kubernetes/schemaBundle.js';
import { simulatedVersion } from '../../simulator/version.js';
import type { WorkerSetup } from './messages.js';
import { Runs } from './runs.js';

if (parentPort !== null) {
  start(parentPort, workerData as WorkerSetup);
}

function start(
  port: NonNullable<typeof parentPort>,
  { structureFile, translations }: WorkerSetup,
): void {
  if (translations !== undefined) {
    config({ contents: translations });
  }
  const line = createMessageConnection(new PortMessageReader(port), new PortMessageWriter(port));
  const structure = JSON.parse(readFileSync(structureFile, 'utf8')) as Structure;
  new Runs({
    line,
    t,
    catalogue: createCatalogue(structure, simulatedVersion),
    clock: {
      nowMs: () => performance.now(),
      after: (delayMs, call) => {
        const timer = setTimeout(call, delayMs);
        return () => clearTimeout(timer);
      },
    },
    serve: async () => (await import('./serveRun.js')).serveRun,
  });
  line.listen();
}
