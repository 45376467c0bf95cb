// The timeline's one-line summaries in the person's language. The simulator writes them in English, for every reader.

import type { Translate } from './translate.js';

type Words = (parts: readonly string[], t: Translate) => string;

/** Sentences by their form; names and numbers are put back where they stood. */
const sentences: readonly (readonly [RegExp, Words])[] = [
  [/^Created (\S+ \S+)$/, ([object = ''], t) => t('Created {0}', object)],
  [/^Deleted (\S+ \S+)$/, ([object = ''], t) => t('Deleted {0}', object)],
  [/^Deleting (\S+ \S+)$/, ([object = ''], t) => t('Deleting {0}', object)],
  [/^Updated (\S+ \S+)$/, ([object = ''], t) => t('Updated {0}', object)],
  [
    /^Scaled (\S+ \S+) from (\S+) to (\S+)$/,
    ([object = '', from = '', to = ''], t) => t('Scaled {0} from {1} to {2}', object, from, to),
  ],
  [/^Bound (Pod \S+) to (\S+)$/, ([pod = '', node = ''], t) => t('Placed {0} on {1}', pod, node)],
  [/^(\S+ \S+) is ready$/, ([object = ''], t) => t('{0} is ready', object)],
  [/^(\S+ \S+) is not ready$/, ([object = ''], t) => t('{0} is not ready', object)],
  [/^(\S+ \S+) is (\S+)$/, ([object = '', phase = ''], t) => t('{0} is {1}', object, phase)],
  [/^Failed node (\S+)$/, ([node = ''], t) => t('{0} stops', node)],
  [/^Healed node (\S+)$/, ([node = ''], t) => t('{0} starts again', node)],
  [/^Started the cluster$/, (_parts, t) => t('Started the cluster')],
  [/^apply$/, (_parts, t) => t('apply')],
  [/^apply (.+)$/, ([file = ''], t) => `${t('apply')} ${fileWords(file, t)}`],
  [
    /^add (\S+ \S+)((?: \+\d+)?)$/,
    ([object = '', more = ''], t) => `${t('add {0}', object)}${more}`,
  ],
  [/^remove (\S+ \S+)$/, ([object = ''], t) => t('remove {0}', object)],
  [/^(\S+) set((?: \+\d+)?)$/, ([field = '', more = ''], t) => `${t('{0} set', field)}${more}`],
  [
    /^(\S+) removed((?: \+\d+)?)$/,
    ([field = '', more = ''], t) => `${t('{0} removed', field)}${more}`,
  ],
];

/** The sentence in the language of `t`; what has no known form, such as `image a → b`, stays as it is. */
export function timelineWords(summary: string, t: Translate): string {
  for (const [form, words] of sentences) {
    const match = form.exec(summary);
    if (match !== null) {
      return words(match.slice(1), t);
    }
  }
  return summary;
}

/** `3 files`; the name of one file stays. */
export function fileWords(label: string, t: Translate): string {
  const [, count] = /^(\d+) files$/.exec(label) ?? [];
  return count === undefined ? label : t('{0} files', count);
}
