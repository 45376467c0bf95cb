import { expect, test } from 'vitest';
import { checkMessage } from '../../../client/panel/checkMessage.js';

test('what the panel says passes', () => {
  const messages = [
    { type: 'ready' },
    { type: 'speed', speed: 2 },
    { type: 'scrub', timeMs: 100 },
    { type: 'link', link: 3 },
    { type: 'command', command: 'drydock.deletePod', id: 'Pod:default/a' },
    { type: 'pane', request: { tab: 'events', filter: 'web' } },
  ];
  expect(messages.map(checkMessage)).toEqual(messages);
});

test('anything else is dropped', () => {
  const messages = [
    undefined,
    'play',
    { type: 'eval', text: '1' },
    { type: 'speed', speed: 'fast' },
    { type: 'scrub', timeMs: Number.NaN },
    { type: 'command', command: 'workbench.action.terminal.sendSequence' },
    { type: 'pane', request: { tab: '../etc' } },
  ];
  expect(messages.map(checkMessage)).toEqual(messages.map(() => undefined));
});

test('endless texts are no ids', () => {
  expect(checkMessage({ type: 'select', id: 'x'.repeat(10_000) })).toEqual({
    type: 'select',
    id: undefined,
  });
});
