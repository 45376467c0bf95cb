// The built server under a client that is not VS Code. Needs dist/server.cjs and Neovim; says so where one lacks.
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';

const root = path.resolve(import.meta.dirname, '../..');
const timeLimitMs = 60_000;

const manifest = `apiVersion: v1
kind: Pod
metadata:
  name: web
spec:
  restartPolicy: always
  containers:
    - name: main
      image: nginx
`;

interface Seen {
  readonly failure?: string;
  readonly diagnostics: readonly Record<string, unknown>[];
  readonly completion: readonly string[];
  readonly hover: string;
  readonly symbols: readonly string[];
  readonly mended: boolean;
  readonly stopped: boolean;
}

test(
  'Neovim shows diagnostics, completes, hovers, and sees a mended file mended',
  () => {
    const lacking = whatLacks();
    if (lacking !== undefined) {
      console.log(`Neovim journey: not run, ${lacking}`);
      expect(lacking).toMatch(/not/);
      return;
    }
    const seen = runJourney();
    expect(seen.failure).toBeUndefined();
    expect(seen.diagnostics).toMatchObject([
      { line: 5, from: 17, to: 23, code: 'unsupported-value' },
    ]);
    expect(seen.completion).toEqual(['Always', 'OnFailure', 'Never']);
    expect(seen.hover).toContain('Restart policy for all containers within the pod');
    expect(seen.symbols).toEqual(['Pod/web']);
    expect([seen.mended, seen.stopped]).toEqual([true, true]);
  },
  timeLimitMs,
);

function whatLacks(): string | undefined {
  if (!existsSync(path.join(root, 'dist/server.cjs'))) {
    return 'dist/server.cjs is not built';
  }
  const found = spawnSync('nvim', ['--version']);
  return found.status === 0 ? undefined : 'nvim is not installed';
}

function runJourney(): Seen {
  const folder = mkdtempSync(path.join(tmpdir(), 'drydock-neovim-'));
  const file = path.join(folder, 'pod.yaml');
  const output = path.join(folder, 'seen.json');
  writeFileSync(file, manifest);
  const env = {
    ...process.env,
    XDG_CACHE_HOME: folder,
    XDG_STATE_HOME: folder,
    XDG_DATA_HOME: folder,
    DRYDOCK_ROOT: root,
    DRYDOCK_MANIFEST: file,
    DRYDOCK_OUTPUT: output,
  };
  const script = path.join(import.meta.dirname, 'journey.lua');
  try {
    execFileSync('nvim', ['--headless', '--clean', '-n', '-c', `luafile ${script}`], {
      env,
      stdio: 'ignore',
      timeout: timeLimitMs - 5_000,
    });
    return JSON.parse(readFileSync(output, 'utf8')) as Seen;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
