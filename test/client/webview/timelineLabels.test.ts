import { expect, test } from 'vitest';
import { placeLabels } from '../../../client/webview/timelineLabels.js';

test('labels with room keep it', () => {
  const placed = placeLabels(
    [
      { left: 10, characters: 10 },
      { left: 300, characters: 10 },
    ],
    800,
  );
  expect(placed.map(place => place?.left)).toEqual([10, 300]);
});

test('the newest wins where two would overlap', () => {
  const [older, newer] = placeLabels(
    [
      { left: 100, characters: 20 },
      { left: 110, characters: 20 },
    ],
    800,
  );
  expect(older).toBeUndefined();
  expect(newer?.left).toBe(110);
});

test('the newest moves left rather than over the edge', () => {
  const [place] = placeLabels([{ left: 790, characters: 20 }], 800);
  expect((place?.left ?? 0) + (place?.width ?? 0)).toBeLessThanOrEqual(800);
});
