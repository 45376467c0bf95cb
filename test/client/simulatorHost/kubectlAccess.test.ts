import { expect, test } from 'vitest';
import { KubectlAccess } from '../../../client/simulatorHost/kubectlAccess.js';
import type { RunningSimulation } from '../../../client/simulatorHost/runningSimulation.js';
import { fakeRun, webManifest } from './fakeRun.js';

const kubeconfig = '/kubeconfig';

/** Access whose servers only say when they open and close. */
function fakeAccess(fails = false) {
  const said: string[] = [];
  const names = new Map<RunningSimulation, string>();
  const access = new KubectlAccess(async () => async (run, file) => {
    const name = names.get(run) ?? 'unknown';
    said.push(`serve ${name} in ${file}`);
    if (fails) {
      throw new Error('no port');
    }
    return {
      close: async () => {
        said.push(`close ${name}`);
      },
    };
  });
  const makeRun = (name: string) => {
    const { run } = fakeRun(webManifest());
    names.set(run, name);
    return run;
  };
  return { access, said, makeRun };
}

test('serves nothing until it is opened', async () => {
  const { access, said, makeRun } = fakeAccess();
  access.follow(makeRun('first'));
  await access.close();
  expect(said).toEqual([]);
});

test('serves one simulation once', async () => {
  const { access, said, makeRun } = fakeAccess();
  const run = makeRun('first');
  await access.open(kubeconfig, run);
  await access.open(kubeconfig, run);
  access.follow(run);
  expect(said).toEqual(['serve first in /kubeconfig']);
});

test('a simulation that ends closes its server, and the next one takes its place', async () => {
  const { access, said, makeRun } = fakeAccess();
  await access.open(kubeconfig, makeRun('first'));
  access.follow(undefined);
  const second = makeRun('second');
  access.follow(second);
  await access.open(kubeconfig, second);
  await access.close();
  expect(said).toEqual([
    'serve first in /kubeconfig',
    'close first',
    'serve second in /kubeconfig',
    'close second',
  ]);
});

test('says why it cannot serve', async () => {
  const { access, makeRun } = fakeAccess(true);
  await expect(access.open(kubeconfig, makeRun('first'))).rejects.toThrow('no port');
});
