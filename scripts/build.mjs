// Builds everything others rely on into dist/. `--watch` rebuilds on change; `--minify` makes the shipped form.
import { copyFileSync, existsSync, mkdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import * as esbuild from 'esbuild';
import { root, run } from './run.mjs';

const watch = process.argv.includes('--watch');
const minify = process.argv.includes('--minify');
const at = (...parts) => path.join(root, ...parts);

const common = {
  absWorkingDir: root,
  bundle: true,
  minify,
  sourcemap: minify ? false : 'linked',
  logLevel: 'warning',
  legalComments: 'none',
  target: 'node20',
};

const targets = [
  {
    entryPoints: ['client/extension.ts'],
    outfile: 'dist/extension.cjs',
    platform: 'node',
    format: 'cjs',
    external: ['vscode'],
    plugins: [apart('./lazy.js', './commands.cjs')],
  },
  {
    // Loaded with the first command: what it holds costs the activation nothing.
    entryPoints: ['client/lazy.ts'],
    outfile: 'dist/commands.cjs',
    platform: 'node',
    format: 'cjs',
  },
  {
    // Started with the first simulation.
    entryPoints: ['client/simulatorHost/worker.ts'],
    outfile: 'dist/simulatorWorker.cjs',
    platform: 'node',
    format: 'cjs',
  },
  { entryPoints: ['server/main.ts'], outfile: 'dist/server.cjs', platform: 'node', format: 'cjs' },
  {
    // Each subcommand's part of it runs only when it is asked for.
    entryPoints: ['cli/main.ts'],
    outfile: 'dist/cli.cjs',
    platform: 'node',
    format: 'cjs',
    define: { 'import.meta.dirname': '__dirname' },
  },
  {
    // For `serve` alone, which is to be ready at once: smaller by what the others need.
    entryPoints: ['cli/main.ts'],
    outfile: 'dist/cli-serve.cjs',
    platform: 'node',
    format: 'cjs',
    define: { 'import.meta.dirname': '__dirname' },
    plugins: [leftOut('cli/main.ts', './simulate.js', './validate.js')],
  },
  {
    entryPoints: ['cli/launch.ts'],
    outfile: 'dist/cli.mjs',
    platform: 'node',
    format: 'esm',
    banner: { js: '#!/usr/bin/env node' },
  },
  {
    entryPoints: ['simulator/index.ts'],
    outfile: 'dist/simulator.mjs',
    platform: 'neutral',
    format: 'esm',
    mainFields: ['module', 'main'],
  },
  {
    entryPoints: ['client/webview/main.tsx'],
    outfile: 'dist/webview/main.js',
    platform: 'browser',
    format: 'iife',
    target: 'chrome120',
    jsx: 'automatic',
    jsxImportSource: 'preact',
    loader: { '.ttf': 'file', '.svg': 'text' },
    assetNames: '[name]',
  },
];

run(process.execPath, ['schemas/generator/main.mjs']);
mkdirSync(at('dist', 'webview'), { recursive: true });
copyIfThere('schemas/built/structure.json', 'dist/structure.json');
copyIfThere('schemas/built/descriptions.json', 'dist/descriptions.json');
copyIfThere('node_modules/@vscode/codicons/dist/codicon.css', 'dist/webview/codicon.css');
copyIfThere('node_modules/@vscode/codicons/dist/codicon.ttf', 'dist/webview/codicon.ttf');

const present = targets.filter(target => existsSync(at(target.entryPoints[0])));
if (watch) {
  await Promise.all(
    present.map(async target => (await esbuild.context({ ...common, ...target })).watch()),
  );
  console.log('watching');
} else {
  await Promise.all(present.map(target => esbuild.build({ ...common, ...target })));
}

/** Leaves the import of a module to another bundle. */
function apart(specifier, bundle) {
  return {
    name: 'apart',
    setup(build) {
      const filter = new RegExp(`^${specifier.replaceAll('.', '\\.')}$`);
      build.onResolve({ filter }, () => ({ path: bundle, external: true }));
    },
  };
}

/** Leaves modules out of the bundle that the importer never asks for. */
function leftOut(importer, ...specifiers) {
  const namespace = 'left-out';
  return {
    name: namespace,
    setup(build) {
      build.onResolve({ filter: /^\./ }, asked =>
        asked.importer === at(importer) && specifiers.includes(asked.path)
          ? { path: asked.path, namespace }
          : undefined,
      );
      build.onLoad({ filter: /./, namespace }, () => ({ contents: '' }));
    },
  };
}

/** Copies a file when its text differs; a missing source is left out. */
function copyIfThere(from, to) {
  if (!existsSync(at(from))) {
    return;
  }
  if (existsSync(at(to)) && readFileSync(at(from)).equals(readFileSync(at(to)))) {
    return;
  }
  copyFileSync(at(from), at(to));
}
