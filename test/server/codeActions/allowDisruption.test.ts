import { expect, test } from 'vitest';
import { actionsAt, checkAction } from '../../support/codeActions.js';

const budget = (line: string) =>
  `apiVersion: policy/v1\nkind: PodDisruptionBudget\nmetadata: { name: a }\nspec:\n  ${line}\n  selector: { matchLabels: { app: a } } # ours\n`;

test('one pod may go', () => {
  checkAction(
    budget('minAvailable: $0100%'),
    'Allow one disruption at a time: maxUnavailable: 1',
    budget('maxUnavailable: 1'),
  );
});

test('a budget that lets pods go', () => {
  expect(actionsAt(budget('minAvailable: $050%')).join()).not.toContain('Allow');
});
