// "Did you mean": the known word nearest to a mistyped one.

import { distance } from 'fastest-levenshtein';

/** The nearest of the known words, or undefined when none is near enough to be meant. */
export function nearestWord(word: string, known: Iterable<string>): string | undefined {
  const lower = word.toLowerCase();
  let nearest: string | undefined;
  let best = Math.max(1, Math.floor(word.length / 3)) + 1;
  for (const candidate of known) {
    if (Math.abs(candidate.length - word.length) >= best) {
      continue;
    }
    const away = distance(lower, candidate.toLowerCase()) + (candidate === word ? 0 : 0.5);
    if (away < best) {
      best = away;
      nearest = candidate;
    }
  }
  return nearest;
}
