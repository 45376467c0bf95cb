// What the API refused, as problems at their lines and as the panel says them.

import type { ApplyOutcome } from '../../simulator/simulation.js';
import { parseField } from './fieldText.js';
import type { SourceObject, SourceRange } from './sources.js';

/** One fault of a refused object. */
export interface RefusalCause {
  readonly field: string;
  readonly message: string;
  readonly range: SourceRange;
  /** The whole field, where others may have marked a part of it. */
  readonly whole: SourceRange;
  readonly code: string;
}

export interface Refusal {
  readonly title: string;
  readonly reason: string;
  readonly causes: readonly RefusalCause[];
}

/** The refusal of an object, undefined if it was taken. */
export function toRefusal(outcome: ApplyOutcome, source: SourceObject): Refusal | undefined {
  if (outcome.result !== 'refused') {
    return undefined;
  }
  const { kind, metadata } = outcome.object;
  const { message = '', reason = '' } = outcome;
  const errors = outcome.errors ?? [];
  const causes =
    errors.length > 0
      ? errors.map(error => ({
          field: error.field,
          message: error.message,
          range: source.locate(error.path, error.atKey),
          whole: source.locateWhole(error.path),
          code: error.code,
        }))
      : splitMessage(message).map(part => ({
          ...part,
          range: part.field === '' ? headOf(source) : source.locate(parseField(part.field)),
          whole: source.locateWhole(parseField(part.field)),
          code: reason,
        }));
  return { title: `${kind} ${metadata.name ?? ''}`, reason, causes };
}

/** Without a field the fault stands at the object's kind. */
function headOf(source: SourceObject): SourceRange {
  return source.locate(['kind'], true);
}

interface Part {
  readonly field: string;
  readonly message: string;
}

/** `Deployment.apps "web" is invalid: [spec.a: Required value, spec.b: Invalid value: 1]` in its parts. */
export function splitMessage(message: string): readonly Part[] {
  const match = /is invalid: (.*)$/s.exec(message);
  const list = match?.[1];
  if (list === undefined) {
    const unknown = /unknown field "([^"]+)"/.exec(message)?.[1];
    return [{ field: unknown ?? '', message }];
  }
  const inside = list.startsWith('[') && list.endsWith(']') ? list.slice(1, -1) : list;
  const parts = inside.split(/, (?=[a-z][\w.[\]"/-]*: )/);
  return parts.map(part => {
    const colon = part.indexOf(': ');
    return colon < 0
      ? { field: '', message: part }
      : { field: part.slice(0, colon), message: part.slice(colon + 2) };
  });
}
