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
    const away = editsBetween(lower, candidate.toLowerCase()) + 0.5;
    if (away < best) {
      best = away;
      nearest = candidate;
    }
  }
  return nearest;
}

/** More names than these are not compared one by one. */
const comparedMax = 200;

/** The nearest of many names: where there are very many, only of those that begin alike. */
export function nearestName(word: string, known: ReadonlySet<string>): string | undefined {
  if (known.size <= comparedMax) {
    return nearestWord(word, known);
  }
  const start = word.slice(0, 2);
  const alike: string[] = [];
  for (const name of known) {
    if (name.startsWith(start) && Math.abs(name.length - word.length) < 2) {
      alike.push(name);
      if (alike.length === comparedMax) {
        break;
      }
    }
  }
  return nearestWord(word, alike);
}

/** Edits, two neighbouring letters in the wrong order counting as one: the commonest slip. */
function editsBetween(word: string, candidate: string): number {
  if (word.length !== candidate.length) {
    return distance(word, candidate);
  }
  const differing = [...word].flatMap((letter, index) =>
    letter === candidate[index] ? [] : [index],
  );
  const [first = -1, second = -1] = differing;
  const isSwap =
    differing.length === 2 &&
    second === first + 1 &&
    word[first] === candidate[second] &&
    word[second] === candidate[first];
  return isSwap ? 1 : distance(word, candidate);
}
