// What a StatefulSet does next where all its pods are as they should be but for their state: the decision of planSet,
// without a look at each pod.

import type { Range } from './identity.js';
import type { OrdinalSet } from './ordinalSet.js';
import type { SetTally } from './setTally.js';

/** What the decision depends on. */
export interface TallyView {
  readonly range: Range;
  readonly tally: SetTally;
  readonly isOrdered: boolean;
  readonly isRollingUpdate: boolean;
  readonly partition: number;
  readonly updateRevision: string;
}

/** A creation or a deletion, by ordinal. */
export interface TallyStep {
  readonly kind: 'create' | 'delete';
  readonly ordinal: number;
}

/** The steps of one sync; undefined where pods must be looked at. */
export function planTally(view: TallyView): readonly TallyStep[] | undefined {
  if (view.tally.failed > 0) {
    return undefined;
  }
  if (view.isOrdered) {
    return planInOrder(view);
  }
  const steps = [...missing(view), ...condemned(view, view.tally.living), ...update(view)];
  // Looks at the claims of pending pods count among the batches in which several steps are taken.
  return steps.length > 1 && view.tally.pending > 0 ? undefined : steps;
}

function planInOrder(view: TallyView): readonly TallyStep[] {
  const { range, tally } = view;
  const end = range.start + range.replicas;
  const absent = tally.present.lowestAbsent(range.start, end);
  const blocking = tally.blocking.lowest(range.start, end);
  if (absent !== undefined || blocking !== undefined) {
    const isNext = absent !== undefined && absent < (blocking ?? end);
    return isNext ? [{ kind: 'create', ordinal: absent }] : [];
  }
  const next = highestCondemned(range, tally.present, Number.POSITIVE_INFINITY);
  if (next === undefined) {
    return update(view);
  }
  const { blocking: unwell } = tally;
  const mayGo = !unwell.has(next) || next === lowestCondemned(range, unwell);
  return tally.living.has(next) && mayGo ? [{ kind: 'delete', ordinal: next }] : [];
}

function* missing({ range, tally }: TallyView): Generator<TallyStep> {
  const end = range.start + range.replicas;
  let ordinal = tally.present.lowestAbsent(range.start, end);
  while (ordinal !== undefined) {
    yield { kind: 'create', ordinal };
    ordinal = tally.present.lowestAbsent(ordinal + 1, end);
  }
}

function* condemned({ range }: TallyView, ordinals: OrdinalSet): Generator<TallyStep> {
  let ordinal = highestCondemned(range, ordinals, Number.POSITIVE_INFINITY);
  while (ordinal !== undefined) {
    yield { kind: 'delete', ordinal };
    ordinal = highestCondemned(range, ordinals, ordinal);
  }
}

/** The highest of the ordinals below `end` that the set does not want. */
function highestCondemned(
  { start, replicas }: Range,
  ordinals: OrdinalSet,
  end: number,
): number | undefined {
  return ordinals.highest(start + replicas, end) ?? ordinals.highest(0, Math.min(start, end));
}

function lowestCondemned({ start, replicas }: Range, ordinals: OrdinalSet): number | undefined {
  return ordinals.lowest(0, start) ?? ordinals.lowest(start + replicas, Number.POSITIVE_INFINITY);
}

/** From the top down, what comes first: a pod of another revision goes; one that is unwell or missing is waited for. */
function update(view: TallyView): readonly TallyStep[] {
  const { range, tally, updateRevision } = view;
  if (!view.isRollingUpdate) {
    return [];
  }
  const from = range.start + view.partition;
  const end = range.start + range.replicas;
  const ordinal = tally.highestOfOther(updateRevision, from, end);
  if (ordinal === undefined) {
    return [];
  }
  const above = ordinal + 1;
  const waits =
    tally.blocking.highest(above, end) !== undefined ||
    tally.present.lowestAbsent(above, end) !== undefined;
  return waits ? [] : [{ kind: 'delete', ordinal }];
}
