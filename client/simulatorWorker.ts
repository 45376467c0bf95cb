// Starts the worker in which simulations run, and the line to it.

import { Worker } from 'node:worker_threads';
import {
  createMessageConnection,
  type MessageConnection,
  PortMessageReader,
  PortMessageWriter,
} from 'vscode-jsonrpc/node';
import type { WorkerSetup } from './simulatorHost/messages.js';

export interface SimulatorWorker {
  readonly line: MessageConnection;
  /** Ends it at once, whatever it does. */
  end(): void;
}

/** `onBroken` hears of what no run survives, such as memory that runs out. */
export function startWorker(
  file: string,
  setup: WorkerSetup,
  onBroken: (error: Error) => void,
): SimulatorWorker {
  // Flags of the extension host, such as a debugger's port, are its own.
  const worker = new Worker(file, { workerData: setup, execArgv: [] });
  const line = createMessageConnection(
    new PortMessageReader(worker),
    new PortMessageWriter(worker),
  );
  const end = () => {
    line.dispose();
    void worker.terminate();
  };
  worker.on('error', error => {
    end();
    onBroken(error);
  });
  line.listen();
  return { line, end };
}
