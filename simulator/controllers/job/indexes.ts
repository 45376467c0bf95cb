// Sets of completion indexes in the compressed form of a Job's status: `0-2,5`.
// After pkg/controller/job/indexed_job_utils.go.

/** The indexes below `completions` that a text names, ascending. */
export function parseIndexes(text: string | undefined, completions: number): readonly number[] {
  const indexes: number[] = [];
  for (const range of (text ?? '').split(',')) {
    const [first = '', last = first] = range.split('-');
    if (first === '') {
      continue;
    }
    const end = Math.min(Number(last), completions - 1);
    for (let index = Number(first); index <= end; index++) {
      indexes.push(index);
    }
  }
  return indexes;
}

/** The text of ascending indexes; runs of three and more are ranges. */
export function formatIndexes(indexes: readonly number[]): string {
  const ranges: [number, number][] = [];
  for (const index of indexes) {
    const last = ranges.at(-1);
    if (last !== undefined && last[1] + 1 === index) {
      last[1] = index;
    } else {
      ranges.push([index, index]);
    }
  }
  return ranges.map(toText).join(',');
}

function toText([first, last]: readonly [number, number]): string {
  if (first === last) {
    return String(first);
  }
  return `${first}${last === first + 1 ? ',' : '-'}${last}`;
}

/** Both, ascending, each once. */
export function mergeIndexes(a: readonly number[], b: readonly number[]): readonly number[] {
  return [...new Set([...a, ...b])].sort((x, y) => x - y);
}

/** The lowest `count` indexes below `completions` that are not taken. */
export function pendingIndexes(
  taken: ReadonlySet<number>,
  count: number,
  completions: number,
): readonly number[] {
  const pending: number[] = [];
  for (let index = 0; index < completions && pending.length < count; index++) {
    if (!taken.has(index)) {
      pending.push(index);
    }
  }
  return pending;
}
