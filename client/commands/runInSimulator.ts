// Command: runs the manifests of a file, a selection of files, a folder or one document in a fresh simulated cluster;
// kustomizations as they are built.

import type { RunTarget } from '../../core/protocol.js';
import type { Command, CommandContext } from './types.js';

export const runInSimulator: Command = {
  id: 'drydock.runInSimulator',
  async run(context, argument, others) {
    const active = context.activeFile();
    const targets = targetsOf(argument, others) ?? (active === undefined ? [] : [active]);
    if (targets.length === 0) {
      context.warn(context.t('Open a Kubernetes manifest first, or choose one in the explorer.'));
      return;
    }
    const { sources, refusal, note } = await context.read(targets);
    if (refusal !== undefined) {
      context.warn(refusal);
    } else if (sources.length > 0) {
      await context.start(sources);
      sayNote(context, note);
    }
  },
};

/** Says what a build had to leave out. */
export function sayNote(context: CommandContext, note: string | undefined): void {
  if (note !== undefined) {
    context.warn(note);
  }
}

/** Undefined where the command was not used on files: the palette, the panel. */
export function targetsOf(argument: unknown, others: unknown): readonly RunTarget[] | undefined {
  const all = Array.isArray(others) && others.length > 0 ? others : [argument];
  const targets = all.flatMap(toTarget);
  return targets.length === 0 ? undefined : targets;
}

/** A RunTarget of a lens, or a Uri of a menu. */
function toTarget(argument: unknown): readonly RunTarget[] {
  if (typeof argument !== 'object' || argument === null) {
    return [];
  }
  const { uri, document, scheme } = argument as {
    readonly uri?: unknown;
    readonly document?: unknown;
    readonly scheme?: unknown;
  };
  if (typeof uri === 'string') {
    return [typeof document === 'number' ? { uri, document } : { uri }];
  }
  return typeof scheme === 'string' ? [{ uri: String(argument) }] : [];
}
