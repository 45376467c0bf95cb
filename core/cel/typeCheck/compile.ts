// Compiles an expression as a server does, for rules of custom resources and for admission policies: in the server's words.
import { type CelType, dyn, isCertain } from './celType.js';
import { inferType, type Scope } from './infer.js';
import { type CelFault, syntaxOf } from './syntax.js';

/** What a compilation came to. */
export interface Compilation {
  /** The fault as the server tells it, undefined where there is none or none that is certain. */
  readonly fault: string | undefined;
  /** The type of the value; `dyn` where it is not known. */
  readonly type: CelType;
  /** The expression surely compiles to a tree. */
  readonly isRead: boolean;
}

/** Compiles an expression over names of known types. Never throws. */
export function compileWith(source: string, scope: Scope): Compilation {
  const { tree, fault } = syntaxOf(source);
  if (tree === undefined) {
    return { fault: fault && shown([fault], source), type: dyn, isRead: false };
  }
  const faults: CelFault[] = [];
  const type = inferType(tree, scope, { source, faults });
  return { fault: faults.length === 0 ? undefined : shown(faults, source), type, isRead: true };
}

/** The value is surely of another type. */
export function isSurelyNot({ type }: Compilation, wanted: CelType): boolean {
  return isCertain(type) && type !== wanted;
}

/** `ERROR: <input>:1:6: undefined field 'x'`, with the line and a caret below. */
function shown(faults: readonly CelFault[], source: string): string {
  return faults
    .toSorted((a, b) => a.offset - b.offset)
    .map(fault => shownFault(fault, source))
    .join('\n');
}

function shownFault({ offset, message }: CelFault, source: string): string {
  const before = source.slice(0, Math.max(offset, 0)).split('\n');
  const column = [...(before.at(-1) ?? '')].length;
  const line = source.split('\n')[before.length - 1] ?? '';
  const dots = '.'.repeat(column);
  return (
    `ERROR: <input>:${before.length}:${column + 1}: ${message}\n` +
    ` | ${line.replaceAll('\t', ' ')}\n | ${dots}^`
  );
}
