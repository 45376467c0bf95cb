// What a command is, and what it may use of the editor: an interface, so that commands are tested without one.

import type { ObjectId, RunTarget } from '../../core/protocol.js';
import type { Forms } from '../forms.js';
import type { Run } from '../run.js';
import type { Source, SourceRange } from '../simulatorHost/sources.js';
import type { Translate } from '../simulatorHost/translate.js';

/** A choice offered to the person. */
export interface Choice<Value> {
  readonly label: string;
  readonly description?: string;
  readonly value: Value;
}

/** What was read for a run, and why some was not. */
export interface ReadTargets {
  /** None where the person turned away. */
  readonly sources: readonly Source[];
  /** Said to the person instead of running: a chart, nothing to run. */
  readonly refusal: string | undefined;
  /** Said to the person beside running: what is left out. */
  readonly note?: string | undefined;
}

export interface CommandContext {
  readonly t: Translate;
  /** The simulation that runs, undefined if none does. */
  readonly running: Run | undefined;
  /** Stops what runs, starts anew with these files and shows the panel. */
  start(sources: readonly Source[]): Promise<void>;
  stop(): void;
  /** Applies files to what runs and says what was refused. */
  apply(sources: readonly Source[]): Promise<void>;
  /** The file of the active editor, undefined where none is open. */
  activeFile(): RunTarget | undefined;
  /** Reads files and folders with their unsaved text; kustomizations as they are built. */
  read(targets: readonly RunTarget[]): Promise<ReadTargets>;
  showPanel(): void;
  /** Shows a terminal whose kubectl speaks to what runs. */
  openKubectlTerminal(): Promise<void>;
  reveal(place: SourceRange): Promise<void>;
  /** Undefined when the person turned away. */
  choose<Value>(choices: readonly Choice<Value>[], title: string): Promise<Value | undefined>;
  askNumber(title: string, value: number): Promise<number | undefined>;
  warn(message: string): void;
  /** Text, files and manifests. */
  readonly forms: Forms;
  runCommand(id: string, argument?: unknown): Promise<void>;
}

/** A command of the extension; `argument` comes from menus, lenses, the tree, the panel or nowhere. */
export interface Command {
  readonly id: string;
  run(context: CommandContext, argument: unknown, others?: unknown): Promise<void> | void;
}

/** The object a menu, the tree or the panel was used on; undefined for the palette. */
export function objectIdOf(argument: unknown): ObjectId | undefined {
  if (typeof argument === 'string') {
    return argument;
  }
  const { drydockId, objectId } = (argument ?? {}) as {
    readonly drydockId?: unknown;
    readonly objectId?: unknown;
  };
  const id = drydockId ?? objectId;
  return typeof id === 'string' ? id : undefined;
}
