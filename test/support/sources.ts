// Reads our own source files as text, for the tests that hold the house rules.
import path from 'node:path';

export interface SourceFile {
  /** From the project's root, with forward slashes. */
  readonly path: string;
  readonly text: string;
}

/** The names a file imports, type imports included. */
export function importsOf(file: SourceFile): string[] {
  const pattern =
    /(?:^|\n)\s*(?:import|export)\s(?:[^'"`;]*?\sfrom\s+)?['"]([^'"]+)['"]|\bimport\(\s*['"]([^'"]+)['"]\s*\)/g;
  return [...file.text.matchAll(pattern)].map(match => match[1] ?? match[2] ?? '');
}

/** Import cycles at run time (type imports do not count), each as a chain of paths. */
export function findCycles(files: readonly SourceFile[]): string[] {
  const graph = new Map(files.map(file => [file.path, runTimeImports(file, files)]));
  const state = new Map<string, 'open' | 'done'>();
  const cycles: string[] = [];
  const visit = (name: string, chain: readonly string[]): void => {
    if (state.get(name) === 'done') {
      return;
    }
    if (state.get(name) === 'open') {
      cycles.push([...chain.slice(chain.indexOf(name)), name].join(' -> '));
      return;
    }
    state.set(name, 'open');
    for (const target of graph.get(name) ?? []) {
      visit(target, [...chain, name]);
    }
    state.set(name, 'done');
  };
  for (const file of files) {
    visit(file.path, []);
  }
  return cycles;
}

/** The code alone: comments and the insides of strings blanked, so that words in them do not count. */
export function withoutCommentsAndStrings(text: string): string {
  return text.replace(
    /\/\*[\s\S]*?\*\/|\/\/[^\n]*|'(?:\\.|[^'\\\n])*'|"(?:\\.|[^"\\\n])*"|`(?:\\.|[^`\\])*`/g,
    match => match.replace(/[^\n]/g, ' '),
  );
}

function runTimeImports(file: SourceFile, files: readonly SourceFile[]): string[] {
  const withoutTypes = file.text.replace(/(?:^|\n)\s*(?:import|export) type [^;]*;/g, '\n');
  const known = new Set(files.map(candidate => candidate.path));
  return importsOf({ path: file.path, text: withoutTypes })
    .filter(name => name.startsWith('.'))
    .map(name =>
      path.posix
        .normalize(path.posix.join(path.posix.dirname(file.path), name))
        .replace(/\.jsx?$/, ''),
    )
    .map(base => [`${base}.ts`, `${base}.tsx`].find(candidate => known.has(candidate)))
    .filter(target => target !== undefined);
}
