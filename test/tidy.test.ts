// Holds the house rules no compiler knows: who imports whom, sizes, banned words in pure layers, tests beside features.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import {
  findCycles,
  importsOf,
  type SourceFile,
  withoutCommentsAndStrings,
} from './support/sources.js';

const root = path.resolve(import.meta.dirname, '..');
const layers = ['core', 'simulator', 'server', 'serving', 'client', 'cli'] as const;
const files: readonly SourceFile[] = layers.flatMap(layer => sourcesBelow(layer));

const maxFileLines = 400;
const maxLineColumns = 120;

/** Pure libraries the pure layers may use; each has its reason in docs/architecture.md. */
const pureLibraries = [
  'yaml',
  'croner',
  'cronstrue',
  'fast-json-patch',
  'ipaddr.js',
  'fastest-levenshtein',
  'picomatch',
  'semver',
  '@marcbachmann/cel-js',
  'vscode-languageserver-types',
];

/** What each layer may import: other layers, and libraries by their first name. */
const rules: readonly LayerRule[] = [
  { folder: 'core', layers: [], libraries: pureLibraries },
  { folder: 'simulator', layers: ['core'], libraries: pureLibraries },
  {
    folder: 'server',
    layers: ['core'],
    libraries: [...pureLibraries, 'vscode-languageserver', 'vscode-jsonrpc', 'ignore', 'node'],
  },
  {
    folder: 'serving',
    layers: ['core', 'simulator'],
    libraries: ['asn1.js-rfc5280', 'node', 'yaml'],
  },
  {
    folder: 'client/webview',
    layers: [],
    libraries: ['preact', '@vscode-elements/elements', '@vscode/codicons'],
    only: ['core/protocol'],
  },
  {
    folder: 'client',
    layers: ['core', 'simulator', 'serving'],
    libraries: [
      'node',
      'vscode',
      'vscode-jsonrpc',
      'vscode-languageclient',
      'yaml',
      'ignore',
      '@vscode/l10n',
      'picomatch',
    ],
  },
  {
    folder: 'cli',
    layers: ['core', 'simulator', 'serving', 'server'],
    libraries: ['node', 'commander', 'env-paths', 'yaml', 'ignore', 'picomatch'],
  },
];

interface LayerRule {
  readonly folder: string;
  readonly layers: readonly string[];
  readonly libraries: readonly string[];
  readonly only?: readonly string[];
}

/** Shells: nothing may import them but their own folder. */
const shells = [
  'client/extension',
  'client/simulatorHost/worker',
  'server/main',
  'server/server',
  'cli/main',
];

const impure =
  /\b(?:Date\.now|Math\.random|setTimeout|setInterval|setImmediate|queueMicrotask|performance\.now|async|await|Promise|Buffer|globalThis)\b|\bnew Date\(\)/;

test('every layer imports only what design allows', () => {
  const offences = files.flatMap(file => {
    const rule = rules.find(candidate => file.path.startsWith(`${candidate.folder}/`));
    return rule === undefined
      ? []
      : importsOf(file)
          .filter(name => !isAllowed(file, name, rule))
          .map(name => `${file.path} imports ${name}`);
  });
  expect(offences).toEqual([]);
});

test('no import cycles', () => {
  expect(findCycles(files)).toEqual([]);
});

test('pure layers have no time, chance, promises or timers of their own', () => {
  const pure = files.filter(file =>
    /^(core|simulator|server\/(features|completion|rules))\//.test(file.path),
  );
  const offences = pure.flatMap(file => {
    const found = impure.exec(withoutCommentsAndStrings(file.text));
    return found === null ? [] : [`${file.path}: ${found[0]}`];
  });
  expect(pure.length).toBeGreaterThan(0);
  expect(offences).toEqual([]);
});

