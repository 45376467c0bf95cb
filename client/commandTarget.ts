// Which object a command is about: the one it was used on, the selected one, or one the person picks.

import { type CommandContext, objectIdOf } from './commands/types.js';
import type { ActionResult } from './simulatorHost/actions.js';
import {
  kindOf,
  type ObjectReference,
  parseObjectId,
  toObjectId,
} from './simulatorHost/objectId.js';
import type { RunningSimulation } from './simulatorHost/runningSimulation.js';

const choicesMax = 500;

export interface Target {
  readonly run: RunningSimulation;
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

/** Does it, and tells the person where the API refused. */
export function perform(
  context: CommandContext,
  { run }: Target,
  words: string,
  action: Parameters<RunningSimulation['act']>[2],
): ActionResult {
  return tell(context, run.act(words, false, action));
}

/** As `perform`, for what breaks something: it is red on the timeline. */
export function performFault(
  context: CommandContext,
  { run }: Target,
  words: string,
  action: Parameters<RunningSimulation['act']>[2],
): ActionResult {
  return tell(context, run.act(words, true, action));
}

function tell(context: CommandContext, result: ActionResult): ActionResult {
  if (!result.done) {
    context.warn(result.message);
  }
  return result;
}

async function choose(
  context: CommandContext,
  run: RunningSimulation,
  groupKinds: readonly string[],
): Promise<ObjectReference | undefined> {
  const objects = groupKinds.flatMap(groupKind =>
    run.simulation.list(groupKind).map(object => ({ groupKind, object })),
  );
  if (objects.length === 0) {
    const kinds = groupKinds.map(kindOf).join(', ');
    context.warn(context.t('The simulated cluster holds no {0}.', kinds));
    return undefined;
  }
  const choices = objects.slice(0, choicesMax).map(({ groupKind, object }) => {
    const { namespace = '', name = '' } = object.metadata;
    return {
      label: name,
      description: [object.kind, namespace].filter(Boolean).join(' · '),
      value: toObjectId({ groupKind, namespace, name }),
    };
  });
  return parseObjectId(await context.choose(choices, context.t('On which object?')));
}
