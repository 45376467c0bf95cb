import { expect, test } from 'vitest';
import { durationWords } from '../../../server/hover/durations.js';
import { hoverText } from '../../support/hover.js';

test('long times in plain units', () => {
  expect(durationWords(5400)).toBe('1 hour 30 minutes');
  expect(durationWords(0)).toBe('0 seconds');
  const job = 'apiVersion: batch/v1\nkind: Job\nspec:\n  activeDeadlineSeconds:';
  expect(hoverText(`${job} 86$0400`)).toContain('86400 seconds = 1 day');
  expect(hoverText(`${job} 3$00`)).not.toContain(' = ');
});
