// How a value is written as YAML, for completion.

import type { FieldType } from '../core/kubernetes/schema.js';
import { resolvePlain } from '../core/manifest/reader/resolveScalar.js';

/** Text that reads as the value wanted: strings that YAML takes for something else are quoted. */
export function scalarText(value: string, type: FieldType): string {
  const wantsString = type.kind === 'string' || type.kind === 'quantity';
  const isMisread = wantsString && typeof resolvePlain(value) !== 'string';
  return isMisread || /^[@`%&*!|>'"#{[\-?:,]|: | #/.test(value) ? JSON.stringify(value) : value;
}

/** Text that reads as a string. */
export function stringText(value: string): string {
  return scalarText(value, { kind: 'string' });
}
