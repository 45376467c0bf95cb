// Keyboard in the picture: one tab stop, arrow keys to the nearest neighbour, Delete for what can be deleted.

import type { RefObject } from 'preact';
import { useEffect } from 'preact/hooks';
import type { PanelCommand } from '../../core/protocol.js';
import { type Host, useHost } from './host.js';

type Direction = 'ArrowUp' | 'ArrowDown' | 'ArrowLeft' | 'ArrowRight';

export interface Box {
  readonly x: number;
  readonly y: number;
}

/** Makes the items (`data-item`) of a container one composite control. */
export function useRovingFocus(container: RefObject<HTMLElement>): void {
  const host = useHost();
  useEffect(() => {
    const element = container.current;
    if (element === null) {
      return undefined;
    }
    const onKey = (event: KeyboardEvent) => handleKey(element, event, host);
    const onFocus = (event: FocusEvent) => keepOneTabStop(element, event.target);
    element.addEventListener('keydown', onKey);
    element.addEventListener('focusin', onFocus);
    return () => {
      element.removeEventListener('keydown', onKey);
      element.removeEventListener('focusin', onFocus);
    };
  }, [container, host]);
  useEffect(() => {
    if (container.current !== null) {
      keepOneTabStop(container.current, undefined);
    }
  });
}

function handleKey(container: HTMLElement, event: KeyboardEvent, host: Host): void {
  const item =
    event.target instanceof HTMLElement ? event.target.closest<HTMLElement>('[data-item]') : null;
  if (item === null) {
    return;
  }
  if (event.key === 'Escape') {
    host.post({ type: 'select', id: undefined });
  } else if (event.key === 'Delete' && item.dataset['verb'] !== undefined) {
    const command = item.dataset['verb'] as PanelCommand;
    host.post({ type: 'command', command, id: item.dataset['item'] ?? '' });
  } else if (isDirection(event.key)) {
    moveFocus(container, item, event.key);
  } else {
    return;
  }
  event.preventDefault();
}

function moveFocus(container: HTMLElement, from: HTMLElement, direction: Direction): void {
  const items = [...container.querySelectorAll<HTMLElement>('[data-item]')].filter(
    item => item !== from,
  );
  const boxes = items.map(centreOf);
  const index = findNearest(centreOf(from), boxes, direction);
  items[index ?? -1]?.focus();
}

/** Index of the nearest box in a direction; sideways distance counts double. Undefined: none lies there. */
export function findNearest(
  from: Box,
  boxes: readonly Box[],
  direction: Direction,
): number | undefined {
  const horizontal = direction === 'ArrowLeft' || direction === 'ArrowRight';
  const sign = direction === 'ArrowRight' || direction === 'ArrowDown' ? 1 : -1;
  const scored = boxes.map((box, index) => {
    const ahead = sign * (horizontal ? box.x - from.x : box.y - from.y);
    const aside = Math.abs(horizontal ? box.y - from.y : box.x - from.x);
    return { index, ahead, aside, score: ahead + 2 * aside };
  });
  const ahead = scored.filter(entry => entry.ahead > 1);
  // What lies rather aside than ahead is only taken where nothing else is.
  const straight = ahead.filter(entry => entry.aside < 2 * entry.ahead);
  const candidates = straight.length > 0 ? straight : ahead;
  candidates.sort((a, b) => a.score - b.score);
  return candidates[0]?.index;
}

function keepOneTabStop(container: HTMLElement, target: EventTarget | null | undefined): void {
  const items = [...container.querySelectorAll<HTMLElement>('[data-item]')];
  const current =
    items.find(item => item === target) ??
    items.find(item => item.tabIndex === 0 && item.hasAttribute('tabindex')) ??
    items[0];
  for (const item of items) {
    item.tabIndex = item === current ? 0 : -1;
  }
}

function centreOf(item: HTMLElement): Box {
  const box = item.getBoundingClientRect();
  return { x: box.left + box.width / 2, y: box.top + box.height / 2 };
}

function isDirection(key: string): key is Direction {
  return key.startsWith('Arrow');
}
