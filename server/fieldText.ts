// From a field as the API server writes it to the path it stands for, and back.

import type { FieldPath } from '../core/validation/fieldError.js';

/** A field at the start of a message: `spec.ports[0].name: must be …`. Empty where the message names none. */
export interface FieldText {
  readonly field: string;
  readonly path: FieldPath;
}

const fieldStart = /^((?:metadata|spec|data|[a-z][A-Za-z]*)(?:\.[A-Za-z][\w-]*|\[[^\]]*\])*)(?=:)/;

/** Reads the field that a message begins with. */
export function parseField(message: string): FieldText {
  const field = fieldStart.exec(message)?.[1] ?? '';
  const steps = field.match(/[^.[\]]+|\[[^\]]*\]/g) ?? [];
  const path = steps.map(step => {
    const inner = step.startsWith('[') ? step.slice(1, -1) : step;
    return step.startsWith('[') && /^\d+$/.test(inner) ? Number(inner) : inner;
  });
  return { field, path };
}

/** A path as the API server writes the fields of built-in kinds: `spec.ports[0].name`. */
export function showField(path: FieldPath): string {
  return path.reduce<string>(
    (text, step) =>
      typeof step === 'number' ? `${text}[${step}]` : text === '' ? step : `${text}.${step}`,
    '',
  );
}
