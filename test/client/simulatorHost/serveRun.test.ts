import { execFile, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { serveRun } from '../../../client/simulatorHost/serveRun.js';
import { fakeRun, webManifest } from './fakeRun.js';

const hasKubectl = spawnSync('kubectl', ['version', '--client']).status === 0;
const runFile = promisify(execFile);

/** A shop that is served while `use` runs. */
async function withServedShop(
  use: (shop: ReturnType<typeof fakeRun> & { readonly file: string }) => Promise<void>,
): Promise<void> {
  const folder = mkdtempSync(path.join(tmpdir(), 'drydock-serve-run-'));
  const file = path.join(folder, 'kubectl', 'config');
  const shop = fakeRun(webManifest());
  shop.run.play();
  shop.pass(8000);
  const served = await serveRun(shop.run, file);
  try {
    await use({ ...shop, file });
  } finally {
    await served.close();
  }
  expect(existsSync(file)).toBe(false);
  rmSync(folder, { recursive: true });
}

test('the kubeconfig is its owner’s alone and goes with the server', async () => {
  await withServedShop(async ({ file }) => {
    expect(statSync(file).mode & 0o777).toBe(0o600);
  });
});

test('kubectl and the panel see each other’s changes', async () => {
  if (!hasKubectl) {
    console.log('kubectl is not on the PATH: the terminal of the panel is not tried.');
    return;
  }
  await withServedShop(async ({ file, run, edit, pass }) => {
    const kubectl = async (...args: string[]) => {
      const { stdout } = await runFile('kubectl', ['--kubeconfig', file, ...args]);
      return stdout;
    };
    expect(await kubectl('scale', 'deployment/web', '--replicas=5')).toContain('web scaled');
    await kubectl('create', 'configmap', 'settings');
    const marks = run.panelState().actions.map(action => action.text[0]?.text);
    expect(marks.at(-1)).toBe('Created ConfigMap settings');
    pass(8000);
    expect(run.panelState().workloads[0]?.status).toContain('5/5');
    edit(webManifest('nginx:1.28', 5));
    pass(20_000);
    const images = '-o=jsonpath={.items[*].spec.containers[0].image}';
    expect(await kubectl('get', 'pods', images)).toBe(Array(5).fill('nginx:1.28').join(' '));
  });
}, 30_000);
