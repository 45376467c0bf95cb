import { expect, test } from 'vitest';
import { setLoad } from '../../../client/commands/setLoad.js';
import { fakeContext, runOn } from './fakeContext.js';

const web = 'apps/Deployment:default/web';
const cpu = 'cpu of all pods together';

test('puts a load on a workload that its pods share', async () => {
  const { run, action } = await runOn(setLoad, web, { choice: cpu, texts: ['600m'] });
  expect(action).toBe('cpu of web: 600m');
  const usage = run.simulation.resourceUsage();
  expect(run.index().pods.map(({ pod }) => usage?.(pod, 'web')?.cpuMilli)).toEqual([200, 200, 200]);
});

test('a course counts from the moment it is set', async () => {
  const { run } = await runOn(setLoad, web, { choice: cpu, texts: ['300m, 900m at 8s'] });
  const [pod] = run.index().pods;
  const used = pod && run.simulation.resourceUsage()?.(pod.pod, 'web')?.cpuMilli;
  // Eight seconds went by on the wall; the clock's ticks may leave the last of them over.
  expect(used).toBeGreaterThan(290);
});

test('what is no amount is told while it is typed, and changes nothing', async () => {
  const shop = fakeContext({ choice: cpu, texts: ['much'] });
  const problems: (string | undefined)[] = [];
  const forms = {
    ...shop.context.forms,
    askText: async ({ problemWith }: { problemWith?: (text: string) => string | undefined }) => {
      problems.push(problemWith?.('much'), problemWith?.('2 at 5m'));
      return undefined;
    },
  };
  await setLoad.run({ ...shop.context, forms }, web);
  expect(problems).toEqual([expect.stringContaining('An amount'), undefined]);
  expect(shop.run.simulation.resourceUsage()).toBeUndefined();
});

test('does nothing when the person turns away', async () => {
  const { action } = await runOn(setLoad, web);
  expect(action).toBe('apply shop.yaml');
});
