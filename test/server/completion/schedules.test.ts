import { expect, test } from 'vitest';
import { checkAccepted, labelsAt } from '../../support/service.js';

const job = 'apiVersion: batch/v1\nkind: CronJob\nspec:\n';

test('usual schedules are quoted, time zones are those of the database', () => {
  checkAccepted(`${job}  schedule: $0`, '0 3 * * *', `${job}  schedule: "0 3 * * *"$0`);
  checkAccepted(`${job}  schedule: "$0"`, '0 3 * * *', `${job}  schedule: "0 3 * * *"$0`);
  expect(labelsAt(`${job}  timeZone: $0`)).toContain('Europe/Madrid');
});

test('nothing in other kinds', () => {
  expect(labelsAt('apiVersion: batch/v1\nkind: Job\nspec:\n  schedule: $0')).toEqual([]);
});
