// Reads whatever is applied as one: a text, or a build.

import { readBuild } from './builtSource.js';
import { type ReadSource, readText, type Source } from './sources.js';

/** `before` is how it was read last. */
export function readSource(source: Source, before?: ReadSource): ReadSource {
  return 'text' in source ? readText(source, before) : readBuild(source, before);
}
