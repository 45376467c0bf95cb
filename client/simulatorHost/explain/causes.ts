// The chain of causes of an object's present state, back to what the user did.

import type { RichText, WhyView } from '../../../core/protocol.js';
import type { Simulation, TimelineEntry } from '../../../simulator/simulation.js';
import type { History } from '../history.js';
import { fileWords, timelineWords } from '../timelineWords.js';
import type { Translate } from '../translate.js';

const stepsMax = 14;

/** Oldest first: from the user's action to the last thing that happened to the object until `untilMs`. */
export function causesOf(
  simulation: Simulation,
  history: History,
  uid: string,
  { untilMs, t }: { readonly untilMs: number; readonly t: Translate },
): WhyView['causes'] {
  const { timeline } = simulation;
  const last = timeline.findLast(
    entry => entry.uid === uid && entry.timeMs <= untilMs && isTelling(entry),
  );
  if (last === undefined) {
    return [];
  }
  const chain = simulation.causesOf(last.id).filter((entry, place, all) => {
    return isTelling(entry) && entry.summary !== all[place - 1]?.summary;
  });
  const shown =
    chain.length <= stepsMax ? chain : [...chain.slice(0, 2), ...chain.slice(2 - stepsMax)];
  return shown.map(entry => ({
    timeMs: entry.timeMs - history.startMs,
    text: wordsOf(entry, history, t),
  }));
}

/** Updates of status say nothing that a person could act on. */
function isTelling(entry: TimelineEntry): boolean {
  return entry.verb !== 'update' || !/^Updated status/.test(entry.summary);
}

function wordsOf(entry: TimelineEntry, history: History, t: Translate): RichText {
  const note = history.noteOf(entry.id);
  const text = timelineWords(note?.text ?? entry.summary, t);
  return note?.link === undefined
    ? [{ text }]
    : [{ text: `${text} ` }, { text: fileWords(note.link.label, t), link: note.link.id }];
}
