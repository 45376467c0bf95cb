// The order of merged lists in a strategic merge patch: the patch's own order first, what only the server has
// keeps its place relative to what both know.

import { goText } from '../http/goText.js';
import { isEqualJson, isMap } from './jsonValue.js';
import { PatchError } from './patchError.js';

/** Sorts the merged list by the patch's `$setElementOrder` list. `before` is the list as the server had it. */
export function orderBySetElementOrder(
  merged: readonly unknown[],
  order: readonly unknown[],
  before: readonly unknown[],
  mergeKey: string | undefined,
): readonly unknown[] {
  const inOrder = (list: readonly unknown[]) => (item: unknown) =>
    list.findIndex(other => isSameItem(item, other, mergeKey));
  const place = inOrder(order);
  const serverPlace = inOrder(before);
  const patchItems = merged.filter(item => place(item) >= 0);
  const serverItems = merged.filter(item => place(item) < 0);
  const byPlace = (of: (item: unknown) => number) => (a: unknown, b: unknown) => of(a) - of(b);
  return weave(
    serverItems.sort(byPlace(serverPlace)),
    patchItems.sort(byPlace(place)),
    serverPlace,
  );
}

/** Two items of a merged list are the same one: by merge key, or by value for scalars. */
export function isSameItem(left: unknown, right: unknown, mergeKey: string | undefined): boolean {
  if (mergeKey === undefined || !isMap(left) || !isMap(right)) {
    return isEqualJson(left, right);
  }
  return isEqualJson(left[mergeKey], right[mergeKey]);
}

function weave(
  serverItems: readonly unknown[],
  patchItems: readonly unknown[],
  serverPlace: (item: unknown) => number,
): unknown[] {
  const result: unknown[] = [];
  let next = 0;
  for (const item of patchItems) {
    const place = serverPlace(item);
    while (
      next < serverItems.length &&
      place >= 0 &&
      isBefore(serverItems[next], place, serverPlace)
    ) {
      result.push(serverItems[next]);
      next += 1;
    }
    result.push(item);
  }
  return [...result, ...serverItems.slice(next)];
}

function isBefore(item: unknown, place: number, serverPlace: (item: unknown) => number): boolean {
  const own = serverPlace(item);
  return own >= 0 && own < place;
}

/** Throws PatchError where what a patch sets is not in the order it asks for. */
export function requireOrder(
  patch: readonly unknown[],
  order: readonly unknown[],
  mergeKey: string | undefined,
): void {
  const set = patch.filter(item => !(isMap(item) && item['$patch'] === 'delete'));
  let next = 0;
  for (const item of set) {
    const at = order.slice(next).findIndex(other => isSameItem(item, other, mergeKey));
    if (at < 0) {
      const shown = `${goText(set)}\n doesn't match $setElementOrder list:\n${goText(order)}\n`;
      throw new PatchError(500, `The order in patch list:\n${shown}`);
    }
    next += at + 1;
  }
}
