// Which object a command is about: the one it was used on, the selected one, or one the person picks.

import { kindOf } from '../core/kubernetes/groupKind.js';
import { type CommandContext, objectIdOf } from './commands/types.js';
import type { Run } from './run.js';
import type { Action } from './simulatorHost/actions.js';
import { type ObjectReference, parseObjectId, toObjectId } from './simulatorHost/objectId.js';

export interface Target {
  readonly run: Run;
  readonly reference: ObjectReference;
}

/** Finds the target among these kinds; undefined, with words to the person, where there is none. */
export async function findTarget(
  context: CommandContext,
  argument: unknown,
  groupKinds: readonly string[],
): Promise<Target | undefined> {
  const run = context.running;
  if (run === undefined) {
    context.warn(context.t('Nothing runs in the simulator yet.'));
    return undefined;
  }
  const given = parseObjectId(objectIdOf(argument) ?? run.selection);
  if (given !== undefined && groupKinds.includes(given.groupKind)) {
    return { run, reference: given };
  }
  const reference = await choose(context, run, groupKinds);
  return reference && { run, reference };
}

/** What an action needs beside the object it is about. */
export type Doing = Action extends infer Each
  ? Each extends Action
    ? Omit<Each, 'target'>
    : never
  : never;

/** Does it, and tells the person where the API refused. */
export function perform(
  context: CommandContext,
  target: Target,
  words: string,
  doing: Doing,
): Promise<void> {
  return act(context, target, words, { doing, isTrouble: false });
}

/** As `perform`, for what breaks something: it is red on the timeline. */
export function performFault(
  context: CommandContext,
  target: Target,
  words: string,
  doing: Doing,
): Promise<void> {
  return act(context, target, words, { doing, isTrouble: true });
}

async function act(
  context: CommandContext,
  { run, reference }: Target,
  words: string,
  { doing, isTrouble }: { readonly doing: Doing; readonly isTrouble: boolean },
): Promise<void> {
  const result = await run.act(words, isTrouble, { ...doing, target: reference });
  if (!result.done) {
    context.warn(result.message);
  }
}

async function choose(
  context: CommandContext,
  run: Run,
  groupKinds: readonly string[],
): Promise<ObjectReference | undefined> {
  const candidates = await run.candidates(groupKinds);
  if (candidates.length === 0) {
    const kinds = groupKinds.map(kindOf).join(', ');
    context.warn(context.t('The simulated cluster holds no {0}.', kinds));
    return undefined;
  }
  const choices = candidates.map(reference => ({
    label: reference.name,
    description: [kindOf(reference.groupKind), reference.namespace].filter(Boolean).join(' · '),
    value: toObjectId(reference),
  }));
  return parseObjectId(await context.choose(choices, context.t('On which object?')));
}
