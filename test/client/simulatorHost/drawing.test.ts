import { expect, test } from 'vitest';
import { Drawing } from '../../../client/simulatorHost/drawing.js';
import type { Picture } from '../../../client/simulatorHost/messages.js';
import { fakeClock, fakeRun, webManifest } from './fakeRun.js';

/** A drawing whose pictures arrive when the test says so. */
function drawShop() {
  const shop = fakeRun(webManifest());
  const clock = fakeClock();
  const pictures: Picture[] = [];
  const waiting: (() => void)[] = [];
  const drawing = new Drawing(clock, picture => {
    pictures.push(picture);
    return new Promise(resolve => waiting.push(resolve));
  });
  const arrive = async () => {
    for (const resolve of waiting.splice(0)) {
      resolve();
    }
    await Promise.resolve();
  };
  drawing.follow(shop.run);
  return { ...shop, drawing, clock, pictures, arrive };
}

test('makes only what can be seen', () => {
  const { clock, pictures } = drawShop();
  clock.pass(100);
  expect(pictures.map(picture => Object.keys(picture))).toEqual([['status']]);
  expect(pictures[0]?.status).toEqual({ playing: false, pods: 0, ready: 0, troubled: false });
});

test('a window that sees panel and tree gets both, and what stays the same once', async () => {
  const { drawing, clock, pictures, arrive } = drawShop();
  drawing.see({ pane: { tab: 'yaml' }, tree: true, panelAge: 1 });
  clock.pass(100);
  await arrive();
  drawing.request();
  clock.pass(100);
  expect(pictures.map(picture => Object.keys(picture))).toEqual([
    ['status', 'panel', 'pane', 'tree'],
    ['status', 'panel'],
  ]);
});

test('a page that was loaded again is sent everything', async () => {
  const { drawing, clock, pictures, arrive } = drawShop();
  drawing.see({ pane: { tab: 'yaml' }, tree: false, panelAge: 1 });
  clock.pass(100);
  await arrive();
  drawing.see({ pane: { tab: 'yaml' }, tree: false, panelAge: 2 });
  clock.pass(100);
  expect(pictures.map(picture => 'pane' in picture)).toEqual([true, true]);
});

test('a picture waits until the one before is shown, and asking often draws once', async () => {
  const { drawing, clock, pictures, arrive } = drawShop();
  clock.pass(100);
  for (const _ of [1, 2, 3]) {
    drawing.request();
    clock.pass(100);
  }
  expect(pictures).toHaveLength(1);
  await arrive();
  clock.pass(1000);
  expect(pictures).toHaveLength(2);
});

test('nothing is drawn once nothing runs', () => {
  const { drawing, clock, pictures } = drawShop();
  drawing.follow(undefined);
  clock.pass(1000);
  expect(pictures).toEqual([]);
});
