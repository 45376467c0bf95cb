import { expect, test } from 'vitest';
import { Pacer } from '../../../client/simulatorHost/pacer.js';
import { fakeClock } from './fakeRun.js';

/** A clock that is busy for a while at each event, as a big cluster is. */
function paced(eventMs: readonly number[]) {
  const clock = fakeClock();
  const events = [...eventMs];
  const simulation = {
    nowMs: 0,
    handled: 0,
    nextEventMs: () => events[0],
    runUntil(timeMs: number, maxEvents = Number.POSITIVE_INFINITY) {
      let count = 0;
      while (count < maxEvents && events[0] !== undefined && events[0] <= timeMs) {
        simulation.nowMs = events.shift() ?? 0;
        count++;
      }
      if (count < maxEvents) {
        simulation.nowMs = Math.max(simulation.nowMs, timeMs);
      }
      simulation.handled += count;
      return count;
    },
  };
  return { clock, simulation, pacer: new Pacer(simulation, clock, () => undefined) };
}

test('time passes at the chosen speed', () => {
  const { clock, simulation, pacer } = paced([1_000_000]);
  pacer.setSpeed(10);
  pacer.play();
  clock.pass(1000);
  expect(simulation.nowMs).toBeGreaterThan(9000);
  expect(simulation.nowMs).toBeLessThanOrEqual(10_100);
});

test('the simulator sees whole milliseconds only, and slow speeds lose none', () => {
  const { clock, simulation, pacer } = paced([1_000_000]);
  pacer.setSpeed(0.25);
  pacer.play();
  clock.pass(10_000);
  expect(Number.isInteger(simulation.nowMs)).toBe(true);
  expect(simulation.nowMs).toBeGreaterThan(2400);
});

test('time waits where nothing is planned, and wakes up', () => {
  const { clock, simulation, pacer } = paced([]);
  pacer.play();
  clock.pass(5000);
  expect(simulation.nowMs).toBe(0);
  expect(pacer.waiting).toBe(true);
});

test('a pause stops time at once', () => {
  const { clock, simulation, pacer } = paced([1_000_000]);
  pacer.play();
  clock.pass(1000);
  pacer.pause();
  const before = simulation.nowMs;
  clock.pass(1000);
  expect(simulation.nowMs).toBe(before);
});

test('a step goes to the next event and no further', () => {
  const { simulation, pacer } = paced([700, 900]);
  pacer.step();
  expect(simulation.nowMs).toBe(700);
  expect(simulation.handled).toBe(1);
});

test('a machine that slept does not make time leap', () => {
  const { clock, simulation, pacer } = paced([1_000_000]);
  pacer.play();
  clock.pass(33);
  clock.sleep(3_600_000);
  clock.pass(33);
  expect(simulation.nowMs).toBeLessThan(1000);
});
