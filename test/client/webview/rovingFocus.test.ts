import { expect, test } from 'vitest';
import { findNearest } from '../../../client/webview/rovingFocus.js';

const here = { x: 100, y: 100 };
const boxes = [
  { x: 200, y: 100 },
  { x: 150, y: 180 },
  { x: 100, y: 300 },
  { x: 20, y: 110 },
];

test('an arrow goes to the nearest neighbour in its direction', () => {
  expect(findNearest(here, boxes, 'ArrowRight')).toBe(0);
  expect(findNearest(here, boxes, 'ArrowLeft')).toBe(3);
  expect(findNearest(here, boxes, 'ArrowDown')).toBe(1);
});

test('nothing lies above', () => {
  expect(findNearest(here, boxes, 'ArrowUp')).toBeUndefined();
});