test('files stay small and say in their first line what they are', () => {
  const offences = files.flatMap(file => {
    const lines = file.text.split('\n');
    return [
      ...(lines.length > maxFileLines + 1 ? [`${file.path}: ${lines.length} lines`] : []),
      ...(/^(\/\/|\/\*)/.test(file.text) ? [] : [`${file.path}: no opening comment`]),
      ...lines.flatMap((line, index) =>
        line.length > maxLineColumns && !/https?:|`|'/.test(line)
          ? [`${file.path}:${index + 1}: ${line.length} columns`]
          : [],
      ),
    ];
  });
  expect(offences).toEqual([]);
});

test('no module keeps state, and no left-over marks', () => {
  const offences = files.flatMap(file => {
    const code = withoutCommentsAndStrings(file.text);
    return [
      ...(/^(export )?let /m.test(code) ? [`${file.path}: module-level let`] : []),
      ...(/\b(TODO|FIXME|XXX|HACK)\b/.test(file.text) ? [`${file.path}: left-over mark`] : []),
      ...(/@ts-(ignore|expect-error|nocheck)/.test(file.text)
        ? [`${file.path}: type check switched off`]
        : []),
    ];
  });
  expect(offences).toEqual([]);
});

test('no test is skipped or alone', () => {
  const offences = sourcesBelow('test')
    .filter(file => /\.test\.tsx?$/.test(file.path) && !file.path.endsWith('tidy.test.ts'))
    .filter(file => /\b(?:test|it|describe)\.(?:skip|only|todo|skipIf|runIf)\b/.test(file.text))
    .map(file => file.path);
  expect(offences).toEqual([]);
});

test('every feature has its test', () => {
  const folders = [
    'server/features',
    'server/rules',
    'server/completion',
    'client/commands',
    'simulator/controllers',
    'simulator/scheduler',
    'simulator/api/admission',
  ];
  const missing = folders
    .filter(folder => existsSync(path.join(root, folder)))
    .flatMap(featuresOf)
    .filter(feature => !hasTest(feature));
  expect(missing).toEqual([]);
});

function isAllowed(file: SourceFile, name: string, rule: LayerRule): boolean {
  if (name.startsWith('.')) {
    const target = path.posix
      .normalize(path.posix.join(path.posix.dirname(file.path), name))
      .replace(/\.jsx?$/, '');
    if (shells.includes(target) && path.posix.dirname(target) !== path.posix.dirname(file.path)) {
      return false;
    }
    if (target.startsWith(`${rule.folder}/`) || target.startsWith('schemas/')) {
      return true;
    }
    return (
      rule.layers.some(layer => target.startsWith(`${layer}/`)) ||
      (rule.only ?? []).includes(target)
    );
  }
  return rule.libraries.some(
    library =>
      name === library ||
      name.startsWith(`${library}/`) ||
      (library === 'node' && name.startsWith('node:')),
  );
}

/** A feature is a file of the folder, or a sub-folder of it; registries (`index.ts`) and types are none. */
function featuresOf(folder: string): string[] {
  return readdirSync(path.join(root, folder), { withFileTypes: true })
    .filter(entry => entry.isDirectory() || /\.tsx?$/.test(entry.name))
    .map(entry => `${folder}/${entry.name.replace(/\.tsx?$/, '')}`)
    .filter(feature => !sharedParts.test(feature));
}

/** Registries, types, and what the features of a folder share; tested through them. */
const sharedParts =
  /\/(index|types|rule|each|selecting|namespaces|podSecurityFindings|target|simulationCommand)$/;

function hasTest(feature: string): boolean {
  const mirrored = path.join(root, 'test', feature);
  return (
    existsSync(`${mirrored}.test.ts`) ||
    (existsSync(mirrored) && readdirSync(mirrored).some(name => name.endsWith('.test.ts')))
  );
}

function sourcesBelow(folder: string): SourceFile[] {
  const absolute = path.join(root, folder);
  if (!existsSync(absolute)) {
    return [];
  }
  return readdirSync(absolute, { recursive: true, withFileTypes: true })
    .filter(
      entry =>
        entry.isFile() && /\.tsx?$/.test(entry.name) && !entry.parentPath.includes('node_modules'),
    )
    .map(entry => path.join(entry.parentPath, entry.name))
    .map(file => ({
      path: path.relative(root, file).split(path.sep).join('/'),
      text: readFileSync(file, 'utf8'),
    }));
}
