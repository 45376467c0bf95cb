// What the user changed, in the few words that fit on the line of time: `image nginx:1.27 → 1.28`.

import type { FieldPath } from '../../core/validation/fieldError.js';
import type { Source, SourceObject } from './sources.js';

const depthMax = 24;
const valueLengthMax = 32;

export interface ChangeWords {
  readonly summary: string;
  /** Where the first change stands. */
  readonly at: { readonly object: SourceObject; readonly path: FieldPath } | undefined;
}

/** A new object has no difference. */
interface Change {
  readonly object: SourceObject;
  readonly difference: Difference | undefined;
}

interface Difference {
  readonly path: FieldPath;
  readonly before: unknown;
  readonly after: unknown;
}

/** Describes the step from the objects applied before to these. */
export function describeChange(
  before: readonly SourceObject[],
  after: readonly SourceObject[],
): ChangeWords {
  const known = new Map(before.map(entry => [entry.id, entry]));
  const changes = after.flatMap((object): readonly Change[] => {
    const old = known.get(object.id);
    if (old === undefined) {
      return [{ object, difference: undefined }];
    }
    return differences(old.object, object.object, []).map(difference => ({ object, difference }));
  });
  const [first] = changes;
  const label = fileLabel(after.map(entry => entry.source));
  if (before.length === 0 || first === undefined) {
    return { summary: `apply ${label}`, at: first && { object: first.object, path: [] } };
  }
  const more = changes.length > 1 ? ` +${changes.length - 1}` : '';
  const { object, difference } = first;
  return difference === undefined
    ? {
        summary: `add ${object.object.kind} ${object.object.metadata.name}${more}`,
        at: { object, path: [] },
      }
    : { summary: `${wordsOf(difference)}${more}`, at: { object, path: difference.path } };
}

/** `shop.yaml`, or how many files. */
export function fileLabel(sources: readonly Pick<Source, 'label'>[]): string {
  const labels = new Set(sources.map(source => source.label));
  const [first = ''] = labels;
  return labels.size <= 1 ? first.slice(first.lastIndexOf('/') + 1) : `${labels.size} files`;
}

function wordsOf({ path, before, after }: Difference): string {
  const name = String(path.findLast(step => typeof step === 'string') ?? '');
  if (before === undefined) {
    return `${name} set`;
  }
  if (after === undefined) {
    return `${name} removed`;
  }
  return `${name} ${show(before)} → ${showAfter(before, after)}`;
}

/** Of an image only the tag, where the rest stays. */
function showAfter(before: unknown, after: unknown): string {
  const [was, is] = [show(before), show(after)];
  const colon = is.lastIndexOf(':');
  return colon > 0 && was.startsWith(is.slice(0, colon + 1)) ? is.slice(colon + 1) : is;
}

function show(value: unknown): string {
  const text = typeof value === 'object' && value !== null ? '…' : String(value);
  return text.length <= valueLengthMax ? text : `${text.slice(0, valueLengthMax - 1)}…`;
}

function differences(before: unknown, after: unknown, path: FieldPath): readonly Difference[] {
  if (before === after) {
    return [];
  }
  if (!isContainer(before) || !isContainer(after) || path.length > depthMax) {
    return [{ path, before, after }];
  }
  const isList = Array.isArray(after);
  const keys = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  return keys.flatMap(key =>
    differences(before[key], after[key], [...path, isList ? Number(key) : key]),
  );
}

function isContainer(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
