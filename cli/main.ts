// `drydock`: the two engines from a terminal.
import process from 'node:process';
import { Command, CommanderError } from 'commander';
import { UsageError } from './files.js';

/** A subcommand adds itself to the program; `finish` gets its exit code. */
type AddCommand = (program: Command, finish: (exitCode: number) => void) => void;

/** Each is loaded only when it is asked for: `serve` starts without the language service. */
const subcommands: Readonly<Record<string, () => Promise<AddCommand>>> = {
  validate: async () => (await import('./validate.js')).validateCommand,
  simulate: async () => (await import('./simulate.js')).simulateCommand,
  serve: async () => (await import('./serve.js')).serveCommand,
};

const usageExitCode = 2;

/** Runs the command line; the exit code is 0 for success, 1 for findings, 2 for bad usage. */
async function main(argv: readonly string[]): Promise<number> {
  const program = new Command('drydock')
    .description('Write Kubernetes manifests and see what they will do before any cluster does.')
    .version('0.1.0', '-V, --version')
    .showHelpAfterError('(drydock --help says what there is)')
    .exitOverride();
  let exitCode = 0;
  const finish = (code: number): void => {
    exitCode = code;
  };
  const asked = subcommands[argv[2] ?? ''];
  for (const load of asked === undefined ? Object.values(subcommands) : [asked]) {
    (await load())(program, finish);
  }
  try {
    await program.parseAsync(argv);
    return exitCode;
  } catch (error) {
    if (error instanceof CommanderError) {
      return error.exitCode === 0 ? 0 : usageExitCode;
    }
    if (error instanceof UsageError) {
      console.error(`drydock: ${error.message}`);
      return usageExitCode;
    }
    throw error;
  }
}

void main(process.argv).then(exitCode => {
  process.exitCode = exitCode;
});
