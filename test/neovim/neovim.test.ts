// The built server under a client that is not VS Code. Needs dist/server.cjs and Neovim; says so where one lacks.
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';

const root = path.resolve(import.meta.dirname, '../..');
const timeLimitMs = 60_000;

const pod = `apiVersion: v1
kind: Pod
metadata:
  name: web
spec:
  restartPolicy: always
  containers:
    - name: main
      image: nginx
`;

const web = `apiVersion: v1
kind: Pod
metadata:
  name: shop
spec:
  containers:
    - name: main
      image: nginx
      env:
        - name: LEVEL
          valueFrom:
            configMapKeyRef:
              name: settings
              key: LEVLE
`;

const settings = `apiVersion: v1
kind: ConfigMap
metadata:
  name: settings
data:
  COLOUR: blue
  LEVEL: debug
`;

interface Seen {
  readonly failure?: string;
  readonly diagnostics: readonly Record<string, unknown>[];
  readonly completion: readonly string[];
  readonly hover: string;
  readonly symbols: readonly string[];
  readonly mended: boolean;
  readonly warned: string;
  readonly keys: readonly string[];
  readonly definition: { readonly file: string; readonly line: number };
  readonly keyMended: boolean;
  /** The files at the end. */
  readonly files: { readonly web: string; readonly settings: string };
  readonly stopped: boolean;
}

test(
  'Neovim shows diagnostics, completes, hovers, follows and renames names across files',
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
    expect([seen.mended, seen.keyMended, seen.stopped]).toEqual([true, true, true]);
    expect(seen.warned).toBe('missing-key');
    expect(seen.keys.slice(0, 2).toSorted()).toEqual(['COLOUR', 'LEVEL']);
    expect(seen.definition).toEqual({ file: 'settings.yaml', line: 3 });
    expect(seen.files.settings).toBe(settings.replace('name: settings', 'name: options'));
    expect(seen.files.web).toBe(web.replace('settings', 'options').replace('LEVLE', 'LEVEL'));
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
  const output = path.join(folder, 'seen.json');
  writeFileSync(path.join(folder, 'pod.yaml'), pod);
  writeFileSync(path.join(folder, 'web.yaml'), web);
  writeFileSync(path.join(folder, 'settings.yaml'), settings);
  const env = {
    ...process.env,
    XDG_CACHE_HOME: folder,
    XDG_STATE_HOME: folder,
    XDG_DATA_HOME: folder,
    DRYDOCK_ROOT: root,
    DRYDOCK_FOLDER: folder,
    DRYDOCK_OUTPUT: output,
  };
  const script = path.join(import.meta.dirname, 'journey.lua');
  try {
    execFileSync('nvim', ['--headless', '--clean', '-n', '-c', `luafile ${script}`], {
      env,
      stdio: 'ignore',
      timeout: timeLimitMs - 5_000,
    });
    const read = (name: string): string => readFileSync(path.join(folder, name), 'utf8');
    const files = { web: read('web.yaml'), settings: read('settings.yaml') };
    return { ...(JSON.parse(read('seen.json')) as Seen), files };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
