import { expect, test } from 'vitest';
import { hoverText } from '../../support/hover.js';

const job = 'apiVersion: batch/v1\nkind: CronJob\nmetadata: {name: a}\nspec:\n';

test('words and the next runs', () => {
  const text = hoverText(`${job}  schedule: "0 3 $0* * 1-5"\n`);
  expect(text).toContain('**At 03:00, Monday through Friday** · Etc/UTC');
  expect(text).toContain('- Thu, 01 Jan 2026, 03:00\n- Fri, 02 Jan 2026, 03:00\n- Mon, 05 Jan');
});

test('in the time zone of the job', () => {
  const text = hoverText(`${job}  timeZone: Europe/Madrid\n  schedule: "@da$0ily"\n`);
  expect(text).toContain('**At 00:00** · Europe/Madrid');
  expect(text).toContain('- Fri, 02 Jan 2026, 00:00');
});

test('what is no schedule yet', () => {
  expect(hoverText(`${job}  schedule: "0 3$0 *"\n`)).toContain('expected exactly 5 fields');
});
