// Files as builds of kustomizations read them: from this machine's disk, each once, with open texts before it.

import { isUtf8 } from 'node:buffer';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { BuildFiles, FileContent } from '../core/kustomize/buildFiles.js';
import { nodeFileTree, pathFileTree, pathOf } from './nodeFileTree.js';

/** Files by URI, for one build; `open` are texts that count instead of what the disk has. */
export function uriBuildFiles(open: ReadonlyMap<string, string>): BuildFiles {
  const byPath = new Map([...open].map(([uri, text]) => [pathOf(uri) ?? uri, text]));
  return {
    contentOf: remembered(uri => {
      const path = pathOf(uri);
      return byPath.get(path ?? uri) ?? (path === undefined ? undefined : readContent(path));
    }),
    entriesOf: folder => nodeFileTree.entriesOf(folder),
    sha256,
  };
}

/** Files by path, for one build. */
export function pathBuildFiles(): BuildFiles {
  return {
    contentOf: remembered(readContent),
    entriesOf: folder => pathFileTree.entriesOf(folder),
    sha256,
  };
}

function remembered(
  read: (name: string) => FileContent | undefined,
): (name: string) => FileContent | undefined {
  const known = new Map<string, FileContent | undefined>();
  return name => {
    if (!known.has(name)) {
      known.set(name, read(name));
    }
    return known.get(name);
  };
}

/** Undefined for folders, and for what may not be read. */
function readContent(path: string): FileContent | undefined {
  try {
    const bytes = readFileSync(path);
    return isUtf8(bytes) ? bytes.toString('utf8') : { base64: bytes.toString('base64') };
  } catch {
    return undefined;
  }
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
