/**
 * Hover: permissions of files
 *
 * On a mode: the number as octal, and who may do what. `420` and `0644` are the same.
 */
import { valueAt } from '../../core/json.js';
import type { HoverContext } from './types.js';

const allBits = 0o777;

/** Says a mode as `ls` shows it. */
export function fileModes({ at, path, value }: HoverContext): readonly string[] {
  const name = path.at(-1);
  const isMode = name === 'defaultMode' || name === 'mode';
  const mode = isMode ? numberAt(value, path) : undefined;
  if (mode === undefined || mode < 0 || mode > allBits || at.value?.kind !== 'scalar') {
    return [];
  }
  const octal = mode.toString(8).padStart(4, '0');
  const bits = [...'rwxrwxrwx'].map((letter, index) => ((mode >> (8 - index)) & 1 ? letter : '-'));
  return [`\`${octal}\` (decimal ${mode}): \`${bits.join('')}\``];
}

function numberAt(value: unknown, path: HoverContext['path']): number | undefined {
  const found = valueAt(value, path);
  return typeof found === 'number' ? found : undefined;
}
