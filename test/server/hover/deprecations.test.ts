import { expect, test } from 'vitest';
import { hoverText } from '../../support/hover.js';

test('kinds that end', () => {
  const text = hoverText('apiVersion: v1\nkind: Endp$0oints\nmetadata: {name: a}\n');
  expect(text).toContain('deprecated in v1.33+');
});

test('kinds that stay', () => {
  expect(hoverText('apiVersion: v1\nkind: P$0od\n')).not.toContain('⚠');
});

test('a kind that is gone says so as well', () => {
  const gone = 'apiVersion: policy/v1be$0ta1\nkind: PodDisruptionBudget\n';
  expect(hoverText(gone)).toContain('unavailable in v1.25+');
});
