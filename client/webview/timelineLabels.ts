// Decides which labels of the timeline have room, and how much. Later ones win: they are what the person just did.

/** Average width of a character of the strip's font, and the least a label may shrink to. */
const characterPixels = 6.4;
const widthMin = 56;
const gapPixels = 10;

export interface LabelPlace {
  readonly left: number;
  readonly width: number;
}

/** Places labels at their moments, oldest first; undefined where a newer one leaves no room. */
export function placeLabels(
  labels: readonly { readonly left: number; readonly characters: number }[],
  right: number,
): readonly (LabelPlace | undefined)[] {
  const placed: (LabelPlace | undefined)[] = labels.map(() => undefined);
  const order = labels.map((label, index) => ({ ...label, index })).reverse();
  let limit = right;
  for (const label of order) {
    const wanted = Math.max(widthMin, label.characters * characterPixels);
    const isNewest = limit === right;
    const left = isNewest ? Math.max(0, Math.min(label.left, right - wanted)) : label.left;
    const width = Math.min(wanted, limit - left);
    if (width >= Math.min(wanted, widthMin)) {
      placed[label.index] = { left, width };
      limit = left - gapPixels;
    }
  }
  return placed;
}
